// Names and texts of strangers in file names, LaTeX, Markdown and HTML: refused, or shown as they are.
#include <catch2/catch.hpp>

#include "hostile/calls.hpp"
#include "output/embeds.hpp"
#include "output/figure_page.hpp"
#include "shared.hpp"

namespace fs = std::filesystem;
using namespace conflictmap::output;
using hostile::in;
using shared::has;

// A raw text, or one of another format, does not compile where a format's own is wanted.
static_assert(!std::is_constructible_v<Html, std::string> && !std::is_constructible_v<Latex, const char*>);
static_assert(!std::is_constructible_v<Markdown, Html> && !std::is_constructible_v<Html, Latex>);
static_assert(!std::is_constructible_v<Css, std::string> && !Insertable<Css, HtmlSyntax> &&
              !Insertable<Html, CssSyntax>);
static_assert(std::is_same_v<decltype(figure_page(Figure(), Drawing())), Html>);
static_assert(Insertable<Html, HtmlSyntax> && Insertable<int, LatexSyntax>);
static_assert(!Insertable<std::string, HtmlSyntax> && !Insertable<const char*, LatexSyntax>);
static_assert(!Insertable<std::string_view, MarkdownSyntax> && !Insertable<Latex, MarkdownSyntax>);

namespace {

const std::vector<std::string> bad_names{"st x",
                                         "\\typeout{PWNED}",
                                         "\\input{|id}",
                                         "$(touch PWNED)",
                                         "<img src=x onerror=alert(1)>",
                                         "`touch PWNED`",
                                         "a&b",
                                         "a\nb",
                                         "a\x1B[2Jb",
                                         "]b](javascript:alert(1))",
                                         "a%b",
                                         "стиль",
                                         "-rf",
                                         ".hidden",
                                         std::string(65, 's')};

const std::vector<std::string> bad_texts{"\\typeout{PWNED}",
                                         "\\input{|touch PWNED}",
                                         "\\write18{touch PWNED}",
                                         "}\\end{figure}\\typeout{PWNED}",
                                         "%\n\\typeout{PWNED}",
                                         "^^5ctypeout{PWNED}",
                                         "$\\typeout{PWNED}$",
                                         "<img src=x onerror=alert(1)>",
                                         "\"><img src=x onerror=alert(1)>",
                                         "</figcaption><script>alert(1)</script>",
                                         "](x)<img src=x onerror=alert(1)>",
                                         "\\<img src=x onerror=alert(1)>",
                                         "\\\\\"} <img src=x onerror=alert(1)>",
                                         "&lt;img src=x onerror=alert(1)&gt;",
                                         "\n\n<img src=x onerror=alert(1)>\n\n",
                                         "[a](javascript:alert(1))",
                                         "<javascript:alert(1)>",
                                         "`<img src=x onerror=alert(1)>`{=html}",
                                         "```{=html}\n<img src=x onerror=alert(1)>\n```",
                                         "$$\\href{javascript:alert(1)}{x}$$",
                                         "{.class onclick=alert(1)}"};

std::string plain_map(const std::string& more) {
    return "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\nlayers: []\noutputs: [svg]\n" + more;
}

/// All that a figure takes from strangers is this text.
Figure figure_of(const std::string& text) {
    Figure figure;
    figure.map = figure.title = figure.subtitle = figure.alt = figure.description = figure.language = text;
    figure.credits = {text, text};
    figure.width = 80;
    figure.height = 60;
    Output picture;
    picture.path = text;
    picture.format = "png";
    figure.outputs = {picture, picture};
    figure.outputs.back().scale = 2;
    return figure;
}

} // namespace

TEST_CASE("a style whose name is none is refused, wherever it is named", "[hostile]") {
    for (const auto& name : bad_names) {
        INFO(name);
        const cli_tests::Folder folder;
        fs::create_directory(folder.path() / name);
        folder.write(name + "/style.yaml", "style: s\nextends: report-light\n");
        fs::create_directory(folder.path() / "fine");
        folder.write("fine/style.yaml", "style: s\nextends: " + hostile::in_yaml("./" + name) + "\n");
        const auto refused = [&](const std::string& spec, std::vector<std::string> options, const std::string& place) {
            folder.write("m.yaml", spec);
            std::vector<std::string> arguments{"render", "m.yaml"};
            arguments.insert(arguments.end(), options.begin(), options.end());
            const auto result = in(folder, project::program(), arguments);
            INFO(result.err);
            CHECK(result.exit_code == 3);
            CHECK(has(result.err, place + " error: '"));
            CHECK(has(result.err, "' cannot name a style: it becomes part of file names (use letters from a to z"));
            CHECK_FALSE(fs::exists(folder.path() / "out"));
        };
        refused(plain_map(""), {"--style", "./" + name}, "command line:");
        refused(plain_map(""), {"--style", "./" + name + "/style.yaml", "--lang", "uk"}, "command line:");
        refused(plain_map("style: " + hostile::in_yaml("./" + name) + "\n"), {"--lang", "uk"}, "m.yaml:6:8:");
        refused(plain_map("style: ./fine\n"), {}, "style.yaml:");
        CHECK(in(folder, project::program(), {"check", "m.yaml"}).exit_code == 3);
        CHECK_FALSE(fs::exists(folder.path() / "PWNED"));
    }
}

