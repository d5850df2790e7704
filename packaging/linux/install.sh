#!/bin/sh
# Puts Duologue into the home of who runs this, with an entry in the desktop's menu. Nothing outside of it is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
home=$data/duologue-program
mkdir -p "$data/applications" "$data/icons/hicolor/256x256/apps" "$data/icons/hicolor/scalable/apps" "$HOME/.local/bin"
rm -rf "$home.new"
cp -a "$here/program" "$home.new"
cp "$here/uninstall.sh" "$home.new/uninstall.sh"
# The old program stays whole until the new one is.
rm -rf "$home"
mv "$home.new" "$home"
ln -sf "$home/duologue" "$HOME/.local/bin/duologue"
cp "$here/org.duologue.duologue.png" "$data/icons/hicolor/256x256/apps/"
cp "$here/org.duologue.duologue.svg" "$data/icons/hicolor/scalable/apps/"
# A menu starts nothing that is not on its own path, so the entry says where the program is.
sed "s|^Exec=duologue|Exec=\"$home/duologue\"|" "$here/org.duologue.duologue.desktop" > "$data/applications/org.duologue.duologue.desktop"
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$data/applications" || true

missing=""
for library in libGL.so.1 libEGL.so.1 libfontconfig.so.1 libasound.so.2; do
    (ldconfig -p 2>/dev/null || /sbin/ldconfig -p) | grep -q "$library" || missing="$missing $library"
done
if [ -n "$missing" ]; then
    echo "Duologue is installed, but this system lacks:$missing"
    echo "On Debian and Ubuntu: sudo apt install libgl1 libegl1 libfontconfig1 libasound2"
    exit 0
fi
command -v flite >/dev/null 2>&1 || command -v espeak-ng >/dev/null 2>&1 ||
    echo "The built-in service speaks best with flite (sudo apt install flite)."
echo "Duologue is installed. Start it from the menu, or with: $HOME/.local/bin/duologue"
echo "To remove it: $home/uninstall.sh"
