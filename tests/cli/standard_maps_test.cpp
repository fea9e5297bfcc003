// The files of the shipped maps: well-formed, readable by other programs, with live texts and unique ids. Their look is
// not tested here.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

#include "backend/decode_png.hpp"
#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

std::vector<std::string> all_matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        found.push_back((*match)[1]);
    }
    return found;
}

std::vector<std::string> standard_maps() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(project::root() + "/maps")) {
        names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    REQUIRE(names.size() >= 9); // grows with new files, so that none is missed
    return names;
}

} // namespace

TEST_CASE("the standard maps are drawn without errors and well-formed", "[cli]") {
    const std::string name = GENERATE(from_range(standard_maps()));
    INFO(name);
    const cli_tests::Folder folder;
    const auto result = cli_tests::run({"render", "maps/" + name + ".yaml", "-o", folder.path().string()});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(result.err.find("error") == std::string::npos);
    auto files = cli_tests::files_below(folder.path());
    REQUIRE(files.size() == 8);
    const std::string svg = files.at(name + "/" + name + ".svg");
    const auto png = conflictmap::backend::decode_png(files.at(name + "/" + name + ".png"));

    cli_tests::Call lint;
    lint.folder = folder.path() / name;
    lint.arguments = {"--noout", "--nonet", name + ".svg"};
    const auto linted = cli_tests::run_other("xmllint", lint);
    CHECK(linted.exit_code == 0);
    CHECK(linted.err.empty());

    CHECK(svg.find(" font-family=\"'Noto Sans', sans-serif\"") < svg.find('\n', svg.find("<svg")));
    const auto ids = all_matches(svg, std::regex("[ ]id=\"([^\"]*)\""));
    CHECK(ids.size() > 20);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    for (const auto& id : ids) {
        INFO(id);
        CHECK(id.starts_with(name + "-"));
    }
    const std::set<std::string> known(ids.begin(), ids.end());
    for (const auto& used : all_matches(svg, std::regex("(?:url\\(#|href=\"#)([^)\"]*)"))) {
        INFO(used);
        CHECK(known.contains(used));
    }

    // Texts on curves have their font on the switch between the live text and its outlines.
    for (const auto& bent : all_matches(svg, std::regex("(<switch[^>]*>[^<]*<text[^>]*><textPath[^>]*>[^<]*)"))) {
        INFO(bent);
        CHECK(bent.find("font-family=\"'Noto S") < bent.find("<text"));
        CHECK(bent.find("font-size=\"") < bent.find("<text"));
        CHECK(bent.back() != '>');
    }
    const std::string straight = std::regex_replace(svg, std::regex("<switch[^]*?</switch>"), "");
    const auto texts = all_matches(straight, std::regex("(<text[^>]*>[^<]*)"));
    CHECK(texts.size() > 15);
    for (const auto& text : texts) {
        INFO(text);
        const bool has_own = text.find("font-family=") != std::string::npos; // otherwise that of the whole text
        CHECK((text.find("font-family=\"'Noto S") != std::string::npos) == has_own);
        CHECK(text.find("font-size=\"") != std::string::npos);
        CHECK(text.back() != '>'); // every text has letters
        CHECK(text.find('{') == std::string::npos);
    }
    CHECK(svg.find("<title id=") != std::string::npos);
    CHECK(svg.find("<desc id=") != std::string::npos);
    CHECK(svg.find("<image") == std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);

    cli_tests::Call draw;
    draw.folder = folder.path() / name;
    draw.arguments = {"-w", std::to_string(png.width), "-o", "seen.png", name + ".svg"};
    const auto drawn = cli_tests::run_other("rsvg-convert", draw);
    INFO(drawn.err);
    REQUIRE(drawn.exit_code == 0);
    const auto seen = conflictmap::backend::decode_png(cli_tests::bytes_of(folder.path() / name / "seen.png"));
    CHECK(std::abs(seen.height - png.height) <= 1);
}
