' Starts the window without a console; an issue may be given, or dropped on this file.
Set shell = CreateObject("WScript.Shell")
folder = CreateObject("Scripting.FileSystemObject").GetParentFolderName(WScript.ScriptFullName)
command = """" & folder & "\pythonw.exe"" -I -m pagesetter gui"
If WScript.Arguments.Count > 0 Then command = command & " """ & WScript.Arguments(0) & """"
shell.Run command, 1, False
