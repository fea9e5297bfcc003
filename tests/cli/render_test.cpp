// The files that render writes: where, and with which names.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <nlohmann/json.hpp>

#include "backend/decode_png.hpp"
#include "cli/program.hpp"
#include "shared.hpp"

using shared::has;

using shared::has;

namespace {

using Names = std::vector<std::string>;

/// The files that accompany a map's pictures, in the order of writing.
const std::string embeds_of_png[] = {".figure.html", ".md", ".tex", ".json"};

/// The lines that render prints.
std::string told(const std::string& stem, const Names& pictures) {
    std::string out;
    for (const auto& picture : pictures) {
        out += stem + picture + "\n";
    }
    const bool png = pictures.front() != ".svg";
    for (const auto& embed : embeds_of_png) {
        out += embed == ".tex" && !png ? "" : stem + embed + "\n";
    }
    return out;
}

/// The pictures among these files.
Names pictures_of(const Names& names) {
    Names out;
    std::copy_if(names.begin(), names.end(), std::back_inserter(out),
                 [](const auto& name) { return name.ends_with(".png") || name.ends_with(".svg"); });
    return out;
}

/// A folder with a spec, and calls of `render` there.
struct Desk {
    cli_tests::Folder folder;
    explicit Desk(const std::string& spec = cli_tests::small_spec()) { folder.write("small.yaml", spec); }

    cli_tests::Result render(Names arguments) const {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"render", "small.yaml"};
        call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
        return cli_tests::run(call);
    }
    [[nodiscard]] std::map<std::string, std::string> files(const std::string& out = "out") const {
        return cli_tests::files_below(folder.path() / out);
    }
    [[nodiscard]] Names names(const std::string& out = "out") const {
        Names all;
        for (const auto& [name, bytes] : files(out)) {
            all.push_back(name);
        }
        return all;
    }
};

} // namespace

TEST_CASE("render writes PNG and SVG into a folder with the map's name and lists them", "[cli]") {
    const Desk desk;
    const auto result = desk.render({});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    CHECK(result.out == told("out/small/small", {".png", ".svg"}));
    CHECK(desk.names().size() == 6);
    CHECK(pictures_of(desk.names()) == Names{"small/small.png", "small/small.svg"});
    CHECK(has(desk.files()["small/small.svg"], ">Ukraine in small<"));
}

TEST_CASE("-o sets the folder, -f the formats", "[cli]") {
    const Desk desk;
    CHECK(desk.render({"-o", "deep/er", "-f", "svg"}).out == told("deep/er/small/small", {".svg"}));
    CHECK(pictures_of(desk.names("deep/er")) == Names{"small/small.svg"});
    CHECK(desk.render({"--out", "both", "--format", "svg,png", "-q"}).out.empty());
    CHECK(pictures_of(desk.names("both")) == Names{"small/small.png", "small/small.svg"});
}

TEST_CASE("the spec's outputs are used unless -f is given", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "outputs: [svg]\n"));
    desk.render({});
    CHECK(pictures_of(desk.names()) == Names{"small/small.svg"});
    desk.render({"-o", "png", "-f", "png"});
    CHECK(pictures_of(desk.names("png")) == Names{"small/small.png"});
}

TEST_CASE("--dpi takes precedence over the spec", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "dpi: 96\n"));
    CHECK(desk.render({"-f", "png", "-o", "spec"}).exit_code == 0);
    CHECK(desk.render({"-f", "png", "-o", "twice", "--dpi", "192"}).exit_code == 0);
    const auto once = conflictmap::backend::decode_png(desk.files("spec")["small/small.png"]);
    const auto twice = conflictmap::backend::decode_png(desk.files("twice")["small/small.png"]);
    CHECK(std::abs(twice.width - 2 * once.width) <= 1);
    CHECK(desk.render({"--dpi", "9"}).exit_code == 2);
}

