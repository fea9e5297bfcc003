#!/bin/sh
# deb.sh BUILD : makes the Debian package and looks into it.
set -eu
folder=$1/package/deb
rm -rf "$folder"
(cd "$1" && cpack -G DEB -B "$folder" >"$1/package-deb.log" 2>&1) || {
    cat "$1/package-deb.log"
    exit 1
}
deb=$(ls "$folder"/conflictmap_*.deb)
dpkg-deb -c "$deb" >"$folder/contents"
dpkg-deb -I "$deb" >"$folder/control"
for file in bin/conflictmap share/conflictmap/maps/overview.yaml share/conflictmap/geodata/base/places.shp \
    share/doc/conflictmap/copyright share/man/man1/conflictmap.1 share/bash-completion/completions/conflictmap; do
    grep -q " \./usr/$file\$" "$folder/contents" || { echo "error: the package lacks $file" >&2 && exit 1; }
done
for word in fonts-noto-core libgdal32 libproj25 libcairo2; do
    grep -q "^ Depends:.*$word" "$folder/control" || { echo "error: the package does not ask for $word" >&2 && exit 1; }
done
if grep -v ' \./$\| \./usr/' "$folder/contents"; then
    echo "error: the files above lie outside /usr" >&2
    exit 1
fi
echo "package: fine"
