// PDF as other programs read it: Poppler for texts and fonts.
#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

#include "backend/backend.hpp"
#include "cli/program.hpp"
#include "sample.hpp"

using namespace conflictmap;
using namespace conflictmap::backend;

namespace {

std::string pdf_of(const scene::Scene& scene, const Options& options = {}) {
    return find_format("pdf")->encode(scene, typesetter(), options);
}

/// The output of one of Poppler's programs for the file.
std::string read_by(const std::string& program, const std::string& pdf, std::vector<std::string> before = {},
                    const std::vector<std::string>& after = {}) {
    const cli_tests::Folder folder;
    folder.write("a.pdf", pdf);
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(before);
    call.arguments.emplace_back("a.pdf");
    call.arguments.insert(call.arguments.end(), after.begin(), after.end());
    const auto result = cli_tests::run_other(program, call);
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    return result.out;
}

std::string text_in(const std::string& pdf) {
    return read_by("pdftotext", pdf, {}, {"-"});
}

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

scene::Scene with_text(scene::Text text) {
    scene::Scene page = blank(80, 60);
    page.root.items.emplace_back(std::move(text));
    return page;
}

} // namespace

TEST_CASE("texts in a PDF are found as whole lines, in any script", "[backend][pdf]") {
    const std::string text = text_in(pdf_of(sample()));
    INFO(text);
    for (const char* line : {"Donetsk", "Луганськ", "BLACK SEA", "Semibold"}) {
        INFO(line);
        CHECK(has_line(text, line));
    }
    CHECK(text.find("مرحبا") != std::string::npos);
    CHECK(text.find("שלום") != std::string::npos);
}

TEST_CASE("texts on curves and spaced letters are words, not letters", "[backend][pdf]") {
    scene::Text text = words("Азовське море", {40, 30}, 4);
    for (const double spacing : {0.0, 1.2}) {
        for (const double bend : {0.0, 14.0, -22.0}) {
            text.font.spacing = spacing;
            text.baseline = scene::smooth_through({{5, 40}, {40, 40 - bend}, {75, 40}});
            const std::string found = text_in(pdf_of(with_text(text)));
            INFO(spacing << " mm, bent " << bend << " mm: " << found);
            CHECK(has_line(found, "Азовське море"));
        }
    }
    text.baseline = {};
    text.anchor = scene::Anchor::middle;
    for (const double angle : {0.0, 30.0, -90.0, 120.0}) {
        text.angle = angle;
        INFO(angle);
        CHECK(has_line(text_in(pdf_of(with_text(text))), "Азовське море"));
    }
    text.angle = 0;
    text.text = "Sea مرحبا 12";
    CHECK(text_in(pdf_of(with_text(text))).find("Sea") != std::string::npos);
}

TEST_CASE("a text found in a PDF covers all of its letters", "[backend][pdf]") {
    scene::Text text = words("Sea of Azov", {40, 30}, 4);
    text.baseline = scene::smooth_through({{5, 40}, {40, 30}, {75, 40}});
    const std::string boxes = read_by("pdftotext", pdf_of(with_text(text)), {"-bbox"}, {"-"});
    INFO(boxes);
    const auto x_of = [&](const std::string& word, const std::string& side) {
        const auto at = boxes.rfind(side + "=\"", boxes.find(">" + word + "<"));
        REQUIRE(at != std::string::npos);
        return std::stod(boxes.substr(at + side.size() + 2)) * 25.4 / 72;
    };
    const double width = x_of("Azov", "xMax") - x_of("Sea", "xMin");
    CHECK(width == Approx(typesetter().measure("Sea of Azov", text.font, "en").width).margin(1.5));
    CHECK((x_of("Azov", "xMax") + x_of("Sea", "xMin")) / 2 == Approx(40).margin(1.5));
}

TEST_CASE("fonts in a PDF are embedded subsets with character codes", "[backend][pdf]") {
    const auto rows = cli_tests::lines_of(read_by("pdffonts", pdf_of(sample())));
    CHECK(rows.size() >= 2 + 5);
    for (std::size_t i = 2; i < rows.size(); ++i) {
        INFO(rows[i]);
        CHECK(rows[i].find(" yes yes yes ") != std::string::npos); // embedded, subset, ToUnicode
        CHECK(rows[i].find("Noto") != std::string::npos);
    }
}

TEST_CASE("a PDF states its title and its day", "[backend][pdf]") {
    Options options;
    options.info = {{"title", "Мапа"},          {"author", "A. Author"}, {"description", "Described"},
                    {"keywords", "Land, водa"}, {"software", "program"}, {"day", "2025-03-18"}};
    scene::Scene scene = sample();
    scene.language = "uk";
    const std::string pdf = pdf_of(scene, options);
    const std::string told = read_by("pdfinfo", pdf, {"-isodates"});
    INFO(told);
    for (const char* line :
         {"Title:           Мапа\n", "Subject:         Described\n", "Keywords:        Land, водa\n",
          "Author:          A. Author\n", "Creator:         program\n", "CreationDate:    2025-03-18T00:00:00Z\n",
          "ModDate:         2025-03-18T00:00:00Z\n", "Page size:       226.772 x 170.079 pts\n",
          "PDF version:     1.5\n", "Pages:           1\n"}) {
        INFO(line);
        CHECK(told.find(line) != std::string::npos);
    }
    CHECK(pdf.find("/Lang (uk)") != std::string::npos);
    CHECK(pdf.find("/DisplayDocTitle true") != std::string::npos);
    CHECK(read_by("pdfinfo", pdf_of(sample()), {"-isodates"}).find("2000-01-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("the same scene gives the same PDF, after any other drawing", "[backend][pdf]") {
    const std::string first = pdf_of(sample());
    scene::Text other = words("Інше 123 ü", {10, 20}, 7);
    other.font.italic = true;
    CHECK(pdf_of(with_text(other)) != first);
    const text::Typesetter fresh;
    CHECK((pdf_of(sample()) == first));
    CHECK((find_format("pdf")->encode(sample(), fresh, {}) == first));
}

TEST_CASE("what cannot be a PDF is refused", "[backend][pdf]") {
    CHECK_THROWS_AS(pdf_of(blank(0, 10)), std::domain_error);
    scene::Scene page = blank(10, 10);
    scene::Outline line;
    line.move_to({0, 0});
    line.line_to({1, std::nan("")});
    page.root.items.emplace_back(filled(line, {0, 0, 0, 1}));
    CHECK_THROWS_AS(pdf_of(page), std::domain_error);
    CHECK_FALSE(pdf_of(blank(10, 10)).empty());
    page = blank(10, 10);
    page.root.items.emplace_back(words("", {1, 1}, 3));
    CHECK_FALSE(pdf_of(page).empty());
}
