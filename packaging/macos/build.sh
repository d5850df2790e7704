#!/usr/bin/env bash
# Makes build/package/duologue-VERSION.dmg on macOS: PyInstaller, codesign, hdiutil, and where credentials are named,
# notarytool. To sign: DUOLOGUE_IDENTITY="Developer ID Application: ..."; to notarise besides: DUOLOGUE_NOTARY_PROFILE,
# a profile kept by `xcrun notarytool store-credentials`.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
out=$root/build/package
venv=$root/.venv-package
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
# No extra for an offline voice: macOS has voices of its own.
"$venv/bin/pip" install --quiet -e "$root[offline,echo]" "pyinstaller>=6.16,<7"
"$venv/bin/python" "$root/packaging/make_icons.py" "$out/icons"
set_of_icons=$out/duologue.iconset
rm -rf "$set_of_icons"
mkdir -p "$set_of_icons"
for size in 16 32 128 256 512; do
    cp "$out/icons/$size.png" "$set_of_icons/icon_${size}x${size}.png"
    cp "$out/icons/$((size * 2)).png" "$set_of_icons/icon_${size}x${size}@2x.png"
done
iconutil --convert icns --output "$out/duologue.icns" "$set_of_icons"

export DUOLOGUE_BUNDLE=macos DUOLOGUE_VERSION=$version DUOLOGUE_ICON=$out/duologue.icns
"$venv/bin/python" -m PyInstaller --noconfirm --distpath "$out/bundle/macos" --workpath "$out/temporary/macos" \
    "$root/packaging/pyinstaller/duologue.spec"
app=$out/bundle/macos/Duologue.app

identity=${DUOLOGUE_IDENTITY:--}
# From the inside out: a signature covers what is signed already.
find "$app/Contents" \( -name '*.so' -o -name '*.dylib' \) -type f -print0 |
    xargs -0 -n 50 codesign --force --options runtime ${DUOLOGUE_IDENTITY:+--timestamp} --sign "$identity"
find "$app/Contents/Frameworks" -name '*.framework' -maxdepth 4 -print0 |
    xargs -0 -n 1 codesign --force --options runtime ${DUOLOGUE_IDENTITY:+--timestamp} --sign "$identity"
codesign --force --options runtime ${DUOLOGUE_IDENTITY:+--timestamp} \
    --entitlements "$root/packaging/macos/entitlements.plist" --sign "$identity" "$app"
codesign --verify --strict --verbose=2 "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
image=$out/duologue-$version.dmg
rm -f "$image"
hdiutil create -quiet -volname Duologue -srcfolder "$stage" -format UDZO "$image"
if [ -n "${DUOLOGUE_IDENTITY:-}" ]; then
    codesign --timestamp --sign "$identity" "$image"
fi
if [ -n "${DUOLOGUE_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$DUOLOGUE_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
