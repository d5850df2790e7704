#!/bin/sh
# Takes away what install.sh put there. Settings, recordings and keys are the user's and stay.
set -eu
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
rm -f "$data/applications/org.duologue.duologue.desktop" "$data/icons/hicolor/256x256/apps/org.duologue.duologue.png" \
    "$data/icons/hicolor/scalable/apps/org.duologue.duologue.svg"
[ "$(readlink "$HOME/.local/bin/duologue" 2>/dev/null)" = "$data/duologue-program/duologue" ] && rm -f "$HOME/.local/bin/duologue"
rm -rf "$data/duologue-program"
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$data/applications" || true
echo "Duologue is removed. Your settings and recordings are still there."
