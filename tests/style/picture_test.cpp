#include <cmath>
#include <numbers>

#include "style/picture.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::style;

namespace {

std::string svg(const std::string& body, const std::string& attributes = "viewBox=\"0 0 24 24\"") {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + ">" + body + "</svg>";
}

Picture good_picture(const std::string& text) {
    Diagnostics diagnostics;
    auto picture = read_picture(text, "a.svg", diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(picture);
    CHECK(diagnostics.all().empty());
    return std::move(*picture);
}

std::string wrong_picture(const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_picture(text, "a.svg", diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const auto& said = diagnostics.all()[0];
    CHECK(said.severity == Severity::error);
    CHECK(said.place.file == "a.svg");
    CHECK_FALSE(said.hint.empty());
    return said.message;
}

} // namespace

TEST_CASE("a logo has its own colours and shape", "[style]") {
    Diagnostics diagnostics;
    const auto logo = style::read_logo(R"x(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">
        <rect width="80" height="20" fill="#12406b"/><rect width="8" height="2"/><rect width="1" height="1" fill="none"/>
        </svg>)x",
                                       "logo.svg", diagnostics);
    REQUIRE(logo);
    CHECK(logo->height == 0.25);
    REQUIRE(logo->parts.size() == 2);
    CHECK(logo->parts[0].colour == Colour{0x12, 0x40, 0x6b, 1});
    CHECK(logo->parts[1].colour == Colour{0, 0, 0, 1});
    for (const char* wrong : {R"x(<svg viewBox="0 0 80 20"><rect width="8" height="2" fill="url(#a)"/></svg>)x",
                              R"x(<svg><rect width="8" height="2"/></svg>)x",
                              R"x(<svg viewBox="0 0 80 20"><image href="x.png"/></svg>)x"}) {
        Diagnostics told;
        CHECK_FALSE(style::read_logo(wrong, "logo.svg", told));
        CHECK(told.has_errors());
    }
}

TEST_CASE("paths are read in the unit square, arcs and short forms as curves", "[style]") {
    const auto picture = good_picture(svg("<path d=\"M6 12h6a6 6 0 0 1 6 6q0 3 3 3z\"/>"));
    REQUIRE(picture.parts.size() == 1);
    CHECK_FALSE(picture.parts[0].hole);
    const auto& steps = picture.parts[0].steps;
    using Verb = PictureStep::Verb;
    REQUIRE(steps.size() >= 5);
    CHECK(steps[0].verb == Verb::move);
    CHECK(steps[0].xy[0] == Approx(0.25));
    CHECK(steps[0].xy[1] == Approx(0.5));
    CHECK(steps[1].verb == Verb::line);
    CHECK(steps[1].xy[0] == Approx(0.5));
    CHECK(steps[2].verb == Verb::curve);
    CHECK(steps.back().verb == Verb::close);
    const auto& end = steps[steps.size() - 2];
    CHECK(end.xy[4] == Approx(21.0 / 24));
    CHECK(end.xy[5] == Approx(21.0 / 24));
}

TEST_CASE("an arc without radii is a line, one to its own start is nothing, one that is too large is a fault",
          "[style]") {
    using Verb = PictureStep::Verb;
    const auto verbs = [](const std::string& path) {
        std::vector<Verb> all;
        const auto picture = good_picture(svg("<path d=\"" + path + "\"/>"));
        for (const auto& step : picture.parts.at(0).steps) {
            all.push_back(step.verb);
        }
        return all;
    };
    const std::vector<Verb> line{Verb::move, Verb::line, Verb::line, Verb::close};
    CHECK(verbs("M2 2 a2 0 2 0 1 4 0 v4 z") == line); // found by fuzzing: SVG++ divided by the radius
    CHECK(verbs("M2 2 A0 9 0 1 0 6 2 V6 z") == line);
    CHECK(verbs("M2 2 a3 3 0 0 1 0 0 h4 v4 z") == line);
    // Half a circle from the start of a closed part, with radii that are too small.
    const auto half = good_picture(svg("<path d=\"M6 6h6v6z a1 1 0 0 1 12 0z\"/>")).parts.at(0).steps;
    REQUIRE(half.size() == 8); // in thirds
    CHECK(half[4].verb == Verb::curve);
    double top = 1;
    for (int i = 4; i < 7; ++i) {
        top = std::min(top, half[static_cast<std::size_t>(i)].xy[5]);
    }
    CHECK(top == Approx(6.0 / 24 - 6.0 / 24 * std::sin(std::numbers::pi / 3))); // ends of thirds, bent upwards
    CHECK(half[6].xy[4] == Approx(18.0 / 24));
    CHECK(half[6].xy[5] == Approx(6.0 / 24));
    CHECK(wrong_picture(svg("<path d=\"M0 0 A1e200 1e200 0 0 1 4 4 z\"/>")) ==
          "a pictogram has a number that is far outside its square");
}

TEST_CASE("shapes become paths, white ones become holes, groups pass on their fill", "[style]") {
    const auto picture = good_picture(svg("<title>t</title><rect x=\"2\" y=\"2\" width=\"20\" height=\"20\"/>"
                                          "<g fill=\"#ffffff\"><circle cx=\"12\" cy=\"12\" r=\"3\"/>"
                                          "<polygon points=\"1,1 3,1 2,3\" fill=\"black\"/></g>"));
    REQUIRE(picture.parts.size() == 3);
    CHECK_FALSE(picture.parts[0].hole);
    CHECK(picture.parts[1].hole);
    CHECK_FALSE(picture.parts[2].hole);
}

TEST_CASE("another viewBox is scaled to the same square", "[style]") {
    const auto picture =
        good_picture(svg("<rect x=\"0\" y=\"10\" width=\"5\" height=\"5\"/>", "viewBox=\"-10 0 20 20\""));
    double left = 2;
    double bottom = -1;
    for (const auto& step : picture.parts[0].steps) {
        if (step.verb != PictureStep::Verb::close) {
            left = std::min(left, step.xy[0]);
            bottom = std::max(bottom, step.xy[1]);
        }
    }
    CHECK(left == Approx(0.5));
    CHECK(bottom == Approx(0.75));
}

TEST_CASE("forbidden parts of a pictogram are reported", "[style]") {
    CHECK(wrong_picture(svg("<path d=\"M1 1h3v3z\" fill=\"#ff0000\"/>")).find("may not set its own colour") !=
          std::string::npos);
    CHECK(wrong_picture(svg("<text>a</text>")).find("'text'") != std::string::npos);
    CHECK(wrong_picture(svg("<image href=\"file:///etc/passwd\"/>")).find("'image'") != std::string::npos);
    CHECK(wrong_picture(svg("<path d=\"M1 1h3v3z\" transform=\"scale(2)\"/>")).find("'transform'") !=
          std::string::npos);
    CHECK(wrong_picture(svg("<path d=\"M1 1h3v3z\"/>", "viewBox=\"0 0 24 12\"")).find("square viewBox") !=
          std::string::npos);
    CHECK(wrong_picture(svg("<path d=\"M1 1h3v3z\"/>", "")).find("square viewBox") != std::string::npos);
    CHECK(wrong_picture(svg("")).find("without shapes") != std::string::npos);
    CHECK(wrong_picture("<html/>").find("not an SVG") != std::string::npos);
    CHECK(wrong_picture("<svg><path").find("not well-formed") != std::string::npos);
    CHECK(wrong_picture("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg("<path d=\"M1 1h3v3z\"/>")).find("document type") !=
          std::string::npos);
    CHECK(wrong_picture(svg("<path d=\"M1 x\"/>")).find("cannot be read") != std::string::npos);
    CHECK(wrong_picture("<!-- c --><!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg("<path d=\"M1 1h3v3z\"/>"))
              .find("document type") != std::string::npos);
    CHECK(wrong_picture(svg("<path d=\"M1 1e300h3v3z\"/>")).find("far outside") != std::string::npos);
    std::string deep = "<path d=\"M1 1h3v3z\"/>";
    for (int i = 0; i < 12; ++i) {
        deep = "<g>" + deep + "</g>";
    }
    CHECK(wrong_picture(svg(deep)).find("too deeply") != std::string::npos);
}

