#!/bin/sh
# pdflatex sets documents of three lines that include a map's snippet, and finds all of it.
# usage: tests/reports/latex.sh PROGRAM FOLDER
set -eu
program=$1
folder=$2
mkdir -p "$folder"

fail() {
    echo "failed: $*" >&2
    exit 1
}

for spec in maps/*.yaml; do
    map=$(basename "$spec" .yaml)
    "$program" render "$spec" -q -f pdf -o "$folder"
    cat >"$folder/$map/report.tex" <<END
\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{graphicx}
\\begin{document}\\input{$map.tex}
\\end{document}
END
    (cd "$folder/$map" && pdflatex -interaction=nonstopmode -halt-on-error report.tex >report.out 2>&1) ||
        fail "$(tail -n 20 "$folder/$map/report.out")"
    pdftotext "$folder/$map/report.pdf" - | tr '\n' ' ' >"$folder/$map/report.txt"
    grep -q 'Figure 1: ' "$folder/$map/report.txt" || fail "no caption in $map"
    grep -q 'Projection: ' "$folder/$map/report.txt" || fail "no credits in $map"
    grep -q '^LaTeX Warning: .*undefined' "$folder/$map/report.log" && fail "something undefined in $map"
    pdffonts "$folder/$map/report.pdf" | tail -n +3 >"$folder/$map/fonts"
    awk '$(NF - 4) != "yes" { exit 1 }' "$folder/$map/fonts" || fail "a font of $map is not in the document"
    echo "$map: caption and credits, $(wc -l <"$folder/$map/fonts") fonts, all embedded"
done
echo "latex: fine"
