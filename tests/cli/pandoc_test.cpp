// The Markdown snippet in a report, converted to Word by pandoc.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <zip.h>

#include <memory>

#include "cli/program.hpp"

using Catch::Matchers::Contains;

namespace {

/// The members of an archive by name.
std::map<std::string, std::string> members_of(const std::filesystem::path& file) {
    std::map<std::string, std::string> all;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> zip(zip_open(file.c_str(), ZIP_RDONLY, nullptr), &zip_discard);
    REQUIRE(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
        zip_stat_t about;
        REQUIRE(zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &about) == 0);
        std::string bytes(about.size, '\0');
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> member(
            zip_fopen_index(zip.get(), static_cast<zip_uint64_t>(i), 0), &zip_fclose);
        REQUIRE(zip_fread(member.get(), bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
        all[about.name] = std::move(bytes);
    }
    return all;
}

/// The quoted value of an attribute.
std::string attribute(const std::string& xml, const std::string& name, std::size_t from) {
    const auto at = xml.find(" " + name + "=\"", from) + name.size() + 3;
    return xml.substr(at, xml.find('"', at) - at);
}

} // namespace

TEST_CASE("pandoc puts a map's snippet into a Word document, with picture, texts and caption", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec("small", "note: Shown in 1 % of detail.\n"));
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"render", "small.yaml", "-f", "png,svg", "--scale", "1,2"};
    const auto drawn = cli_tests::run(call);
    INFO(drawn.err);
    REQUIRE(drawn.exit_code == 0);
    const auto out = folder.path() / "out" / "small";
    folder.write("out/small/report.md",
                 "# Report\n\nBefore.\n\n" + cli_tests::bytes_of(out / "small.md") + "\nAfter.\n");
    call.folder = out;
    call.arguments = {"report.md", "-o", "report.docx"};
    const auto made = cli_tests::run_other("pandoc", call);
    INFO(made.err);
    REQUIRE(made.exit_code == 0);

    const auto members = members_of(out / "report.docx");
    int pictures = 0;
    for (const auto& [name, bytes] : members) {
        if (name.starts_with("word/media/")) {
            ++pictures;
            CHECK((bytes == cli_tests::bytes_of(out / "small@2x.png"))); // the largest one, byte for byte
        }
    }
    CHECK(pictures == 1);
    const std::string& document = members.at("word/document.xml");
    const auto manifest = nlohmann::json::parse(cli_tests::bytes_of(out / "small.json"));
    const auto picture = document.find("<wp:docPr");
    REQUIRE(picture != std::string::npos);
    // Debian's pandoc writes the caption where Word expects the alternative text, which becomes the title.
    CHECK(attribute(document, "title", picture) == manifest.at("alt").get<std::string>());
    CHECK_THAT(attribute(document, "descr", picture), Contains("Ukraine in small"));
    const auto caption = document.find("w:val=\"ImageCaption\"");
    REQUIRE(caption != std::string::npos);
    CHECK(caption > picture);
    const std::string below = document.substr(caption, document.find("</w:p>", caption) - caption);
    CHECK_THAT(below, Contains("Ukraine in small"));
    CHECK_THAT(below, Contains("Shown in 1 % of detail."));
    const auto width = std::stod(attribute(document, "cx", document.find("<wp:extent")));
    CHECK(width == Approx(80 * 36000).epsilon(0.01)); // 80 mm in EMU
}