TEST_CASE("styles at paths give files of the style's name, beside the others", "[hostile]") {
    const cli_tests::Folder folder;
    for (const auto* path : {"looks", "looks/mine", "other", "other/mine", "other/..x"}) {
        fs::create_directory(folder.path() / path);
    }
    for (const auto* path : {"looks/mine", "other/mine"}) {
        folder.write(std::string(path) + "/style.yaml", "style: s\nextends: report-light\n");
    }
    folder.write("m.yaml", plain_map(""));
    for (const auto* path :
         {"looks/mine", "./looks/mine", "looks/mine/", "looks//mine", "looks/../looks/mine", "looks/mine/style.yaml"}) {
        INFO(path);
        fs::remove_all(folder.path() / "out");
        const auto result = in(folder, project::program(), {"render", "m.yaml", "--style", path, "--lang", "uk"});
        INFO(result.err);
        CHECK(result.exit_code == 0);
        for (const auto& [file, bytes] : cli_tests::files_below(folder.path() / "out")) {
            CHECK(has(file, "m.mine.uk."));
        }
        CHECK(fs::exists(folder.path() / "out/m/m.mine.uk.svg"));
    }
    const auto twice = in(folder, project::program(), {"render", "m.yaml", "--style", "looks/mine,other/mine"});
    CHECK(twice.exit_code == 3);
    CHECK(has(twice.err, "the styles 'looks/mine' and 'other/mine' would write the same files 'm.mine.en'"));
}

TEST_CASE("no text of strangers is a command of LaTeX", "[hostile]") {
    for (const auto& text : bad_texts) {
        INFO(text);
        const std::string tex = figure_latex(figure_of(text)).text();
        INFO(tex);
        for (const auto* command : {"\\typeout", "\\input", "\\write", "\\href", "\\end{figure}\\", "^^"}) {
            CHECK_FALSE(has(tex, command));
        }
        CHECK(std::count(tex.begin(), tex.end(), '\n') < 12);
        for (auto at = tex.find('$'); at != std::string::npos; at = tex.find('$', at + 1)) {
            CHECK((at > 0 && tex[at - 1] == '\\'));
        }
        // Comments and "%" at the ends of lines are ours.
        for (auto at = tex.find('%'); at != std::string::npos; at = tex.find('%', at + 1)) {
            CHECK((at == 0 || tex[at - 1] == '\n' || tex[at - 1] == '\\' || tex[at + 1] == '\n'));
        }
    }
}

TEST_CASE("no text of strangers is markup in the Markdown snippet", "[hostile]") {
    const cli_tests::Folder folder;
    for (const auto& text : bad_texts) {
        INFO(text);
        const std::string markdown = figure_markdown(figure_of(text)).text();
        CHECK(std::count(markdown.begin(), markdown.end(), '\n') == 1);
        // Pandoc knows the attributes behind the picture, the others show them.
        for (const auto* from : {"markdown", "gfm", "commonmark", "commonmark_x"}) {
            const auto result = in(folder, "pandoc", {"-f", from, "-t", "html"}, markdown);
            INFO(from);
            INFO(result.out);
            REQUIRE(result.exit_code == 0);
            CHECK_FALSE(has(result.out, "<script"));
            CHECK_FALSE(has(result.out, "<a "));
            CHECK_FALSE(has(result.out, "src=\"x\""));
            CHECK_FALSE(has(result.out, "src=x onerror=alert(1)>"));
            CHECK_FALSE(has(result.out, "math"));
            // Each "<" begins a tag of a picture's figure.
            for (auto at = result.out.find('<'); at != std::string::npos; at = result.out.find('<', at + 1)) {
                const auto rest = result.out.substr(at, 12);
                CHECK((rest.starts_with("<figure") || rest.starts_with("</figure") || rest.starts_with("<p>") ||
                       rest.starts_with("</p>") || rest.starts_with("<img src=\"%") || rest.starts_with("<strong>") ||
                       rest.starts_with("</strong>") || rest.starts_with("<figcaption") ||
                       rest.starts_with("<img\nsrc=\"%") || rest.starts_with("</figcapti")));
            }
        }
    }
}

TEST_CASE("no text of strangers is markup in the HTML snippet", "[hostile]") {
    for (const auto& text : bad_texts) {
        INFO(text);
        const std::string html = figure_html(figure_of(text)).text();
        INFO(html);
        for (const auto* tag : {"<script", "<img src=x", "<javascript", "\"><img", "</figcaption><"}) {
            CHECK_FALSE(has(html, tag));
        }
        CHECK(std::count(html.begin(), html.end(), '<') == 7); // figure, img, figcaption, small
    }
}
