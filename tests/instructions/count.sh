#!/bin/sh
# count.sh BUILD ROOT : counts the instructions of drawing the maps of limits.txt. Instructions, unlike seconds, are
# almost the same on a busy machine.
set -eu
program=$1/conflictmap
root=$2
folder=$1/instructions
rm -rf "$folder"
mkdir -p "$folder"
cd "$root"
failed=0
while read -r spec format most; do
    case $spec in '#'* | '') continue ;; esac
    # The limits of time and memory are for a processor, not for one that valgrind imitates.
    if ! CONFLICTMAP_ROOT=$root valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" render "$spec" \
        --force -q -f "$format" -o "$folder" --deadline 1000 --memory 8GB >"$folder/log" 2>&1 </dev/null; then
        cat "$folder/log"
        exit 1
    fi
    count=$(awk '/Collected/ { printf "%d", $4 / 1000000 }' "$folder/log")
    echo "$spec $format: $count million instructions, at most $most"
    if [ "$count" -lt 100 ] || [ "$count" -gt "$most" ]; then
        echo "error: $spec as $format takes $count million instructions, not 100 to $most; see $root/tests/instructions" >&2
        failed=1
    fi
done <"$root/tests/instructions/limits.txt"
exit $failed
