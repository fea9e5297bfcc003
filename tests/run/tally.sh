#!/bin/sh
# tally.sh : tests the totals at the end of `./run test` on logs that ctest writes here.
set -eu
tally=$(dirname "$(realpath "$0")")/tally.awk
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# expect "PASSED FAILED" < LINES of a CMakeLists.txt
expect() {
    rm -rf "$folder/project"
    mkdir "$folder/project"
    {
        echo "cmake_minimum_required(VERSION 3.25)"
        echo "project(tests NONE)"
        echo "enable_testing()"
        cat
    } >"$folder/project/CMakeLists.txt"
    cmake -S "$folder/project" -B "$folder/project/build" >"$folder/log" 2>&1 || { cat "$folder/log" && exit 1; }
    ctest --test-dir "$folder/project/build" -j 2 >"$folder/log" 2>&1 || true
    found=$(awk -f "$tally" "$folder/project/build/Testing/Temporary/LastTest.log")
    [ "$found" = "$1" ] || {
        cat "$folder/log" "$folder/project/build/Testing/Temporary/LastTest.log" >&2
        echo "error: the sum is '$found', not '$1'" >&2
        exit 1
    }
}

expect "1 0" <<'END'
add_test(NAME one COMMAND true)
END

# Summaries of Catch2: all passed; some failed; some failed as expected; none failed, but there was a crash.
expect "17 4" <<'END'
add_test(NAME all COMMAND echo "All tests passed (70 assertions in 8 test cases)")
add_test(NAME some COMMAND sh -c "echo 'test cases: 9 | 6 passed | 3 failed'; exit 1")
add_test(NAME meant COMMAND echo "test cases: 4 | 3 passed | 1 failed as expected")
add_test(NAME crash COMMAND sh -c "echo 'All tests passed (1 assertion in 0 test cases)'; kill -SEGV $$")
END

# A test that ctest cannot start, one that takes too long, one whose fixture failed.
expect "1 4" <<'END'
add_test(NAME gone COMMAND /no/such/program)
add_test(NAME slow COMMAND sleep 20)
set_tests_properties(slow PROPERTIES TIMEOUT 1)
add_test(NAME fixture COMMAND false)
set_tests_properties(fixture PROPERTIES FIXTURES_SETUP there)
add_test(NAME needs COMMAND true)
set_tests_properties(needs PROPERTIES FIXTURES_REQUIRED there)
add_test(NAME other COMMAND true)
END

# A fixture that skips itself does not count; the tests that need it run, and print why they fail.
expect "1 1" <<'END'
add_test(NAME fixture COMMAND sh -c "echo 'Test skipped: no network'; exit 77")
set_tests_properties(fixture PROPERTIES FIXTURES_SETUP there SKIP_RETURN_CODE 77)
add_test(NAME needs COMMAND sh -c "echo 'error: no network'; exit 1")
set_tests_properties(needs PROPERTIES FIXTURES_REQUIRED there)
add_test(NAME other COMMAND true)
END
echo "tally: fine"
