#!/bin/sh
# check_node.sh [RANGE] : is the node on PATH in the range? The default is the range in package.json's engines. A range
# is ">=18.19"; npm has other forms, which this project does not use. If not, prints the found and the needed version.
set -eu
here=$(dirname "$0")
needed=${1-$(sed -n 's/.*"node": *"\([^"]*\)".*/\1/p' "$here/package.json")}

fail() {
    echo "error: $*" >&2
    exit 1
}

# numbers VERSION : its first three numbers, separated by spaces; nothing if it is not a version
numbers() { printf '%s\n' "$1" | sed -n -E 's/^v?([0-9]{1,9})(\.([0-9]{1,9}))?(\.([0-9]{1,9}))?([-+].*)?$/\1 0\3 0\5/p' | head -n 1; }

least=$(numbers "$(printf '%s\n' "$needed" | sed -n 's/^>= *//p')")
[ -n "$least" ] || fail "the range of Node.js '$needed' is not of the form '>=18.19'"
wanted="the tests need Node.js $needed (engines in tests/web/package.json); Debian 12's package nodejs will do"
node=$(command -v node) || fail "no node on PATH; $wanted"
said=$("$node" --version 2>/dev/null) || fail "$node does not run; $wanted"
there=$(numbers "$said")
[ -n "$there" ] || fail "$node says '$said', which is no version; $wanted"
# shellcheck disable=SC2086 # three numbers each
printf '%s\n' $there $least | awk '
    { number[NR] = $1 + 0 }
    END {
        for (i = 1; i <= 3; i++) if (number[i] != number[i + 3]) exit number[i] < number[i + 3]
    }' || fail "$node is $said; $wanted"
