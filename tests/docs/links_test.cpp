// The targets of links in the documents exist.
#include <catch2/catch.hpp>

#include <cctype>
#include <regex>
#include <set>

#include "docs/documents.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

std::vector<std::string> matches(const std::string& text, const std::string& form) {
    const std::regex pattern(form);
    std::vector<std::string> all;
    for (std::sregex_iterator each(text.begin(), text.end(), pattern), end; each != end; ++each) {
        all.push_back((*each)[1]);
    }
    return all;
}

/// The anchor of a Markdown heading: "## With ./run" gives "with-run".
std::string anchor_of(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_') {
            anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (c == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

} // namespace

TEST_CASE("links of the documents lead to files of the project", "[docs]") {
    std::size_t links = 0;
    for (const std::string& name : documents::names()) {
        INFO(name);
        const std::string text = documents::text_of(name);
        CHECK(!text.empty());
        for (const std::string& link : matches(text, R"(\]\(([^)#]+)(?:#[^)]*)?\))")) {
            INFO(link);
            ++links;
            CHECK(link.find("://") == std::string::npos); // addresses are written out, in < >
            CHECK(fs::exists(fs::path(project::root()) / fs::path(name).parent_path() / link));
        }
    }
    CHECK(links >= 10);
}

TEST_CASE("links to a part of a document lead to one of its headings", "[docs]") {
    for (const std::string& name : documents::names()) {
        INFO(name);
        for (const std::string& link : matches(documents::text_of(name), R"(\]\(([^)#]*#[^)]+)\))")) {
            INFO(link);
            const auto hash = link.find('#');
            const fs::path target = hash == 0 ? fs::path(name) : fs::path(name).parent_path() / link.substr(0, hash);
            std::set<std::string> anchors;
            for (const std::string& heading : matches("\n" + documents::text_of(target.string()), "\n#+ ([^\n]+)")) {
                anchors.insert(anchor_of(heading));
            }
            CHECK(anchors.contains(link.substr(hash + 1)));
        }
    }
}

TEST_CASE("docs/README.md lists every page of docs/", "[docs]") {
    std::set<std::string> pages;
    for (const auto& entry : fs::directory_iterator(fs::path(project::root()) / "docs")) {
        if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") {
            pages.insert(entry.path().filename().string());
        }
    }
    std::set<std::string> listed;
    for (const std::string& link : matches(documents::text_of("docs/README.md"), R"(\n- \[[^\]]+\]\(([^)]+)\))")) {
        listed.insert(link);
    }
    CHECK(listed == pages);
}

TEST_CASE("files named in the documents exist", "[docs]") {
    for (const std::string& name : documents::names()) {
        if (name == "CHANGELOG.md") {
            continue; // may name files that no longer exist
        }
        INFO(name);
        for (const std::string& path : matches(
                 documents::text_of(name), R"(`((?:src|tests|geodata|styles|maps|docs|cmake|examples)/[^`*<> ]*)`)")) {
            INFO(path);
            const bool is_pattern = path.find("NAME") != std::string::npos;
            CHECK((is_pattern || fs::exists(fs::path(project::root()) / path)));
        }
    }
}

TEST_CASE("ARCHITECTURE.md has a row for every room", "[docs]") {
    std::set<std::string> rooms;
    for (const auto& entry : fs::directory_iterator(fs::path(project::root()) / "src")) {
        rooms.insert(entry.path().filename().string() + "/");
    }
    const auto table = documents::table_under(documents::text_of("ARCHITECTURE.md"), "The house", "floor");
    const auto named = documents::column(table, 1);
    CHECK(std::set<std::string>(named.begin(), named.end()) == rooms);
    CHECK(named.size() == rooms.size());
}

TEST_CASE("the pictures of the documents are small and used", "[docs]") {
    std::set<std::string> shown;
    for (const std::string& name : documents::names()) {
        for (const std::string& link : matches(documents::text_of(name), R"(!\[[^\]]+\]\(([^)]+)\))")) {
            shown.insert(fs::path(link).filename().string());
        }
    }
    for (const auto& entry : fs::directory_iterator(fs::path(project::root()) / "docs" / "pictures")) {
        if (entry.path().extension() != ".png") {
            continue;
        }
        INFO(entry.path().string());
        // The sheet of all maps is meant to be viewed closely.
        const bool sheet = entry.path().filename() == "sheet.png";
        const std::uintmax_t most_bytes = sheet ? 1'000'000 : 250'000;
        const int widest = sheet ? 1400 : 900;
        CHECK(entry.file_size() < most_bytes);
        const std::string bytes = documents::text_of("docs/pictures/" + entry.path().filename().string());
        REQUIRE(bytes.size() > 24);
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        CHECK(byte(16) * 16777216 + byte(17) * 65536 + byte(18) * 256 + byte(19) <= widest);
        CHECK(shown.contains(entry.path().filename().string()));
    }
}
