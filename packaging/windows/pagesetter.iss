; Installer for Windows 10 and newer, of the folder that `py tools\make_dist.py` has made:
;   iscc /DVersion=0.1.0 /DFolder=dist\pagesetter-0.1.0-win-amd64 packaging\windows\pagesetter.iss
; It needs no administrator and no network, and starts without Python on the machine.
[Setup]
AppId={{6E3B2B46-6A3E-4B7F-9C0A-5F2D9A1E7C11}
AppName=Pagesetter
AppVersion={#Version}
DefaultDirName={autopf}\Pagesetter
DefaultGroupName=Pagesetter
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
OutputDir=dist
OutputBaseFilename=pagesetter-{#Version}-setup

[Languages]
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh.AppTitle=报纸排版
en.AppTitle=Pagesetter
zh.OpenHere=用报纸排版打开
en.OpenHere=Open with Pagesetter

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{cm:AppTitle}"; Filename: "{app}\pythonw.exe"; Parameters: "-I -m pagesetter gui"
Name: "{autodesktop}\{cm:AppTitle}"; Filename: "{app}\pythonw.exe"; Parameters: "-I -m pagesetter gui"

[Registry]
Root: HKA; Subkey: "Software\Classes\Directory\shell\Pagesetter"; ValueType: string; ValueData: "{cm:OpenHere}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Pagesetter\command"; ValueType: string; ValueData: """{app}\pythonw.exe"" -I -m pagesetter gui ""%1"""
