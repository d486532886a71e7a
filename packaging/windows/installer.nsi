; Installer for Windows 10 and newer, of the folder that tools/make_dist.py has made. It needs no
; administrator and no network; /S installs without a question. tools/dist_windows.py compiles it and
; tells VERSION, OUT, ICON, SIZE (KiB), and LAY and TAKE: lines that lay each file and take it away.
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
Name "Pagesetter"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Pagesetter"
InstallDirRegKey HKCU "Software\Pagesetter" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Pagesetter"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Pagesetter"
VIAddVersionKey "LegalCopyright" "The pagesetter maintainers; Apache-2.0"

!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\pagesetter.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString AppTitle ${LANG_ENGLISH} "Pagesetter"
LangString AppTitle ${LANG_SIMPCHINESE} "报纸排版"
LangString OpenHere ${LANG_ENGLISH} "Open with Pagesetter"
LangString OpenHere ${LANG_SIMPCHINESE} "用报纸排版打开"
LangString IssueKind ${LANG_ENGLISH} "Pagesetter issue"
LangString IssueKind ${LANG_SIMPCHINESE} "报纸排版的一期"
LangString TooOld ${LANG_ENGLISH} "Pagesetter needs Windows 10 or newer, with 64 bits."
LangString TooOld ${LANG_SIMPCHINESE} "报纸排版需要 64 位的 Windows 10 或更新版本。"

!define CLASSES "Software\Classes"
!define KIND "Pagesetter.Issue"
!define ONLY 'System.FileName:="issue.yaml" OR System.FileName:="paper.yaml"'
!define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Pagesetter"
!define RENEW "System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'"

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Section
  ; What an older version laid goes first: a file it had and this one has not would stay.
  ReadRegStr $0 HKCU "Software\Pagesetter" "Folder"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    CopyFiles /SILENT "$0\uninstall.exe" "$PLUGINSDIR\old.exe"
    ExecWait '"$PLUGINSDIR\old.exe" /S _?=$0'
    Delete "$0\uninstall.exe"
    RMDir "$0"
  ${EndIf}
  !include "${LAY}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Pagesetter" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${GONE}" "DisplayName" "$(AppTitle)"
  WriteRegStr HKCU "${GONE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${GONE}" "DisplayIcon" "$INSTDIR\pagesetter.exe"
  WriteRegStr HKCU "${GONE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${GONE}" "Publisher" "The pagesetter maintainers"
  WriteRegStr HKCU "${GONE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${GONE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${GONE}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${GONE}" "NoModify" 1
  WriteRegDWORD HKCU "${GONE}" "NoRepair" 1
  CreateShortcut "$SMPROGRAMS\$(AppTitle).lnk" "$INSTDIR\pagesetter.exe"
  CreateShortcut "$DESKTOP\$(AppTitle).lnk" "$INSTDIR\pagesetter.exe"
  ; The uninstaller may be told another language: it takes away what was made.
  WriteRegStr HKCU "Software\Pagesetter" "Title" "$(AppTitle)"

  ; Issues and papers are folders, and are opened by their first file too. Other files that end in
  ; .yaml belong to others: they are offered, not taken.
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(IssueKind)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\icons\pagesetter.ico"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\pagesetter.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.yaml\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell\Pagesetter" "" "$(OpenHere)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell\Pagesetter" "AppliesTo" '${ONLY}'
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell\Pagesetter" "Icon" "$INSTDIR\icons\pagesetter.ico"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell\Pagesetter\command" "" '"$INSTDIR\pagesetter.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Pagesetter" "" "$(OpenHere)"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Pagesetter" "Icon" "$INSTDIR\icons\pagesetter.ico"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\Pagesetter\command" "" '"$INSTDIR\pagesetter.exe" "%1"'
  ${RENEW}
SectionEnd

Section Uninstall
  SetOutPath "$TEMP"
  ReadRegStr $0 HKCU "Software\Pagesetter" "Title"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
    Delete "$DESKTOP\$0.lnk"
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  !include "${TAKE}"
  DeleteRegKey HKCU "Software\Pagesetter"
  DeleteRegKey HKCU "${GONE}"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.yaml\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell\Pagesetter"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\.yaml\shell"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\.yaml"
  DeleteRegKey HKCU "${CLASSES}\Directory\shell\Pagesetter"
  ${RENEW}
SectionEnd
