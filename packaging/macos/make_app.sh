#!/bin/sh
# Makes Pagesetter.app of the folder that `python3 tools/make_dist.py --folder-only` has made, on macOS:
#   sh packaging/macos/make_app.sh dist/pagesetter-0.1.0-macosx-13.0-arm64 0.1.0
# The Python it is built with must be a relocatable one, not Apple's nor a framework's.
set -eu
folder=$1 version=$2
here=$(dirname "$0")
app=dist/Pagesetter.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp -R "$folder" "$app/Contents/Resources/pagesetter"
cp "$folder/icons/pagesetter.icns" "$app/Contents/Resources/pagesetter.icns"
sed "s/@VERSION@/$version/g" "$here/Info.plist" >"$app/Contents/Info.plist"
cat >"$app/Contents/MacOS/pagesetter" <<'LAUNCH'
#!/bin/sh
here=$(cd "$(dirname "$0")/../Resources/pagesetter" && pwd)
exec "$here/pagesetter" gui "$@"
LAUNCH
chmod +x "$app/Contents/MacOS/pagesetter"
# Without a signature of one's own macOS asks once before it opens the program.
codesign --force --deep --sign "${SIGN_AS:--}" "$app"
hdiutil create -volname Pagesetter -srcfolder "$app" -ov "dist/pagesetter-$version.dmg"
