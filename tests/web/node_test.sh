#!/bin/sh
# node_test.sh FILE [browser] : runs a file of tests with Node.js, or prints why it cannot; see set_up.sh.
set -eu
for reason in no-modules ${2:+no-$2}; do
    if [ -f "$CONFLICTMAP_MODULES/$reason" ]; then
        printf 'error: %s cannot run. ' "$(basename "$1")" >&2
        cat "$CONFLICTMAP_MODULES/$reason" >&2
        exit 1
    fi
done
exec node --test "$1"
