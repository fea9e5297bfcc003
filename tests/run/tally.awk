# Prints "PASSED FAILED" for a log of ctest. Counts the cases of a test program from the summary of Catch2. A test
# without a summary, or with a failure that is not in it (a crash, a leak), counts as one. A test that could not run has
# failed, even if ctest writes "Test Passed." for it. A test that skips itself does not count; it prints
# "Test skipped: REASON".
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
