#!/bin/sh
# Inkscape opens a map's SVG: its layers and their names, its text as text, and its picture.
# usage: tests/reports/inkscape.sh PROGRAM FOLDER
set -eu
program=$1
folder=$2
mkdir -p "$folder"
export HOME="$folder" LC_ALL=C.UTF-8

fail() {
    echo "failed: $*" >&2
    exit 1
}

"$program" render maps/donbas.yaml -q -f png,svg -o "$folder"
svg=$folder/donbas/donbas.svg

echo "== inkscape --query-all: the first of all objects with an id"
inkscape --query-all "$svg" >"$folder/objects" 2>"$folder/errors" || fail "$(cat "$folder/errors")"
grep -c , "$folder/objects" | sed 's/$/ objects/'

echo "== layers that hold something, with their boxes"
layers=0
for id in $(xmllint --xpath '//*[@*[name()="inkscape:groupmode"]="layer"][.//*[name()="path" or name()="text" or name()="use"]]/@id' "$svg" | sed 's/.*"\(.*\)"/\1/'); do
    grep "^$id," "$folder/objects" || fail "Inkscape does not know the layer $id"
    layers=$((layers + 1))
done
[ "$layers" -gt 5 ] || fail "only $layers layers"

echo "== text stays text"
inkscape --export-plain-svg --export-filename="$folder/again.svg" "$svg" 2>"$folder/errors"
for word in Donetsk Luhansk Mariupol; do
    grep -q "$word" "$folder/again.svg" || fail "'$word' is no text any more"
done
texts=$(xmllint --xpath 'count(//*[name()="text"])' "$folder/again.svg")
echo "$texts text elements in what Inkscape saves"
[ "$texts" -eq "$(xmllint --xpath 'count(//*[name()="text"])' "$svg")" ] || fail "Inkscape lost some of them"

echo "== the picture"
width=$(file "$folder/donbas/donbas.png" | sed 's/.*data, \([0-9]*\) x.*/\1/')
inkscape --export-type=png --export-width="$width" --export-filename="$folder/inkscape.png" "$svg" 2>"$folder/errors"
file "$folder/donbas/donbas.png" "$folder/inkscape.png" | sed "s|$folder/||"
[ -s "$folder/inkscape.png" ] || fail "no picture"
echo "inkscape: fine"
