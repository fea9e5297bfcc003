// Names of files that mean something to make or ninja: read back as they are, or refused.
#include <algorithm>

#include <catch2/catch.hpp>

#include "hostile/calls.hpp"
#include "job/rule_names.hpp"

namespace fs = std::filesystem;
using conflictmap::job::in_rule;
using hostile::in;

namespace {

std::string point_map(const std::string& source) {
    return "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\noutputs: [svg]\n"
           "layers: [{ id: l, class: place, source: " +
           hostile::in_yaml(source) + " }]\n";
}

} // namespace

TEST_CASE("make and ninja read back the names that a depfile spells", "[hostile]") {
    const std::vector<std::string> names{
        "a b.csv",     "a  b.csv",    " first.csv", "5$#.csv",    "$(shell touch PWNED).csv",
        "${HOME}.csv", "a:b.csv",     "a: b.csv",   "50%.csv",    "a\\b.csv",
        "a\\ b.csv",   "a\\\\ b.csv", "x=1.csv",    "a =b.csv",   "x+=1.csv",
        "data(1).csv", "a) b.csv",    "a(b c.csv",  "{a,b}.csv",  "@x.csv",
        "-x.csv",      "a!x.csv",     "карта.csv",  "\u2028.csv", "\u202Egpj.csv"};
    for (const auto& name : names) {
        INFO(name);
        const auto spelt = in_rule(name);
        REQUIRE(spelt);
        const cli_tests::Folder folder;
        folder.write(name, "x");
        folder.write("first.txt", "x");
        for (const auto* decoy : {"a", "b", "b.csv", "ab.csv", "HOME"}) {
            folder.write(decoy, "x");
        }
        folder.write("made.d", "made: \\\n first.txt \\\n " + *spelt + "\n");
        folder.write("Makefile", "made:\n\ttouch made\n-include made.d\n");
        folder.write("build.ninja", "rule r\n command = cp made.d used.d && touch $out\n depfile = used.d\n"
                                    " deps = gcc\nbuild made: r\n");
        CHECK(in(folder, "make", {"made"}).exit_code == 0);
        CHECK(in(folder, "make", {"-q", "made"}).exit_code == 0);
        fs::last_write_time(folder.path() / name, fs::file_time_type::clock::now() + std::chrono::hours(1));
        CHECK(in(folder, "make", {"-q", "made"}).exit_code == 1);
        fs::remove(folder.path() / "made");
        CHECK(in(folder, "ninja", {}).exit_code == 0);
        const auto deps = cli_tests::lines_of(in(folder, "ninja", {"-t", "deps"}).out);
        REQUIRE(deps.size() >= 3);
        CHECK(deps[1] == "    first.txt");
        CHECK(deps[2] == "    " + name);
        CHECK((deps.size() == 3 || deps[3].empty()));
        CHECK_FALSE(fs::exists(folder.path() / "PWNED"));
    }
}

TEST_CASE("names that make and ninja do not both read are refused", "[hostile]") {
    for (const std::string name : {"p.csv\nall:\n\ttouch PWNED\ny:",
                                   "a\nb",
                                   "a\r\nb",
                                   "a\rb",
                                   "a\tb",
                                   "a\x1B[31mb",
                                   "a\x7F",
                                   "a\x01",
                                   "~/x",
                                   "~root/x",
                                   "=x",
                                   "+=x",
                                   "!x",
                                   "a ",
                                   "a\\",
                                   "c:",
                                   "lib(member)",
                                   "a*b",
                                   "a?b",
                                   "a[b]",
                                   "a;touch PWNED",
                                   "a|b",
                                   "a&b",
                                   "a<b",
                                   "a>b",
                                   "a^b",
                                   "a`b",
                                   "a'b",
                                   "a\"b",
                                   "a\\#b",
                                   "a\\:b",
                                   "a\\$b",
                                   ""}) {
        INFO(name);
        CHECK_FALSE(in_rule(name));
    }
    CHECK_FALSE(in_rule(std::string("a\0b", 3)));
}

TEST_CASE("a source whose name is a rule leaves no depfile", "[hostile]") {
    for (const std::string name :
         {"p.csv\nall:\n\ttouch PWNED\ny:.csv", "p\n\ttouch PWNED\n.csv", "p\r.csv", "p\t.csv", "p;touch PWNED;.csv",
          "p`touch PWNED`.csv", "p|q.csv", "p*.csv", "p\x1B[2J.csv", "p'q.csv", "p&q.csv", "p\\#q.csv"}) {
        INFO(name);
        const cli_tests::Folder folder;
        folder.write(name, "lon,lat\n30,50\n");
        folder.write("m.yaml", point_map(name));
        const auto result = in(folder, project::program(), {"render", "m.yaml", "--depfile", "m.d"});
        INFO(result.err);
        CHECK(result.exit_code == 1);
        CHECK(result.err.find("cannot be written so that make and ninja both read it") != std::string::npos);
        CHECK_FALSE(fs::exists(folder.path() / "m.d"));
    }
}

TEST_CASE("sources with strange names are followed by make", "[hostile]") {
    for (const std::string name : {"a b#c$d.csv", "x=1.csv", "=x.csv", "~x.csv", "~root.csv",
                                   "$(shell touch PWNED).csv", "a:b.csv", "50%.csv", "a\\ b.csv", "+=x.csv"}) {
        INFO(name);
        const cli_tests::Folder folder;
        folder.write(name, "lon,lat\n30,50\n");
        folder.write("a=b.yaml", point_map(name));
        const auto result = in(folder, project::program(), {"render", "a=b.yaml", "--depfile", "m.d"});
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        folder.write("Makefile", "include m.d\nout/m/m.json:\n\ttouch $@\n");
        const auto fresh = in(folder, "make", {"-q", "out/m/m.json"});
        INFO(fresh.out + fresh.err);
        CHECK(fresh.exit_code == 0);
        fs::last_write_time(folder.path() / name, fs::file_time_type::clock::now() + std::chrono::hours(1));
        CHECK(in(folder, "make", {"-q", "out/m/m.json"}).exit_code == 1);
        CHECK_FALSE(fs::exists(folder.path() / "PWNED"));
    }
}

TEST_CASE("a folder whose name is a pattern or a variable to make takes no depfile", "[hostile]") {
    for (const auto* out : {"out%", "a=b", "~", "a*", "a;b", "a\nb:"}) {
        INFO(out);
        const cli_tests::Folder folder;
        folder.write("p.csv", "lon,lat\n30,50\n");
        folder.write("m.yaml", point_map("p.csv"));
        const auto result = in(folder, project::program(), {"render", "m.yaml", "-o", out, "--depfile", "m.d"});
        CHECK(result.exit_code == 1);
        CHECK_FALSE(fs::exists(folder.path() / "m.d"));
    }
}
