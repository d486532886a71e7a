#!/bin/sh
# Makes Pagesetter.app and its .dmg of the folder tools/make_dist.py has made; that runs it on macOS:
#   sh packaging/macos/make_app.sh FOLDER OUT VERSION
# SIGN_AS names a signature of one's own: without one macOS asks once before it opens the program.
set -eu
folder=$1 out=$2 version=$3
here=$(dirname "$0")
app=$out/Pagesetter.app
contents=$app/Contents
rm -rf "$app"
mkdir -p "$contents/MacOS" "$contents/Resources/zh_CN.lproj" "$contents/Resources/en.lproj"
cp -R "$folder" "$contents/Resources/pagesetter"
cp "$folder/icons/pagesetter.icns" "$contents/Resources/pagesetter.icns"
sed "s/@VERSION@/$version/g" "$here/Info.plist" >"$contents/Info.plist"
echo 'CFBundleDisplayName = "报纸排版"; CFBundleName = "报纸排版";' >"$contents/Resources/zh_CN.lproj/InfoPlist.strings"
echo 'CFBundleDisplayName = "Pagesetter"; CFBundleName = "Pagesetter";' >"$contents/Resources/en.lproj/InfoPlist.strings"
# The system takes a program for the bundle's own by where it lies; its library is found by
# what the link leads to.
python=$(cd "$folder/bin" && echo python3.*)
ln -s "../Resources/pagesetter/bin/$python" "$contents/MacOS/Pagesetter"
cat >"$contents/MacOS/pagesetter-start" <<'LAUNCH'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/Pagesetter" -I -m pagesetter gui "$@"
LAUNCH
chmod +x "$contents/MacOS/pagesetter-start"
# What is signed must be signed from the inside out: libraries, the interpreter, the whole.
find "$contents" \( -name '*.so' -o -name '*.dylib' \) -type f -exec codesign --force --sign "${SIGN_AS:--}" {} +
codesign --force --sign "${SIGN_AS:--}" "$contents/Resources/pagesetter/bin/$python"
codesign --force --sign "${SIGN_AS:--}" "$app"
hdiutil create -volname Pagesetter -srcfolder "$app" -ov "$out/pagesetter-$version.dmg"
