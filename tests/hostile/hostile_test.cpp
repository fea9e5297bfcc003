// The program reads every hostile file: it ends by itself, reports what it must, and accounts for every row.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "hostile/files.hpp"

namespace {

cli_tests::Result run(const cli_tests::Folder& folder, std::vector<std::string> arguments) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(arguments);
    return cli_tests::run(call);
}

} // namespace

TEST_CASE("hostile files end with a message, never with a crash", "[hostile]") {
    const cli_tests::Folder folder;
    const auto files = hostile::Writer(folder).write();
    REQUIRE(files.size() > 45);
    for (const auto& file : files) {
        INFO(file.name);
        const auto result = run(folder, {"check", file.name + ".yaml", "--deadline", "10"});
        INFO(result.err.substr(0, 2000));
        CHECK(result.exit_code == file.exit_code);
        CHECK(result.err.find(file.says) != std::string::npos);
        CHECK(result.err.find("internal error") == std::string::npos);
        CHECK(result.err.find("root:") == std::string::npos); // a line of /etc/passwd
    }
}

TEST_CASE("no row of a hostile file is lost", "[hostile]") {
    const cli_tests::Folder folder;
    std::size_t told = 0;
    for (const auto& file : hostile::Writer(folder).write()) {
        if (file.exit_code != 0) {
            continue;
        }
        INFO(file.name);
        const auto result = run(folder, {"explain", file.name + ".yaml", "--json"});
        REQUIRE(result.exit_code == 0);
        const auto json = nlohmann::json::parse(result.out);
        for (const auto& layer : json.at("layers")) {
            INFO(layer.dump());
            const auto count = [&](const char* key) { return layer.at(key).get<int>(); };
            CHECK(count("declared") == count("drawn") + count("outside") + count("filtered") + count("rejected"));
            CHECK(count("declared") > 0);
            const auto strict = run(folder, {"check", file.name + ".yaml", "--strict"});
            CHECK((count("rejected") == 0 || strict.exit_code == 4));
            ++told;
        }
    }
    CHECK(told > 10);
}

TEST_CASE("an endless spec, in a file or on standard input, is read only up to the limit", "[hostile]") {
    const cli_tests::Folder folder;
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"-c", "yes 'map: x' | '" + project::program() + "' check -"};
    const auto result = cli_tests::run_other("sh", call);
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("1000000 bytes") != std::string::npos);
}
