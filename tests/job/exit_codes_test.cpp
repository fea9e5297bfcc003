#include <catch2/catch.hpp>

#include "job/exit_codes.hpp"
#include "job/load_spec.hpp"

using namespace conflictmap;
using namespace conflictmap::job;

namespace {

Diagnostics with(std::initializer_list<std::pair<Severity, Fault>> faults) {
    Diagnostics diagnostics;
    int number = 0;
    for (const auto& [severity, fault] : faults) {
        diagnostics.add({severity, fault, {}, "code", "message " + std::to_string(++number), ""});
    }
    return diagnostics;
}

constexpr auto warning = Severity::warning;
constexpr auto error = Severity::error;

} // namespace

TEST_CASE("the exit codes have the numbers that scripts rely on", "[job]") {
    CHECK(exit_fine == 0);
    CHECK(exit_cannot_write == 1);
    CHECK(exit_usage == 2);
    CHECK(exit_spec == 3);
    CHECK(exit_data == 4);
    CHECK(exit_some_failed == 5);
}

TEST_CASE("the exit code of one map", "[job]") {
    CHECK(exit_code_for({}, false) == exit_fine);
    CHECK(exit_code_for({}, true) == exit_fine);
    CHECK(exit_code_for(with({{error, Fault::spec}}), false) == exit_spec);
    CHECK(exit_code_for(with({{error, Fault::data}}), false) == exit_data);
    CHECK(exit_code_for(with({{error, Fault::output}}), false) == exit_cannot_write);
    // A fault of the spec comes first, then one of the data: this is what to fix first.
    CHECK(exit_code_for(with({{error, Fault::output}, {error, Fault::data}, {error, Fault::spec}}), false) ==
          exit_spec);
    CHECK(exit_code_for(with({{error, Fault::output}, {error, Fault::data}}), false) == exit_data);
}

TEST_CASE("warnings count only under strict", "[job]") {
    CHECK(exit_code_for(with({{warning, Fault::data}}), false) == exit_fine);
    CHECK(exit_code_for(with({{warning, Fault::data}}), true) == exit_data);
    CHECK(exit_code_for(with({{warning, Fault::spec}}), false) == exit_fine);
    CHECK(exit_code_for(with({{warning, Fault::spec}}), true) == exit_spec);
    CHECK(exit_code_for(with({{Severity::note, Fault::data}}), true) == exit_fine);
    CHECK(exit_code_for(with({{warning, Fault::data}, {error, Fault::output}}), true) == exit_cannot_write);
}

TEST_CASE("the exit code of several maps", "[job]") {
    CHECK(combined_exit_code({}) == exit_fine);
    CHECK(combined_exit_code({0}) == exit_fine);
    CHECK(combined_exit_code({0, 0, 0}) == exit_fine);
    CHECK(combined_exit_code({3}) == exit_spec);
    CHECK(combined_exit_code({0, 3}) == exit_some_failed);
    CHECK(combined_exit_code({4, 0}) == exit_some_failed);
    CHECK(combined_exit_code({0, 1, 0}) == exit_some_failed);
    // No map is complete: the first failure decides.
    CHECK(combined_exit_code({4, 3}) == exit_data);
    CHECK(combined_exit_code({3, 4}) == exit_spec);
}
