#include "base/name.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;

TEST_CASE("names are what every file system and format takes as a plain word", "[base]") {
    for (const std::string& text : std::vector<std::string>{"a", "A", "7", "_x", "report-light", "print_mono", "v1.2",
                                                            "x.", "a..b", "UK", std::string(64, 'a')}) {
        INFO(text);
        const auto name = Name::from(text);
        REQUIRE(name);
        CHECK(name->text() == text);
    }
    for (const std::string& text : std::vector<std::string>{
             "",      ".",    "..",   ".hidden", "-x",    "a b", "a/b",     "/a",
             "a\\b",  "a\nb", "a\tb", "a\x1B",   "a\x7F", "ä",   "мапа",    "\\typeout{x}",
             "<img>", "a$b",  "a%b",  "a#b",     "a;b",   "a:b", "a|b",     "a'b",
             "a\"b",  "a`b",  "a&b",  "a*b",     "a?b",   "a~b", "a{b}",    "a(b)",
             "a[b]",  "a,b",  "a@b",  "a=b",     "a+b",   "a!b", "\u202Ea", std::string(65, 'a')}) {
        INFO(text);
        CHECK_FALSE(Name::from(text));
    }
    CHECK_FALSE(Name::from(std::string_view("a\0b", 3)));
}

TEST_CASE("what is no name is told at its place", "[base]") {
    Diagnostics diagnostics;
    CHECK(Name::from("fine", "a style", {"m.yaml", 4, 8}, diagnostics));
    CHECK(diagnostics.all().empty());
    CHECK_FALSE(Name::from("st x", "a style", {"m.yaml", 4, 8}, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(to_text(diagnostics.all()[0]) ==
          "m.yaml:4:8: error: 'st x' cannot name a style: it becomes part of file names (use letters from a to z, "
          "digits, '-', '_' and '.', at most 64, and begin with a letter, a digit or '_')");
}

TEST_CASE("stems are names joined by dots", "[base]") {
    FileStem stem(*Name::from("donbas"));
    CHECK(stem.text() == "donbas");
    stem += *Name::from("print-mono");
    stem += *Name::from("uk");
    CHECK(stem.text() == "donbas.print-mono.uk");
    CHECK(FileStem().text().empty());
}
