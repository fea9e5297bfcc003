#include <catch2/catch.hpp>

#include "base/record.hpp"

using namespace conflictmap;

namespace {

struct Inner {
    std::string name;
    int count = 7;
    static const Record<Inner>& record() {
        static const auto declared = Record<Inner>("an inner")
                                         .field("name", &Inner::name, "its name", Need::required)
                                         .field("count", &Inner::count, "how many");
        return declared;
    }
};

struct Sample {
    std::string text = "before";
    bool flag = false;
    int whole = -1;
    double number = -1;
    LocalText local;
    Date day;
    Length length;
    Share share;
    Placed<std::string> placed;
    std::optional<double> maybe;
    std::vector<double> list{9};
    std::map<std::string, double> table;
    OneOrMany<std::string> some;
    Inner inner;
    std::vector<Inner> inners;
    std::string choice = "none";
    static const Record<Sample>& record() {
        static const auto declared =
            Record<Sample>("a sample")
                .field("text", &Sample::text, "a text")
                .field("flag", &Sample::flag, "a flag")
                .field("whole", &Sample::whole, "a whole number")
                .field("number", &Sample::number, "a number")
                .field("local", &Sample::local, "texts by language")
                .field("day", &Sample::day, "a day")
                .field("length", &Sample::length, "a length")
                .field("share", &Sample::share, "a share")
                .field("placed", &Sample::placed, "a placed text")
                .field("maybe", &Sample::maybe, "perhaps a number")
                .field("list", &Sample::list, "numbers")
                .field("table", &Sample::table, "numbers by name")
                .field("some", &Sample::some, "one or many")
                .field("inner", &Sample::inner, "a record in a record")
                .field("inners", &Sample::inners, "records")
                .field("choice", &Sample::choice, "one of a few", Need::optional, {"circle", "square"});
        return declared;
    }
};

struct Read {
    Sample sample;
    std::vector<Diagnostic> diagnostics;
};

Read read(const std::string& text) {
    Diagnostics diagnostics;
    const auto root = parse_yaml(text, "a.yaml", diagnostics);
    REQUIRE(root);
    Read out;
    Codec<Sample>::read(*root, out.sample, diagnostics);
    out.diagnostics = diagnostics.all();
    return out;
}

/// "code line:column message" of the one diagnostic.
std::string wrong(const std::string& text) {
    const Read out = read(text);
    REQUIRE(out.diagnostics.size() == 1);
    const Diagnostic& d = out.diagnostics[0];
    return d.code + " " + std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.message;
}

} // namespace

TEST_CASE("every codec reads its value", "[base][record]") {
    const Read out = read("text: plain\n"
                          "flag: true\n"
                          "whole: -12\n"
                          "number: 2.5\n"
                          "local: { en: Sea, uk: Море }\n"
                          "day: 2025-03-18\n"
                          "length: 72 pt\n"
                          "share: 38%\n"
                          "placed: here\n"
                          "maybe: 0\n"
                          "list: [1, 2.5]\n"
                          "table: { a: 1, b: 2 }\n"
                          "some: one\n"
                          "inner: { name: in }\n"
                          "inners: [{ name: x, count: 1 }, { name: y }]\n"
                          "choice: square\n");
    CHECK(out.diagnostics.empty());
    const Sample& s = out.sample;
    CHECK(s.text == "plain");
    CHECK(s.flag);
    CHECK(s.whole == -12);
    CHECK(s.number == 2.5);
    CHECK(s.local.by_language == std::map<std::string, std::string>{{"en", "Sea"}, {"uk", "Море"}});
    CHECK(s.day == Date{2025, 3, 18});
    CHECK(s.length.mm == Approx(25.4));
    CHECK(s.share.value == Approx(0.38));
    CHECK(s.placed.value == "here");
    CHECK(s.placed.place.line == 9);
    CHECK(s.placed.place.column == 9);
    CHECK(s.maybe == 0.0);
    CHECK(s.list == std::vector<double>{1, 2.5});
    CHECK(s.table == std::map<std::string, double>{{"a", 1}, {"b", 2}});
    CHECK(s.some.values == std::vector<std::string>{"one"});
    CHECK(s.inner.name == "in");
    CHECK(s.inner.count == 7);
    REQUIRE(s.inners.size() == 2);
    CHECK(s.inners[0].count == 1);
    CHECK(s.inners[1].name == "y");
    CHECK(s.choice == "square");
}

TEST_CASE("short forms", "[base][record]") {
    CHECK(in_language(read("local: Sea\n").sample.local, "uk") == "Sea");
    CHECK(read("some: [a, b]\n").sample.some.values == std::vector<std::string>{"a", "b"});
    CHECK(read("list: []\n").sample.list.empty());
    CHECK(read("text: \"true\"\n").sample.text == "true");
    CHECK(read("text: 12\n").sample.text == "12");
    CHECK_FALSE(read("text: x\n").sample.maybe);
}