TEST_CASE("a picture that --scale makes too large is refused before it is drawn", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "dpi: 2400\n"));
    const auto result = desk.render({"--scale", "1,10", "-f", "png"});
    CHECK(result.exit_code == 3);
    CHECK(has(result.err, "at scale 10 the picture would be"));
    CHECK(has(result.err, "choose a smaller --scale or --dpi"));
    CHECK(desk.names().empty());
    CHECK(desk.render({"--scale", "1,10", "-f", "svg"}).exit_code == 0); // SVG has no pixels
}

TEST_CASE("a picture whose sides are too long for WebP is refused before it is drawn", "[cli]") {
    const Desk desk;
    const auto result = desk.render({"--size", "300mmx60mm", "--dpi", "1400", "-f", "png,webp", "--dry-run"});
    CHECK(result.exit_code == 3);
    CHECK(has(result.err, "16,383 pixels per side in WebP"));
    CHECK(desk.render({"--size", "300mmx60mm", "--dpi", "1400", "-f", "png", "--dry-run"}).exit_code == 0);
}

TEST_CASE("--scale 2 has twice the pixels of the same picture", "[cli]") {
    const Desk desk;
    CHECK(desk.render({"--scale", "1,2"}).exit_code == 0);
    CHECK(pictures_of(desk.names()) == Names{"small/small.png", "small/small.svg", "small/small@2x.png"});
    auto files = desk.files();
    const auto one = conflictmap::backend::decode_png(files["small/small.png"]);
    const auto two = conflictmap::backend::decode_png(files["small/small@2x.png"]);
    CHECK(one.width == 712); // 80 mm at 226 dots per inch
    CHECK(one.height == 534);
    CHECK(std::abs(two.width - 2 * one.width) <= 1);
    CHECK(std::abs(two.height - 2 * one.height) <= 1);
    double difference = 0;
    for (int y = 0; y < one.height; ++y) {
        for (int x = 0; x < one.width; ++x) {
            const auto at = [](const auto& raster, int column, int row) {
                return static_cast<int>(raster.rgb[3 * static_cast<std::size_t>(row * raster.width + column)]);
            };
            difference += std::abs(at(one, x, y) - at(two, 2 * x, 2 * y));
        }
    }
    CHECK(difference / (one.width * one.height) < 4);
}

TEST_CASE("--size sets the page", "[cli]") {
    const Desk desk;
    CHECK(desk.render({"--size", "90mmx70mm", "-f", "svg"}).exit_code == 0);
    CHECK(has(desk.files()["small/small.svg"], "width=\"90mm\" height=\"70mm\""));
    CHECK(desk.render({"--size", "400x300", "-f", "png"}).exit_code == 0);
    const auto png = conflictmap::backend::decode_png(desk.files()["small/small.png"]);
    CHECK(png.width == 400);
    CHECK(png.height == 300);
}

TEST_CASE("--lang sets the language of title, labels and date, and adds it to the file name", "[cli]") {
    const Desk desk;
    CHECK(desk.render({"--lang", "uk", "-f", "svg"}).exit_code == 0);
    REQUIRE(pictures_of(desk.names()) == Names{"small/small.report-light.uk.svg"});
    const std::string svg = desk.files()["small/small.report-light.uk.svg"];
    CHECK(has(svg, "xml:lang=\"uk\""));
    CHECK(has(svg, ">Україна в малому<"));
    CHECK(has(svg, ">Київ<"));
    CHECK(has(svg, "березня 2025"));
    CHECK_FALSE(has(svg, ">Kyiv<"));
    desk.render({"--lang", "en,uk", "-f", "svg", "-o", "two"});
    CHECK(pictures_of(desk.names("two")) == Names{"small/small.report-light.uk.svg", "small/small.svg"});
}

