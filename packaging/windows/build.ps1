# Makes build\package\duologue-VERSION-setup.exe on Windows: PyInstaller, signtool where a certificate is named, NSIS.
# Needs Python 3.11 or newer and NSIS (winget install NSIS.NSIS). To sign: set DUOLOGUE_CERTIFICATE to its
# thumbprint and DUOLOGUE_TIMESTAMP to the address of a time stamp service.
$ErrorActionPreference = "Stop"
$Root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
$Out = Join-Path $Root "build\package"
$Venv = Join-Path $Root ".venv-package"
$Python = Join-Path $Venv "Scripts\python.exe"
$Version = (Select-String -Path (Join-Path $Root "pyproject.toml") -Pattern '^version = "([^"]+)"').Matches[0].Groups[1].Value

function Invoke-Checked([scriptblock] $Command) {
    & $Command
    if ($LASTEXITCODE -ne 0) { throw "$Command ended with $LASTEXITCODE" }
}

function Set-Signature([string] $File) {
    if (-not $env:DUOLOGUE_CERTIFICATE) { return }
    Invoke-Checked { signtool sign /sha1 $env:DUOLOGUE_CERTIFICATE /fd SHA256 /td SHA256 /tr $env:DUOLOGUE_TIMESTAMP $File }
}

if (-not (Test-Path $Python)) { Invoke-Checked { py -3 -m venv $Venv } }
# No extra for an offline voice: Windows has voices of its own.
Invoke-Checked { & $Python -m pip install --quiet -e "$Root[offline,echo,broker]" "pyinstaller>=6.16,<7" }
Invoke-Checked { & $Python (Join-Path $Root "packaging\make_icons.py") (Join-Path $Out "icons") }
$Icon = Join-Path $Out "duologue.ico"
$Sizes = "16,24,32,48,64,128,256" -split "," | ForEach-Object { Join-Path $Out "icons\$_.png" }
Invoke-Checked { & $Python (Join-Path $PSScriptRoot "make_ico.py") $Icon @Sizes }
Invoke-Checked { & $Python (Join-Path $PSScriptRoot "version_file.py") $Version (Join-Path $Out "version.txt") }

$env:DUOLOGUE_BUNDLE = "windows"
$env:DUOLOGUE_VERSION = $Version
$env:DUOLOGUE_ICON = $Icon
$env:DUOLOGUE_VERSION_FILE = Join-Path $Out "version.txt"
Invoke-Checked {
    & $Python -m PyInstaller --noconfirm --distpath (Join-Path $Out "bundle\windows") `
        --workpath (Join-Path $Out "work\windows") (Join-Path $Root "packaging\pyinstaller\duologue.spec")
}
$Bundle = Join-Path $Out "bundle\windows\duologue"
Set-Signature (Join-Path $Bundle "duologue.exe")
$Setup = Join-Path $Out "duologue-$Version-setup.exe"
Invoke-Checked {
    makensis "-DVERSION=$Version" "-DBUNDLE=$Bundle" "-DICON=$Icon" "-DOUT=$Setup" (Join-Path $PSScriptRoot "installer.nsi")
}
Set-Signature $Setup
Write-Output $Setup
