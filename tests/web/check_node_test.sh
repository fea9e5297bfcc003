#!/bin/sh
# check_node_test.sh : tests check_node.sh with versions that node may print.
set -eu
here=$(dirname "$(realpath "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/none"
for program in sh sed awk head dirname; do ln -s "$(command -v $program)" "$folder/none/$program"; done

fail() {
    echo "error: $*" >&2
    cat "$folder/said" >&2
    exit 1
}
# check VERSION RANGE...
check() {
    printf '#!/bin/sh\nprintf "%%s\\n" "%s"\n' "$1" >"$folder/bin/node"
    chmod +x "$folder/bin/node"
    shift
    PATH="$folder/bin:$PATH" "$here/check_node.sh" "$@" >"$folder/said" 2>&1
}

for version in v18.19.0 v18.19.1 v18.20.4 v19.0.0 v20.3.1 v100.0.0 18.19.0 v18.20.4-nightly20240101 v22.0.0-rc.1+b1; do
    check "$version" ">=18.19" || fail "$version is fine"
done
for version in v18.18.2 v18.9.0 v18.2.9 v9.99.99 v16.20.2 v0.18.19 v1.8.19 v18 "" node "v18.19.0x" "not v20.0.0" "v.20.0"; do
    if check "$version" ">=18.19"; then fail "'$version' is not fine"; fi
    grep -qF "$version" "$folder/said" || fail "'$version' is not named"
    grep -qF "need Node.js >=18.19" "$folder/said" || fail "what is needed is not named"
done
check v18.0.0 ">= 18" || fail "a space, one number"
check v18.19.2 ">=18.19.2" || fail "three numbers"
if check v18.19.1 ">=18.19.2"; then fail "the third number counts"; fi
for range in "" "^18" "18.x" ">=18 <20" ">18" ">=18 || >=20" "*"; do
    if check v99.0.0 "$range"; then fail "the range '$range' cannot be read"; fi
    grep -qF "'$range'" "$folder/said" || fail "the range '$range' is not named"
done
printf '#!/bin/sh\nexit 1\n' >"$folder/bin/node"
if PATH="$folder/bin:$PATH" "$here/check_node.sh" >"$folder/said" 2>&1; then fail "a node that does not run"; fi
grep -q "does not run" "$folder/said" || fail "a node that does not run is not named"
if PATH="$folder/none" "$here/check_node.sh" >"$folder/said" 2>&1; then fail "no node"; fi
grep -q "no node on PATH; the tests need" "$folder/said" || fail "the missing node is not named"

# The minimum version in package.json suits every module of the lock file, and Debian 12's node (18.19, 18.20).
least=$(sed -n 's/.*"node": *">= *\([^"]*\)".*/\1/p' "$here/package.json")
sed -n 's/.*"node": *"\([^"]*\)".*/\1/p' "$here/package-lock.json" >"$folder/ranges"
[ "$(wc -l <"$folder/ranges")" -ge 3 ] || fail "few ranges in the lock file"
while read -r range; do
    check "v$least" "$range" || fail "a module needs Node.js $range; package.json has $least as the least"
done <"$folder/ranges"
check v18.19.0 || fail "Debian 12 has Node.js 18.19"
echo "check_node: fine"
