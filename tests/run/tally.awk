# Prints "PASSED FAILED" of a log of ctest. A test program's cases count, as Catch2 sums them up; a test without a sum, or
# one that failed beyond its sum (a crash, a leak), counts as one. A test that could not run has failed, though ctest
# writes "Test Passed." for it; one that skips itself counts as nothing, and says so in a line "Test skipped: REASON".
/^Failed test dependencies:/ || /^Unable to find executable/ { cannot = 1 }
/ Testing: / { sum = 0; bad = 0; skipped = 0 }
/^All tests passed \(/ { sum = 1; for (i = 1; i < NF; i++) if ($(i + 1) ~ /^test/) passed += $i }
/^test cases:/ {
    sum = 1
    for (i = 2; i <= NF; i++) {
        if ($i == "passed") passed += $(i - 1)
        if ($i == "failed" && $(i + 1) != "as") { failed += $(i - 1); bad += $(i - 1) }
    }
}
/^Test skipped: / { skipped = 1 }
/^Test Passed\./ {
    if (cannot) failed++
    else if (!sum && !skipped) passed++
    cannot = 0
}
/^Test Failed\./ { if (!bad) failed++ }
END { print passed + 0, failed + 0 }
