"""The command line: arguments in, files and findings out. One file per command."""
