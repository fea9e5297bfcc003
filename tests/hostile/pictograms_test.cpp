// Pictograms of a stranger's style that would overflow the stack or fill the memory.
#include <catch2/catch.hpp>

#include "hostile/files.hpp"

namespace {

struct Pictogram {
    std::string name;
    std::string svg;
    std::string says;
};

std::string nested(const std::string& start, int times, const std::string& end, const std::string& before = "") {
    return "<svg viewBox=\"0 0 24 24\"" + before + ">" + hostile::repeated(start, times) + "<path d=\"M1 1h3v3z\"/>" +
           hostile::repeated(end, times) + "</svg>";
}

std::vector<Pictogram> pictograms() {
    constexpr int many = 120'000;
    const auto closings = hostile::repeated("/>", 180'000);
    const std::string deep = "nested too deeply";
    const std::string broken = "not well-formed";
    return {{"attribute", "<svg a=\"" + closings + "\" viewBox=\"0 0 1 1\">" + hostile::repeated("<g>", 150'000), deep},
            {"single-quotes", nested("<g>", many, "", " a='" + closings + "'"), deep},
            {"comment", nested("<g>", many, "", "><!--" + closings + "--><g"), deep},
            {"cdata", nested("<g>", many, "", "><![CDATA[" + closings + "]]><g"), deep},
            {"instruction", "<?a " + closings + "?>" + nested("<g>", many, ""), deep},
            {"closed", nested("<g>", many, "</g>"), deep},
            {"other-names", nested("<a><b>", many / 2, "</b></a>"), deep},
            {"in-attribute", nested("<g a='/>'>", many / 2, ""), deep},
            {"in-metadata", nested("<metadata>", many / 2, ""), deep},
            {"with-spaces", nested("<g >\n", many, ""), deep},
            {"quote-in-name", nested("<g\">x\" />", many / 2, ""), broken},
            {"quote-in-attribute", nested("<g x\">y\" />", many / 2, ""), broken},
            {"angle-in-attribute", nested("<g a='</g>'>", many / 2, ""), broken},
            {"ends-in-text", nested("<g>/>", many, ""), deep},
            {"wrong-ends", nested("<g></x>", many, ""), broken},
            {"bad-ends", nested("<g></>", many, ""), broken},
            {"document-type", "<!DOCTYPE svg [<!ELEMENT g (g)>" + closings + "]>" + nested("<g>", many, ""),
             "document type"},
            {"attributes", "<svg" + hostile::repeated(" a=''", 150'000) + "/>", "more than 64 attributes"},
            {"namespaces", nested("<g" + hostile::repeated(" xmlns:a='b'", 500) + ">", 60, "</g>"),
             "more than 64 attributes"},
            {"sixty-five", nested("<g>", 65, "</g>"), deep}};
}

void write_spec(const cli_tests::Folder& folder, const std::string& style, const std::string& more = "") {
    folder.write("m.yaml", "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\nstyle: " + style +
                               "\nlayers:\n  - { id: l, source: p.csv, class: mark" + more + " }\n");
}

void write_style(const cli_tests::Folder& folder, const std::string& name, const std::string& svg) {
    const auto symbols = folder.path() / "st" / name / "symbols";
    fs::create_directories(symbols);
    folder.write("st/" + name + "/style.yaml",
                 "style: " + name +
                     "\nextends: report-light\nclasses:\n  mark: { marker: { size: 3 mm, symbol: s } }\n");
    folder.write("st/" + name + "/symbols/s.svg", svg);
}

cli_tests::Result run_in(const cli_tests::Folder& folder, std::vector<std::string> arguments) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(arguments);
    return cli_tests::run(call);
}

} // namespace

TEST_CASE("a pictogram with deep nesting, hidden in any way, is refused with its place", "[hostile]") {
    const cli_tests::Folder folder;
    folder.write("p.csv", "lon,lat\n30,50\n");
    for (const auto& pictogram : pictograms()) {
        INFO(pictogram.name);
        write_style(folder, pictogram.name, pictogram.svg.substr(0, 1'000'001));
        write_spec(folder, "st/" + pictogram.name);
        const auto result = run_in(folder, {"check", "m.yaml", "--deadline", "20"});
        INFO(result.err.substr(0, 1000));
        CHECK(result.exit_code == 3);
        CHECK(result.err.find("symbols/s.svg:") != std::string::npos);
        CHECK(result.err.find(pictogram.says) != std::string::npos);
    }
    write_style(folder, "good", nested("<g>", 8, "</g>", " a='/>/>' b=\"'>\"").replace(0, 0, "<!-- <g><g> -->"));
    write_spec(folder, "st/good");
    const auto good = run_in(folder, {"check", "m.yaml"});
    INFO(good.err);
    CHECK(good.exit_code == 0);
}

TEST_CASE("a large pictogram at many places is refused before it is drawn", "[hostile]") {
    const cli_tests::Folder folder;
    std::string rows = "lon,lat\n";
    for (int i = 0; i < 20'000; ++i) {
        rows += std::to_string(22 + i % 200 * 0.1) + "," + std::to_string(42 + i / 200 * 0.1) + "\n";
    }
    folder.write("p.csv", rows);
    const auto path = [](int steps) {
        return "<svg viewBox=\"0 0 24 24\"><path d=\"M0 0" + hostile::repeated("l1 1", steps - 2) + "z\"/></svg>";
    };
    write_style(folder, "large", path(18'000));
    write_style(folder, "small", path(60));
    for (const auto* format : {"png", "svg", "pdf", "html", "webp"}) {
        INFO(format);
        write_spec(folder, "st/large");
        const auto result = run_in(folder, {"render", "m.yaml", "-f", format, "-o", "o"});
        INFO(result.err.substr(0, 1000));
        CHECK(result.exit_code == 4);
        CHECK(result.err.find("m.yaml:6:") != std::string::npos);
        CHECK(result.err.find("layer 'l' draws pictograms at ") != std::string::npos);
        CHECK(result.err.find("draw 's' more simply") != std::string::npos);
        CHECK(cli_tests::files_below(folder.path() / "o").empty());
    }
    write_spec(folder, "st/small");
    CHECK(run_in(folder, {"check", "m.yaml"}).exit_code == 0);
}
