// The files that accompany the pictures: embeds and the manifest, and `verify`.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

struct Bundle {
    cli_tests::Folder folder;
    Bundle() { folder.write("small.yaml", cli_tests::small_spec()); }
    [[nodiscard]] cli_tests::Result call(std::vector<std::string> arguments) const {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = std::move(arguments);
        return cli_tests::run(call);
    }
    [[nodiscard]] cli_tests::Result render(const std::string& out = "out") const {
        return call({"render", "small.yaml", "-o", out, "--scale", "1,2", "-f", "png,svg,pdf,html"});
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return folder.path() / "out" / "small" / name; }
    [[nodiscard]] std::string text(const std::string& name) const { return cli_tests::bytes_of(file(name)); }
};

const std::vector<std::string> bundled_files{"small.png",  "small@2x.png",      "small.svg", "small.pdf",
                                             "small.html", "small.figure.html", "small.md",  "small.tex"};

} // namespace

TEST_CASE("a map is written with its embeds and its manifest, the same bytes every time", "[cli]") {
    const Bundle bundle;
    const auto first = bundle.render();
    INFO(first.err);
    REQUIRE(first.exit_code == 0);
    std::string told;
    for (const auto& name : bundled_files) {
        told += "out/small/" + name + "\n";
    }
    CHECK(first.out == told + "out/small/small.json\n"); // the manifest comes last: it describes the others
    REQUIRE(bundle.render("again").exit_code == 0);
    CHECK((cli_tests::files_below(bundle.folder.path() / "out") ==
           cli_tests::files_below(bundle.folder.path() / "again")));
}

TEST_CASE("the manifest records inputs and outputs by hash and relative path, and every row", "[cli]") {
    const Bundle bundle;
    REQUIRE(bundle.render().exit_code == 0);
    const Json manifest = Json::parse(bundle.text("small.json"));
    CHECK(manifest.at("map") == "small");
    CHECK_FALSE(manifest.at("alt").get<std::string>().empty());
    REQUIRE(manifest.at("outputs").size() == bundled_files.size());
    for (std::size_t i = 0; i < bundled_files.size(); ++i) {
        const Json& output = manifest.at("outputs").at(i);
        CHECK(output.at("path") == bundled_files[i]);
        CHECK(output.at("bytes") == fs::file_size(bundle.file(bundled_files[i])));
        cli_tests::Call sum;
        sum.folder = bundle.file("");
        sum.arguments = {bundled_files[i]};
        CHECK(cli_tests::run_other("sha256sum", sum).out ==
              output.at("sha256").get<std::string>() + "  " + bundled_files[i] + "\n");
    }
    bool spec = false;
    for (const Json& input : manifest.at("inputs")) {
        const auto path = input.at("path").get<std::string>();
        CHECK_FALSE(fs::path(path).is_absolute());
        CHECK(input.at("sha256").get<std::string>().size() == 64);
        spec = spec || path.ends_with("small.yaml");
    }
    CHECK(spec);
    for (const Json& layer : manifest.at("layers")) {
        CHECK(layer.at("declared").get<int>() == layer.at("drawn").get<int>() + layer.at("outside").get<int>() +
                                                     layer.at("filtered").get<int>() + layer.at("rejected").get<int>());
    }
    CHECK(manifest.at("versions").contains("gdal"));
}

TEST_CASE("verify names what has changed or disappeared", "[cli]") {
    const Bundle bundle;
    REQUIRE(bundle.render().exit_code == 0);
    const auto fine = bundle.call({"verify", "out/small/small.json"});
    INFO(fine.err);
    CHECK(fine.exit_code == 0);
    bundle.folder.write("out/small/small.svg", "<svg/>");
    fs::remove(bundle.file("small.md"));
    const auto changed = bundle.call({"verify", "out/small/small.json"});
    CHECK(changed.exit_code == 4);
    CHECK(changed.err.find("small.svg") != std::string::npos);
    CHECK(changed.err.find("small.md") != std::string::npos);
    CHECK(changed.err.find("small.png") == std::string::npos);
    bundle.folder.write("small.yaml", cli_tests::small_spec("small", "note: changed\n"));
    CHECK(bundle.call({"verify", "out/small/small.json"}).err.find("small.yaml") != std::string::npos);
    bundle.folder.write("no.json", "{}");
    CHECK(bundle.call({"verify", "no.json"}).exit_code == 3);
    CHECK(bundle.call({"verify"}).exit_code == 2);
}

TEST_CASE("embeds refer to existing files, and escape their texts", "[cli]") {
    const Bundle bundle;
    std::string spec = cli_tests::small_spec();
    const auto title = spec.find("title: {");
    spec.replace(title, spec.find('\n', title) - title, "title: 'A <b> & \"q\" 50% of #1_x'");
    bundle.folder.write("small.yaml", spec);
    const auto drawn = bundle.render();
    INFO(drawn.err);
    REQUIRE(drawn.exit_code == 0);
    const std::string html = bundle.text("small.figure.html");
    CHECK(html.find("srcset=\"small.png ") != std::string::npos);
    CHECK(html.find("small@2x.png ") != std::string::npos);
    CHECK(html.find("A &lt;b&gt; &amp; ") != std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    const std::string tex = bundle.text("small.tex");
    CHECK(tex.find("{small.pdf}") != std::string::npos);
    CHECK(tex.find("50\\% of \\#1\\_x") != std::string::npos);
    const std::string markdown = bundle.text("small.md");
    CHECK(markdown.find("<small@2x.png>") != std::string::npos);
    CHECK(markdown.find("{#fig-small ") != std::string::npos);
    CHECK(markdown.find("A <b>") == std::string::npos);
}
