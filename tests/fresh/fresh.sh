#!/bin/sh
# fresh.sh [--no-registry] : the two commands of README.md, word for word, in a bare Debian 12 with a clone of HEAD. What
# they print is in build/fresh/. With --no-registry npm reaches no registry there: the tests that run npm's modules must
# fail with the reason, and no others. See root.sh for what it needs, and for the environment variables that it reads.
set -eu
here=$(dirname "$(realpath "$0")")
source=$(realpath "$here/../..")
# shellcheck source=tests/fresh/root.sh
. "$here/root.sh"

registry=there
case ${1-} in
'') ;;
--no-registry) registry=none ;;
*)
    echo "usage: ./run fresh [--no-registry]" >&2
    exit 2
    ;;
esac
logs=$source/build/fresh
mkdir -p "$logs"
make_root
git clone --quiet --no-hardlinks "$source" "$root/root/conflictmap"
[ -z "$(git -C "$source" status --porcelain)" ] || echo "note: what is not committed is not tried"
# The port is that of nothing.
[ "$registry" = there ] || echo "registry=http://127.0.0.1:9/" >>"$root/root/.npmrc"

summary=
failed=0
# try COMMAND : leaves its exit code in `code`, its last line in `closing`
try() {
    log=$logs/$1.log
    echo "./run $1 in a bare Debian $(cat "$root/etc/debian_version"): what it prints is in $log"
    start=$(date +%s)
    code=0
    inside sh -c "cd /root/conflictmap && ./run $1" >"$log" 2>&1 || code=$?
    closing=$(tail -n 1 "$log")
    summary="$summary./run $1: exit code $code after $((($(date +%s) - start + 30) / 60)) minutes: $closing
"
}

try maps
[ "$code" -eq 0 ] || {
    failed=1
    tail -n 20 "$log"
}
try test
if [ "$code" -ne 0 ]; then
    # From ctest on, or the end of a build that failed.
    if grep -q '^Test project' "$log"; then sed -n '/^Test project/,$p' "$log"; else tail -n 20 "$log"; fi
fi
if [ "$registry" = there ]; then
    [ "$code" -eq 0 ] || failed=1
else
    # The failed tests of ctest's list; their output has the reason.
    found=$(sed -n '/^The following tests FAILED:/,$ s/^[[:space:]]*[0-9]* - \([^ ]*\) .*/\1/p' "$log" | sort | tr '\n' ' ')
    [ "$code" -eq 1 ] && [ "$found" = "figure_page schemas web " ] || failed=1
    grep -q 'npm could not fetch the modules' "$log" || failed=1
fi

# shellcheck disable=SC2016 # for the inner shell
inside sh -c 'echo "Debian $(cat /etc/debian_version), Node.js $(node --version), $(chromium --version)"' 2>/dev/null || true
printf '%s' "$summary"
if [ "$failed" -ne 0 ]; then
    echo "fresh: see above"
elif [ "$registry" = there ]; then
    echo "fresh: both commands work in a bare Debian"
else
    echo "fresh: without npm's registry only the tests that need it fail"
fi
exit "$failed"
