#include <catch2/catch.hpp>

#include "base/diagnostics.hpp"

using namespace conflictmap;

TEST_CASE("a diagnostic reads like a compiler's", "[base]") {
    CHECK(to_text({Severity::error, Fault::spec, {"maps/donbas.yaml", 14, 12}, "c", "unknown layer 'x'", "try y"}) ==
          "maps/donbas.yaml:14:12: error: unknown layer 'x' (try y)");
    CHECK(to_text({Severity::warning, Fault::data, {"a.csv", 0, 0}, "c", "rows lost", ""}) ==
          "a.csv: warning: rows lost");
    CHECK(to_text({Severity::note, Fault::spec, {}, "c", "so it is", "h"}) == "note: so it is (h)");
}

TEST_CASE("diagnostics keep their order, fault and severity", "[base]") {
    Diagnostics diagnostics;
    CHECK_FALSE(diagnostics.has_errors());
    diagnostics.warning({"f", 1, 1}, "w", "spec warning");
    diagnostics.data_warning({"f", 2, 1}, "dw", "data warning");
    CHECK_FALSE(diagnostics.has_errors());
    CHECK_FALSE(diagnostics.has_errors(Fault::data));
    diagnostics.data_error({"f", 3, 1}, "de", "data error", "mend it");
    CHECK(diagnostics.has_errors());
    CHECK(diagnostics.has_errors(Fault::data));
    CHECK_FALSE(diagnostics.has_errors(Fault::spec));
    CHECK_FALSE(diagnostics.has_errors(Fault::output));
    diagnostics.error({"f", 4, 1}, "e", "spec error");
    diagnostics.output_error({"f", 5, 1}, "o", "output error");
    CHECK(diagnostics.has_errors(Fault::spec));
    CHECK(diagnostics.has_errors(Fault::output));
    REQUIRE(diagnostics.all().size() == 5);
    for (int i = 0; i < 5; ++i) {
        CHECK(diagnostics.all()[static_cast<std::size_t>(i)].place.line == i + 1);
    }
    CHECK(diagnostics.all()[0].severity == Severity::warning);
    CHECK(diagnostics.all()[0].fault == Fault::spec);
    CHECK(diagnostics.all()[1].fault == Fault::data);
    CHECK(diagnostics.all()[2].hint == "mend it");
    CHECK(diagnostics.all()[2].code == "de");
}

TEST_CASE("an error in the data is reported once, an error in the spec at every place", "[base]") {
    Diagnostics diagnostics;
    for (int line = 1; line <= 3; ++line) {
        diagnostics.data_error({"m.yaml", line, 1}, "missing", "no such file", "look for it");
        diagnostics.error({"m.yaml", line, 1}, "unknown-key", "unknown key 'x'");
    }
    diagnostics.data_warning({"m.yaml", 1, 1}, "missing", "no such file"); // another severity
    diagnostics.data_error({"m.yaml", 1, 1}, "missing", "no such column"); // another message
    REQUIRE(diagnostics.all().size() == 6);
    CHECK(diagnostics.all()[0].place.line == 1);
    CHECK(diagnostics.all()[0].fault == Fault::data);
    CHECK(diagnostics.all()[3].place.line == 3);
    CHECK(diagnostics.all()[3].fault == Fault::spec);
}

TEST_CASE("the nearest name is suggested, a distant one is not", "[base]") {
    const std::vector<std::string> names{"front-line", "held", "place", "plant"};
    CHECK(nearest("frontline", names) == "front-line");
    CHECK(nearest("heid", names) == "held");
    CHECK(nearest("plcae", names) == "place");
    CHECK(nearest("held", names) == "held");
    // Of equally close candidates, the first one.
    CHECK(nearest("plaxx", {"place", "plant"}) == "place");
    // A short word may differ by two letters, not more.
    CHECK(nearest("hexx", names) == "held");
    CHECK(nearest("hxxx", names).empty());
    // A long word may differ by a third of its letters.
    CHECK(nearest("abcdefghi", {"abcdefxyz"}) == "abcdefxyz");
    CHECK(nearest("abcdefghi", {"abcdewxyz"}).empty());
    CHECK(nearest("", {"held"}).empty());
    CHECK(nearest("", {"id"}) == "id");
    CHECK(nearest("anything", {}).empty());
}
