// Several maps at once: the same files and messages as one after the other.
#include <catch2/catch.hpp>

#include "cli/program.hpp"

TEST_CASE("-j draws the same bytes and prints the same, for any order of the maps", "[cli]") {
    const cli_tests::Folder folder;
    for (const char* name : {"one", "two", "three"}) {
        folder.write(std::string(name) + ".yaml", cli_tests::small_spec(name));
    }
    folder.write("wrong.yaml", cli_tests::small_spec("wrong", "colour: red\n"));
    const auto drawn = [&](const std::string& out, std::vector<std::string> arguments) {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"render", "-o", out};
        call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
        return cli_tests::run(call);
    };
    const auto one = drawn("a", {"one.yaml", "wrong.yaml", "two.yaml", "three.yaml"});
    CHECK(one.exit_code == 5);
    const auto two = drawn("b", {"-j", "2", "one.yaml", "wrong.yaml", "two.yaml", "three.yaml"});
    CHECK(two.exit_code == 5);
    CHECK(two.err == one.err);
    CHECK(cli_tests::lines_of(two.out).size() == cli_tests::lines_of(one.out).size());
    CHECK(two.out.find("b/one/one.png\n") < two.out.find("b/two/two.png\n"));
    const auto expected = cli_tests::files_below(folder.path() / "a");
    CHECK(expected.size() >= 6);
    CHECK((cli_tests::files_below(folder.path() / "b") == expected));
    CHECK(drawn("c", {"-j", "3", "three.yaml", "two.yaml", "one.yaml"}).exit_code == 0);
    CHECK((cli_tests::files_below(folder.path() / "c") == expected));
}

TEST_CASE("-j takes a number of at least one", "[cli]") {
    CHECK(cli_tests::run({"render", "-j", "0", "maps/donbas.yaml"}).exit_code == 2);
}