TEST_CASE("a wrong value is reported at its place and leaves the field unchanged", "[base][record]") {
    CHECK(wrong("text: [x]\n") == "wrong-value 1:7 expected a text, found a list");
    CHECK(wrong("text:\nflag: true\n") == "wrong-value 1:1 expected a text, found nothing");
    CHECK(wrong("flag: yes\n") == "wrong-value 1:7 expected true or false, found 'yes'");
    CHECK(wrong("flag: \"true\"\n") == "wrong-value 1:7 expected true or false, found 'true'");
    CHECK(wrong("whole: 1.5\n") == "wrong-value 1:8 expected a whole number, found '1.5'");
    CHECK(wrong("whole: 1000000001\n") == "wrong-value 1:8 expected a whole number, found '1000000001'");
    CHECK(wrong("whole: \"3\"\n") == "wrong-value 1:8 expected a whole number, found '3'");
    CHECK(wrong("number: ten\n") == "wrong-value 1:9 expected a number, found 'ten'");
    CHECK(wrong("number: .inf\n") == "wrong-value 1:9 expected a number, found '.inf'");
    CHECK(wrong("number: 1,5\n") == "wrong-value 1:9 expected a number, found '1,5'");
    CHECK(wrong("day: 2025-02-29\n") == "wrong-value 1:6 expected a date such as 2025-03-18, found '2025-02-29'");
    CHECK(wrong("length: 3\n") == "wrong-value 1:9 expected a length such as 3 mm, 1.2 pt or 40 px, found '3'");
    CHECK(wrong("share: 8\n") == "wrong-value 1:8 expected a share such as 8%, found '8'");
    CHECK(wrong("list: 1\n") == "wrong-value 1:7 expected a list, found '1'");
    CHECK(wrong("list: [1, x, 3]\n") == "wrong-value 1:11 expected a number, found 'x'");
    CHECK(wrong("table: [1]\n") == "wrong-value 1:8 expected a map, found a list");
    CHECK(wrong("table: { a: x }\n") == "wrong-value 1:13 expected a number, found 'x'");
    CHECK(wrong("local: [a]\n").starts_with("wrong-value 1:8 expected a text, or one text per language"));
    CHECK(wrong("local: { english: Sea }\n") == "unknown-language 1:10 'english' is not a language code");
    CHECK(wrong("inner: x\n") == "wrong-value 1:8 expected a map (an inner), found 'x'");
    CHECK(wrong("maybe: x\n") == "wrong-value 1:8 expected a number, found 'x'");
    CHECK(wrong("choice: circel\n") == "unknown-value 1:9 unknown choice 'circel'");
    CHECK(wrong("choice: [circle]\n") == "wrong-value 1:9 expected a text, found a list");
    CHECK(read("text: [x]\n").sample.text == "before");
    CHECK(read("whole: x\n").sample.whole == -1);
    CHECK(read("list: 3\n").sample.list == std::vector<double>{9});
    CHECK(read("choice: circel\n").sample.choice == "none");
    CHECK(read("whole: 1000000000\n").sample.whole == 1'000'000'000);
}

TEST_CASE("choices and keys give a hint", "[base][record]") {
    CHECK(read("choice: circel\n").diagnostics.at(0).hint == "did you mean 'circle'?");
    CHECK(read("choice: hexagon\n").diagnostics.at(0).hint == "one of: circle, square");
    const Read out = read("txet: x\ninner: { name: a, cuont: 1 }\n");
    REQUIRE(out.diagnostics.size() == 2);
    CHECK(out.diagnostics[0].message == "unknown key 'txet' in a sample");
    CHECK(out.diagnostics[0].hint == "did you mean 'text'?");
    CHECK(out.diagnostics[1].message == "unknown key 'cuont' in an inner");
    CHECK(out.diagnostics[1].place.column == 19);
}

TEST_CASE("a missing required key is reported at its record", "[base][record]") {
    const Read out = read("text: x\ninners:\n  - { name: a }\n  - { count: 2 }\n");
    REQUIRE(out.diagnostics.size() == 1);
    CHECK(out.diagnostics[0].code == "missing-key");
    CHECK(out.diagnostics[0].message == "an inner has no 'name'");
    CHECK(out.diagnostics[0].hint == "add 'name:' (its name)");
    CHECK(out.diagnostics[0].place.line == 4);
    CHECK(out.diagnostics[0].place.column == 5);
}

TEST_CASE("all faults of a file are reported at once", "[base][record]") {
    const Read out = read("text: [x]\nwhole: a\nday: b\nchoice: c\nbogus: 1\n");
    CHECK(out.diagnostics.size() == 5);
}
