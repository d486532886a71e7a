@echo off
rem The command line: pagesetter render ..., from wherever this folder lies.
"%~dp0python.exe" -I -m pagesetter %*
