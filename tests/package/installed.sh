#!/bin/sh
# installed.sh BUILD SOURCE : installs the build into a folder, moves it elsewhere, and uses what stands there.
set -eu
build=$1
source=$2
work=$build/package
rm -rf "$work/prefix" "$work/consumer"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
# Outside the project: neither the program's place, nor a spec's, nor the working folder leads to the project's data.
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
mv "$work/prefix" "$outside/prefix" # no path of the first place may be in it
prefix=$outside/prefix
fail() {
    echo "error: $*" >&2
    exit 1
}
# After `cmake --build --target conflictmap` alone, as `./run maps` has it, everything is there to install.
if [ -f "$build/build.ninja" ]; then
    commands=$(ninja -C "$build" -t commands conflictmap)
    grep -o "$build/made/[^\"]*" "$build/cmake_install.cmake" | sort -u | while read -r file; do
        case $commands in
        *"> $file"*) ;;
        *) fail "the target conflictmap does not make $file" ;;
        esac
    done
fi
for file in bin/conflictmap include/conflictmap/conflictmap.hpp share/conflictmap/schema/map.schema.json \
    share/conflictmap/schema/style.schema.json share/conflictmap/schema/events.schema.json \
    share/conflictmap/geodata/catalogue.yaml \
    share/conflictmap/styles/report-light/style.yaml share/conflictmap/maps/overview.yaml \
    share/man/man1/conflictmap.1 share/doc/conflictmap/copyright; do
    [ -s "$prefix/$file" ] || fail "not installed: $file"
done
if grep -rlF -e "$source" -e "$work" "$prefix/bin" "$prefix/share" "$prefix/include" "$prefix/lib/cmake"; then
    fail "the files above name a path of this machine"
fi

cp "$source/tests/package/small.yaml" "$outside/"
(cd "$outside" && env -u CONFLICTMAP_ROOT PATH="$prefix/bin:$PATH" conflictmap render small.yaml -o out)
grep -q '<svg' "$outside/out/small/small.svg" || fail "nothing drawn by the installed program"

man=$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z "$prefix/share/man/man1/conflictmap.1" 2>&1 >/dev/null)
[ -z "$man" ] || fail "the man page: $man"
for command in render check explain list schema verify version; do
    grep -q "^.SS \"conflictmap $command\"" "$prefix/share/man/man1/conflictmap.1" || fail "man page lacks $command"
done

completion=$prefix/share/bash-completion/completions/conflictmap
bash -n "$completion"
# offered WORD... : what bash would offer for the last word
offered() {
    # shellcheck disable=SC2016 # for the inner shell
    env -u CONFLICTMAP_ROOT PATH="$prefix/bin:$PATH" bash -c '
        . "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _conflictmap; echo "${COMPREPLY[*]}"' \
        - "$completion" "$@"
}
cd "$outside"
[ "$(offered conflictmap rend)" = render ] || fail "bash: command"
[ "$(offered conflictmap render --sty)" = --style ] || fail "bash: option"
[ "$(offered conflictmap render --style report-d)" = report-dark ] || fail "bash: style"
[ "$(offered conflictmap render -f png,s)" = png,svg ] || fail "bash: list of formats"
[ "$(offered conflictmap schema st)" = style ] || fail "bash: operand"
[ "$(offered conflictmap render sma)" = small.yaml ] || fail "bash: file"
if command -v zsh >/dev/null; then zsh -n "$prefix/share/zsh/vendor-completions/_conflictmap"; fi
if command -v fish >/dev/null; then fish -n "$prefix/share/fish/vendor_completions.d/conflictmap.fish"; fi

env -u CXXFLAGS cmake -G Ninja -S "$source/tests/package/consumer" -B "$work/consumer" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_PREFIX_PATH="$prefix" >"$work/consumer.log" 2>&1 || {
    cat "$work/consumer.log"
    fail "an outside project cannot find the library"
}
cmake --build "$work/consumer" || fail "an outside project cannot use the library"
env -u CONFLICTMAP_ROOT "$work/consumer/consumer" "$outside/small.yaml" "$outside/by-library" || fail "the library"
cmp "$outside/out/small/small.svg" "$outside/by-library/small/small.svg" || fail "library and command differ"

# A report of somebody else's: its maps are drawn once, and again when what they are made of changes.
for generator in Ninja "Unix Makefiles"; do
    rm -rf "$outside/report" "$outside/built"
    cp -r "$source/tests/package/report" "$outside/report"
    env -u CONFLICTMAP_ROOT cmake -G "$generator" -S "$outside/report" -B "$outside/built" \
        -DCMAKE_PREFIX_PATH="$prefix" >"$work/report.log" 2>&1 || {
        cat "$work/report.log"
        fail "an outside project cannot find conflictmap_add_map"
    }
    cmake --build "$outside/built" >"$work/report.log" 2>&1 || {
        cat "$work/report.log"
        fail "$generator: the report's maps"
    }
    (cd "$outside/built" && ls towns/towns.png towns/towns@2x.png towns/towns.svg towns/towns.pdf towns/towns.html \
        towns/towns.figure.html towns/towns.md towns/towns.tex towns/towns.json towns/towns.print-mono.uk@2x.webp) \
        >/dev/null || fail "$generator: not all files were drawn"
    grep -q "Two towns of Ukraine" "$outside/built/report.md" || fail "$generator: the report lacks its map"
    # drawn : the maps that the next build draws
    drawn() {
        sleep 0.05 # clocks of file systems are coarse
        cmake --build "$outside/built" 2>&1 | sed -n 's/.*Drawing the map //p' | sort | tr '\n' ' '
    }
    [ -z "$(drawn)" ] || fail "$generator: drawn though nothing changed"
    echo "Lviv,24.03,49.84" >>"$outside/report/data/towns.csv" # known from the depfile alone
    [ "$(drawn)" = "towns towns.print-mono.uk " ] || fail "$generator: not drawn for its data"
    grep -q Lviv "$outside/built/towns/towns.svg" || fail "$generator: the new town is not on the map"
    touch "$prefix/share/conflictmap/styles/print-mono/style.yaml"
    [ "$(drawn)" = "towns.print-mono.uk " ] || fail "$generator: not drawn for its style"
    [ -z "$(drawn)" ] || fail "$generator: drawn though nothing changed any more"
done
echo "installed: fine"
