; Duologue for Windows, for the user who runs it: no administrator, nothing outside of the user's own folders.
; makensis -DVERSION=0.1.0 -DBUNDLE=folder -DICON=duologue.ico -DOUT=duologue-setup.exe installer.nsi
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "Duologue"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Duologue"
InstallDirRegKey HKCU "Software\Duologue" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "Duologue ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Duologue"
VIAddVersionKey "FileDescription" "Duologue setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Duologue authors, MIT licence"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Duologue"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\duologue.exe"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"

LangString RUNNING ${LANG_ENGLISH} "Duologue is running. Close it, then try again."
LangString RUNNING ${LANG_JAPANESE} "Duologue が実行中です。終了してからもう一度お試しください。"

!macro STOP_WHILE_RUNNING
  ; A running program cannot be written over.
  again:
  IfFileExists "$INSTDIR\duologue.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\duologue.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  Abort
  closed:
  FileClose $0
  free:
!macroend

Section "Duologue"
  !insertmacro STOP_WHILE_RUNNING
  SetOutPath "$INSTDIR"
  ; What an older version brought and this one does not must not stay.
  RMDir /r "$INSTDIR\lib"
  File /r "${BUNDLE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Duologue.lnk" "$INSTDIR\duologue.exe"
  WriteRegStr HKCU "Software\Duologue" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Duologue"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\duologue.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Duologue authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro STOP_WHILE_RUNNING
  ; Only what was brought: a folder that somebody chose may hold something else. Settings and recordings stay.
  RMDir /r "$INSTDIR\lib"
  Delete "$INSTDIR\duologue.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Duologue.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Duologue"
SectionEnd
