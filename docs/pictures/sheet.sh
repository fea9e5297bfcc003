#!/bin/sh
# Draws every map in every style and two languages into out/, and a sheet of them all: docs/pictures/sheet.png.
# A row for each map, a column for each style and language. `./run sheet` calls it; needs ImageMagick and pngquant.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

styles=$(find styles -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort -r | paste -sd,)
languages=en,uk
build/release/conflictmap render maps/*.yaml --style "$styles" --lang "$languages" -f png,svg >"$folder/drawn"

# The default style and language have the map's plain name.
picture() {
    if [ -f "out/$1/$1.$2.$3.png" ]; then
        echo "out/$1/$1.$2.$3.png"
    else
        echo "out/$1/$1.png"
    fi
}

columns=$(echo "$styles" | tr , '\n' | while read -r style; do echo "$languages" | tr , '\n' | sed "s/^/$style /"; done)
set --
for spec in maps/*.yaml; do
    map=$(basename "$spec" .yaml)
    while read -r style language; do
        set -- "$@" -label "$map, $style, $language" "$(picture "$map" "$style" "$language")"
    done <<END
$columns
END
done
# Named fonts and no times, so that the same pictures give the same sheet.
font=$(find /usr/share/fonts -name NotoSans-Regular.ttf | head -n 1)
montage -font "$font" -pointsize 9 -fill '#4b535a' -background '#ffffff' "$@" -tile "$(echo "$columns" | wc -l)x" \
    -thumbnail 214x230 -bordercolor '#c9cdd0' -border 1 -geometry 216x232+6+5 -gravity center -strip "$folder/sheet.png"
pngquant 256 --speed 1 --strip --force --output docs/pictures/sheet.png "$folder/sheet.png"
wc -l <"$folder/drawn" | xargs -I '{}' echo "{} files in out/; docs/pictures/sheet.png"
