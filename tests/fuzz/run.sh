#!/bin/sh
# run.sh BUILD SOURCE : runs every fuzz target for FUZZ_SECONDS (60), as many at once as there are cores, and prints a
# table. Fails on a finding, and puts its input into BUILD/findings. The corpus of a run is kept in BUILD/corpus.
set -eu
build=$1
source=$2
seconds=${FUZZ_SECONDS:-60}
mkdir -p "$build/findings" "$build/logs"
: "${TMPDIR:=/tmp}"
export TMPDIR LSAN_OPTIONS="suppressions=$source/tests/lsan.supp:print_suppressions=0" CONFLICTMAP_ROOT="$source"

# seed TARGET FILE... : files of the project that the target starts from
seed() {
    folder=$build/corpus/$1
    shift
    mkdir -p "$folder"
    for file in "$@"; do
        [ -f "$file" ] && cp "$file" "$folder/seed-$(echo "${file#"$source"/}" | tr '/ ' '__')"
    done
}
byte() { printf '%b' "\\0$(printf %o "$1")"; }
length() {
    bytes=$(wc -c <"$1")
    byte $((bytes % 256))
    byte $((bytes / 256))
}
cd "$source"
for target in crs depfile geom latex map markdown nesting where xml; do seed $target tests/fuzz/seeds/$target/*; done
seed spec maps/*.yaml tests/golden/*.yaml tests/bad/*.yaml
seed style styles/*/style.yaml tests/bad/styles/*/style.yaml
seed picture styles/*/symbols/*.svg tests/golden/data/*.svg
seed csv tests/*/data/*.csv tests/package/report/data/*.csv
seed map tests/*/data/*.geojson geodata/events/*.geojson
mkdir -p "$build/corpus/shapefile"
for shape in tests/*/data/*.shp geodata/areas/ukraine.shp; do
    shx=${shape%.shp}.shx
    dbf=${shape%.shp}.dbf
    if [ -f "$shx" ] && [ -f "$dbf" ] && [ "$(wc -c <"$shape")" -lt 60000 ]; then
        { length "$shape" && length "$shx" && cat "$shape" "$shx" "$dbf"; } \
            >"$build/corpus/shapefile/seed-$(basename "$shape" .shp)"
    fi
done

# A script for xargs: runs one target.
cat >"$build/one.sh" <<'END'
build=$1 seconds=$2 name=$3
"$build/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=65536 -close_fd_mask=1 \
    -print_final_stats=1 -artifact_prefix="$build/findings/$name-" "$build/corpus/$name" >"$build/logs/$name" 2>&1 ||
    : >"$build/logs/$name.found"
END
rm -f "$build"/logs/*.found
targets=$(for file in tests/fuzz/*.cpp; do basename "$file" .cpp; done)
echo "$targets" | xargs -P "$(nproc)" -n 1 sh "$build/one.sh" "$build" "$seconds"

printf '%-10s %12s %8s %9s %8s  %s\n' target executions edges features inputs result
status=0
for name in $targets; do
    log=$build/logs/$name
    result=fine
    if [ -f "$log.found" ]; then
        result=$(grep -m1 -E 'ERROR:|broken guarantee|runtime error|SUMMARY:' "$log" || tail -n 1 "$log")
        status=1
    fi
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    last=$(grep -E '^#[0-9]+.* cov: ' "$log" | tail -n 1)
    number() { echo "$last" | sed -n "s/.* $1: \([0-9]*\).*/\1/p"; }
    inputs=$(echo "$last" | sed -n 's/.* corp: \([0-9]*\).*/\1/p')
    printf '%-10s %12s %8s %9s %8s  %s\n' "$name" "$executions" "$(number cov)" "$(number ft)" "$inputs" "$result"
done
exit $status