TEST_CASE("--at, --worldview and --set replace values of the spec", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "subtitle: \"{what} of {map}\"\n"));
    desk.render({"-f", "svg", "-o", "a"});
    desk.render({"-f", "svg", "-o", "b", "--at", "2025-12-01", "--set", "what=View"});
    const std::string plain = desk.files("a")["small/small.svg"];
    const std::string changed = desk.files("b")["small/small.svg"];
    CHECK(has(plain, "18 March 2025"));
    CHECK(has(plain, ">{what} of small<"));
    CHECK(has(changed, "1 December 2025"));
    CHECK(has(changed, ">View of small<"));

    const Desk borders("map: small\nsize: [60 mm, 45 mm]\nview: { around: areas/crimea }\n"
                       "layers: [{ id: borders, source: base/borders, class: border }]\n");
    borders.render({"-f", "svg", "-o", "un"});
    borders.render({"-f", "svg", "-o", "facto", "--worldview", "de-facto"});
    CHECK_FALSE(has(borders.files("un")["small/small.svg"], "border.de-facto"));
    CHECK(borders.files("un") != borders.files("facto"));
}

TEST_CASE("a spec may come from standard input, and a picture may go to standard output", "[cli]") {
    const Desk desk;
    desk.render({});
    cli_tests::Call call;
    call.input = cli_tests::small_spec();
    call.arguments = {"render", "-", "-o", "-", "-f", "svg"};
    const auto svg = cli_tests::run(call);
    CHECK(svg.exit_code == 0);
    CHECK(svg.err.empty());
    CHECK((svg.out == desk.files()["small/small.svg"]));
    call.arguments = {"render", "-", "-o", "-", "-f", "png"};
    CHECK((cli_tests::run(call).out ==
           desk.files()["small/small.png"])); // in parentheses, so that Catch does not print the bytes
    call.input = "map: [\n";
    const auto wrong = cli_tests::run(call);
    CHECK(wrong.exit_code == 3);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.starts_with("<stdin>:"));
}

TEST_CASE("--dry-run lists the files and writes none", "[cli]") {
    const Desk desk;
    const auto result = desk.render({"--dry-run", "--scale", "1,2"});
    CHECK(result.exit_code == 0);
    CHECK(result.out == told("out/small/small", {".png", "@2x.png", ".svg"}));
    CHECK_FALSE(cli_tests::fs::exists(desk.folder.path() / "out"));
}

TEST_CASE("--json prints one object per line, with every field", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "colour: red\nworldview: moon\n"));
    const auto result = desk.render({"--json"});
    CHECK(result.exit_code == 3);
    const auto lines = cli_tests::lines_of(result.err);
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) {
        const auto json = nlohmann::json::parse(line);
        CHECK(json.at("severity") == "error");
        CHECK(json.at("file") == "small.yaml");
        CHECK(json.at("column") > 0);
        CHECK(!json.at("hint").get<std::string>().empty());
        CHECK(!json.at("message").get<std::string>().empty());
    }
    CHECK(nlohmann::json::parse(lines[0]).at("code") == "unknown-key");
    CHECK(nlohmann::json::parse(lines[0]).at("line") == 12);
    CHECK(nlohmann::json::parse(lines[1]).at("code") == "unknown-value");
}

TEST_CASE("messages are coloured only on a terminal", "[cli]") {
    const Desk desk(cli_tests::small_spec("small", "colour: red\n"));
    CHECK(desk.render({}).err.find('\033') == std::string::npos);
}

TEST_CASE("--timings names the stages, and changes no file", "[cli]") {
    const cli_tests::Folder folder;
    folder.write("small.yaml", cli_tests::small_spec());
    const auto render = [&](std::vector<std::string> arguments) {
        cli_tests::Call call;
        call.folder = folder.path();
        call.change = {{"CONFLICTMAP_ROOT", project::root()}};
        call.arguments = std::move(arguments);
        return cli_tests::run(call);
    };
    const cli_tests::Result timed = render({"render", "small.yaml", "-o", "timed", "--timings"});
    CHECK(timed.exit_code == 0);
    CHECK(timed.err.starts_with("timings of small.yaml: "));
    for (const char* stage : {"style", "read", "layout", "draw", "encode", "write"}) {
        INFO(stage);
        CHECK(timed.err.find(stage) != std::string::npos);
    }
    CHECK(render({"render", "small.yaml", "-o", "plain"}).err.find("timings") == std::string::npos);
    CHECK(cli_tests::files_below(folder.path() / "timed") == cli_tests::files_below(folder.path() / "plain"));
}
