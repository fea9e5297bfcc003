#!/bin/sh
# Reduces the pictures of the last `./run bench` with the row png for docs/speed.md; needs pngquant.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# reduce PICTURE NAME : 880 pixels wide, in at most 128 colours
reduce() {
    gdal_translate -q -of PNG -b 1 -b 2 -b 3 -outsize 880 0 -r cubic "build/bench/pictures/$1" "$folder/small.png"
    pngquant 128 --speed 1 --strip --force --output "docs/pictures/bench-$2.png" "$folder/small.png"
}

reduce png/png.png conflictmap
reduce png-mapserver.png mapserver
reduce png-mapnik.png mapnik
