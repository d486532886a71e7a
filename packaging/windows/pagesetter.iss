; Installer for Windows 10 and newer, of the folder that `py tools\make_dist.py` has made:
;   iscc /DVersion=0.1.0 /DFolder=dist\pagesetter-0.1.0-win-amd64 packaging\windows\pagesetter.iss
; It needs no administrator and no network, and starts without Python on the machine.
#define Chinese AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl"
; Where the compiler came without it the installer speaks English; the program does not care.
#define HasChinese FileExists(Chinese)

[Setup]
; Paths are from the root of the project on.
SourceDir=..\..
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
SetupIconFile={#Folder}\icons\pagesetter.ico
UninstallDisplayIcon={app}\icons\pagesetter.ico
OutputDir=dist
OutputBaseFilename=pagesetter-{#Version}-setup

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
#if HasChinese
Name: "zh"; MessagesFile: "{#Chinese}"
#endif

[CustomMessages]
en.AppTitle=Pagesetter
en.OpenHere=Open with Pagesetter
#if HasChinese
zh.AppTitle=报纸排版
zh.OpenHere=用报纸排版打开
#endif

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{cm:AppTitle}"; Filename: "{app}\pythonw.exe"; Parameters: "-I -m pagesetter gui"; IconFilename: "{app}\icons\pagesetter.ico"
Name: "{autodesktop}\{cm:AppTitle}"; Filename: "{app}\pythonw.exe"; Parameters: "-I -m pagesetter gui"; IconFilename: "{app}\icons\pagesetter.ico"

[Registry]
Root: HKA; Subkey: "Software\Classes\Directory\shell\Pagesetter"; ValueType: string; ValueData: "{cm:OpenHere}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Pagesetter"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\icons\pagesetter.ico"
Root: HKA; Subkey: "Software\Classes\Directory\shell\Pagesetter\command"; ValueType: string; ValueData: """{app}\pythonw.exe"" -I -m pagesetter gui ""%1"""
