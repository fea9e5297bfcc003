#!/bin/sh
# Redraws the pictures of the documents. `./run sheet` calls it; needs pngquant and a built program.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# draw SPEC PICTURE : 897 pixels wide, in at most 256 colours
draw() {
    build/release/conflictmap render "$1" -q -f png --scale 0.56 -o - >"$folder/whole.png"
    pngquant 256 --speed 1 --strip --force --output "docs/pictures/$2" "$folder/whole.png"
}

draw maps/overview.yaml overview.png
draw examples/own-map/own.yaml own-map.png
