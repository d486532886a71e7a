#!/bin/sh
# Makes sure that the programs and libraries the tests use are here. As root it installs
# what is missing (Debian, Ubuntu); otherwise it prints the command that would.
set -eu

missing=

program() { # program package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

# ldconfig stands in /sbin, which is not on every user's PATH.
libraries=$({ PATH="$PATH:/sbin:/usr/sbin" ldconfig -p || true; } 2>/dev/null)

library() { # file package
    case $libraries in
    *"$1 "*) ;;
    *) missing="$missing $2" ;;
    esac
}

# Other programs' eyes on our PDF, and a screen for the window.
program qpdf qpdf
program gs ghostscript
program mutool mupdf-tools
program pdftotext poppler-utils
program Xvfb xvfb
program xdotool xdotool
# What Windows installs is compiled here too, and what desktops read is looked at by their own eyes.
program makensis nsis
program desktop-file-validate desktop-file-utils
# What Qt's wheel expects of the system: offscreen first, then a real X window.
library libglib-2.0.so.0 libglib2.0-0
library libGL.so.1 libgl1
library libEGL.so.1 libegl1
library libdbus-1.so.3 libdbus-1-3
library libfontconfig.so.1 libfontconfig1
library libxkbcommon.so.0 libxkbcommon0
library libxcb-cursor.so.0 libxcb-cursor0
library libxcb-icccm.so.4 libxcb-icccm4
library libxcb-image.so.0 libxcb-image0
library libxcb-keysyms.so.1 libxcb-keysyms1
library libxcb-randr.so.0 libxcb-randr0
library libxcb-render-util.so.0 libxcb-render-util0
library libxcb-shape.so.0 libxcb-shape0
library libxcb-xfixes.so.0 libxcb-xfixes0
library libxcb-xkb.so.1 libxcb-xkb1
library libxkbcommon-x11.so.0 libxkbcommon-x11-0
library libX11-xcb.so.1 libx11-xcb1

[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    # shellcheck disable=SC2086
    apt-get -qq install --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need programs and libraries that are not here. On Debian and Ubuntu:" >&2
echo "    sudo apt-get install --no-install-recommends$missing" >&2
exit 1
