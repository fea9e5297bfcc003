#!/bin/sh
# set_up.sh MODULES : fetches the modules of package-lock.json into the folder MODULES if they are missing, and starts
# Chromium once. The script succeeds even on errors, so that tests that need neither still run. It writes the reason to
# MODULES/no-modules or MODULES/no-browser, and each test that needs them fails with this reason.
set -eu
web=$(dirname "$(realpath "$0")")
mkdir -p "$1"
export CONFLICTMAP_MODULES="$1"
cd "$1"
rm -f no-modules no-browser

# missing FILE MESSAGE... : writes the reason, with the first lines of the program's output in the file `said`, without
# npm's numbers, hints and stack traces
missing() {
    file=$1
    shift
    detail='((type|code|port|address):|errno|syscall)'
    {
        echo "$*"
        sed 's/  */ /g' said | grep -v -E "^npm (ERR!|error) ?($|at |If you|'proxy'|A complete log|/|[{}]|$detail)" |
            grep . | awk '!seen[$0]++' | head -n 8
        echo "(all of it is in $CONFLICTMAP_MODULES/said; ctest -R web_set_up tries again)"
    } >"$file"
    cat "$file"
    echo "Test skipped: see above"
    exit 77
}

"$web/check_node.sh" >said 2>&1 || missing no-modules "The modules of tests/web need another Node.js."
cmp -s "$web/package-lock.json" installed || {
    rm -f installed
    cp "$web/package.json" "$web/package-lock.json" .
    # 5 minutes: npm itself would wait half an hour for a registry that does not answer.
    timeout 300 npm ci --engine-strict --no-audit --no-fund --ignore-scripts --loglevel=error </dev/null >said 2>&1 || {
        [ $? -ne 124 ] || echo "npm did not end within 5 minutes" >>said
        missing no-modules "npm could not fetch the modules of tests/web; it said:"
    }
    cp package-lock.json installed
}
node "$web/browser.cjs" </dev/null >said 2>&1 || missing no-browser "Chromium does not start; it said:"
echo "web: the modules are there, and Chromium starts"
