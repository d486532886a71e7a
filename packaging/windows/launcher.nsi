; The window without a console: what is double-clicked in the folder, and what files are opened with.
; tools/dist_windows.py compiles it and tells VERSION, OUT and ICON.
Unicode true
SilentInstall silent
RequestExecutionLevel user
CRCCheck off
ManifestDPIAware true
ManifestSupportedOS all
Name "Pagesetter"
OutFile "${OUT}"
Icon "${ICON}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Pagesetter"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Pagesetter"
VIAddVersionKey "LegalCopyright" "The pagesetter maintainers; Apache-2.0"

!include FileFunc.nsh

Section
  ${GetParameters} $0
  Exec '"$EXEDIR\pythonw.exe" -I -m pagesetter gui $0'
SectionEnd
