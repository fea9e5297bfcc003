#!/bin/sh
# examples.sh BUILD SOURCE : builds maps with make and Snakemake as docs/examples has it.
set -eu
source=$2
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
mkdir "$outside/bin"
ln -s "$1/conflictmap" "$outside/bin/conflictmap"
PATH=$outside/bin:$PATH
export PATH CONFLICTMAP_ROOT="$source" HOME="$outside"
fail() {
    echo "error: $*" >&2
    exit 1
}
# make_desk NAME FILE : a desk with two maps and the example
make_desk() {
    desk=$outside/$1
    mkdir -p "$desk/maps"
    cp "$source/docs/examples/$2" "$desk/"
    cp "$source/tests/package/report/towns.yaml" "$desk/maps/"
    cp -r "$source/tests/package/report/data" "$desk/maps/"
    sed 's/^map: small/map: other/' "$source/tests/package/small.yaml" >"$desk/maps/other.yaml"
    cd "$desk"
}
# drawn COMMAND... : the maps that it draws
drawn() {
    sleep 1.1 # Snakemake compares whole seconds
    "$@" >build.log 2>&1 || {
        cat build.log >&2
        fail "$*"
    }
    find out -name '*.svg' -newer stamp -printf '%f ' | sort
    touch stamp
}
try() {
    name=$1
    shift
    touch stamp
    sleep 0.05
    [ "$(drawn "$@" | tr ' ' '\n' | sort | tr -d '\n')" = other.svgtowns.svg ] || fail "$name: not all maps were drawn"
    [ -z "$(drawn "$@")" ] || fail "$name: drawn though nothing changed"
    echo "Lviv,24.03,49.84" >>maps/data/towns.csv
    [ "$(drawn "$@")" = "towns.svg " ] || fail "$name: not drawn for its data, or too much"
    [ -z "$(drawn "$@")" ] || fail "$name: drawn though nothing changed any more"
}
make_desk make Makefile
try make make
make_desk snakemake Snakefile
try Snakemake snakemake --cores 1 --rerun-triggers mtime --quiet
echo "examples: fine"