TEST_CASE("limits of a pictogram: at each limit, and one past it", "[style]") {
    const std::string shape = "<path d=\"M1 1h3v3z\"/>";
    const auto sized = [&](std::size_t bytes) { return svg(shape + std::string(bytes - svg(shape).size(), ' ')); };
    CHECK(good_picture(sized(1'000'000)).parts.size() == 1);
    CHECK(wrong_picture(sized(1'000'001)).find("1 MB") != std::string::npos);
    const auto stepped = [&](int steps) {
        std::string path = "<path d=\"M1 1";
        for (int i = 1; i < steps; ++i) {
            path += i % 2 == 0 ? "L1 1" : "L2 2";
        }
        return svg(path + "\"/>");
    };
    CHECK(good_picture(stepped(20'000)).parts[0].steps.size() == 20'000);
    CHECK(wrong_picture(stepped(20'001)).find("20000 steps") != std::string::npos);
    // So deep that a recursive parser would overflow the stack.
    std::string deep;
    for (int i = 0; i < 300'000; ++i) {
        deep += "<g>";
    }
    CHECK(wrong_picture("<svg viewBox=\"0 0 1 1\">" + deep).find("nested too deeply") != std::string::npos);
    // Copies of copies of copies: 10^9 shapes, if they were expanded.
    std::string bomb = "<g id=\"a0\">" + shape + "</g>";
    for (int i = 1; i < 9; ++i) {
        bomb += "<g id=\"a" + std::to_string(i) + "\">";
        for (int k = 0; k < 10; ++k) {
            bomb += "<use href=\"#a" + std::to_string(i - 1) + "\"/>";
        }
        bomb += "</g>";
    }
    CHECK(wrong_picture(svg(bomb)).find("'use'") != std::string::npos);
}

TEST_CASE("the ten shipped pictograms are read, and every style has them", "[style]") {
    for (const auto& style : workbench::style_names()) {
        auto map = workbench::spec_from("map: t\nstyle: " + style + "\nview: { around: areas/ukraine }\nlayers: []\n");
        const auto sheet = workbench::workspace_of(map).style;
        style::Lookup lookup(sheet);
        for (const auto* name : {"strike", "energy", "talks", "exchange", "ceasefire", "port", "refinery", "nuclear",
                                 "thermal", "hydro"}) {
            INFO(style << " " << name);
            REQUIRE(sheet.symbols.contains(name));
            CHECK(style::class_style(lookup, std::string("event.") + name).style.marker->symbol->value == name);
            for (const auto& part : sheet.symbols.at(name).parts) {
                for (const auto& step : part.steps) {
                    for (const double each : step.xy) {
                        CHECK(each >= -0.01);
                        CHECK(each <= 1.01);
                    }
                }
            }
        }
    }
}
