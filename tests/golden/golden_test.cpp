// Compares the ladder with its references: the display list and the SVG exactly, the PNG within a small tolerance.
// `./run golden-update` writes the references; no test does.
#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/png_writer.hpp"
#include "furniture/furniture.hpp"
#include "golden/ladder.hpp"
#include "project.hpp"
#include "symbol/marker.hpp"

namespace fs = std::filesystem;
using namespace conflictmap;

namespace {

/// The first line in which two texts differ, from both texts; empty if they are equal.
std::string first_difference(const std::string& expected, const std::string& drawn) {
    std::istringstream a(expected);
    std::istringstream b(drawn);
    for (int line = 1;; ++line) {
        std::string left;
        std::string right;
        const bool more_left = static_cast<bool>(std::getline(a, left));
        const bool more_right = static_cast<bool>(std::getline(b, right));
        if (!more_left && !more_right) {
            return expected == drawn ? "" : "the line ends differ";
        }
        if (left != right || more_left != more_right) {
            constexpr std::size_t shown = 400;
            return "line " + std::to_string(line) + "\nexpected: " + left.substr(0, shown) +
                   "\ndrawn:    " + right.substr(0, shown);
        }
    }
}

/// Keeps what was drawn for comparing by hand.
fs::path keep(const std::string& name, const std::string& bytes) {
    const fs::path file = fs::path(project::differences()) / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

void check_picture(const std::string& stem, const std::string& expected, const std::string& drawn) {
    const golden::Distance distance = golden::distance(expected, drawn);
    if (distance.within_tolerance()) {
        return;
    }
    const auto picture = distance.same_size ? keep(stem + "-diff.png", distance.difference) : fs::path();
    FAIL_CHECK(stem << ".png: same size: " << distance.same_size << ", widest difference " << distance.widest
                    << ", share of the pixels " << distance.share << "; see " << picture.string());
}

void check_file(const std::string& stem, const std::string& ending, const fs::path& reference,
                const std::string& drawn) {
    if (!fs::exists(reference)) {
        FAIL_CHECK("no reference " << reference.string() << ": run ./run golden-update, and look at it");
        return;
    }
    const std::string expected = project::bytes_of(reference);
    if (ending == ".png") {
        check_picture(stem, expected, drawn);
    } else if (const auto difference = first_difference(expected, drawn); !difference.empty()) {
        FAIL_CHECK(stem << ending << " has changed at " << difference);
    } else {
        SUCCEED();
        return;
    }
    keep(stem + ending, drawn);
}

} // namespace

TEST_CASE("the ladder looks like its references", "[golden]") {
    const fs::path spec = GENERATE(from_range(golden::specs()));
    const std::string stem = spec.stem().string();
    INFO(stem);
    const golden::Drawing drawing = golden::draw(spec);
    CHECK(drawing.problems.empty());
    CHECK(drawing.map.map.value == stem);
    REQUIRE(drawing.files.size() == golden::formats().size() + 1);
    if (stem.starts_with("label-")) {
        CHECK(drawing.files.at(".dump").find(" text ") != std::string::npos); // the golden of a label contains a text
    }
    for (const auto& [ending, bytes] : drawing.files) {
        check_file(stem, ending, golden::reference(spec, ending), bytes);
    }
}

TEST_CASE("every reference belongs to a spec", "[golden]") {
    std::set<std::string> stems;
    for (const auto& spec : golden::specs()) {
        stems.insert(spec.stem().string());
    }
    CHECK(stems.size() >= 44); // grows with new files, so that none is missed
    CHECK(golden::references().size() == stems.size() * (golden::formats().size() + 1));
    for (const auto& file : golden::references()) {
        INFO(file.string());
        CHECK(stems.contains(file.stem().string()));
    }
}

TEST_CASE("the updater takes names, and lists similar ones for unknown names", "[golden]") {
    CHECK(golden::choose({}).specs == golden::specs());
    const golden::Choice two = golden::choose({"title", "arrows", "title"});
    CHECK(two.unknown.empty());
    REQUIRE(two.specs.size() == 2);
    CHECK(two.specs[0].filename() == "title.yaml");
    CHECK(two.specs[1].filename() == "arrows.yaml");
    const golden::Choice wrong = golden::choose({"arows", "title", "label-lime", "zzzzzzzz"});
    CHECK(wrong.unknown == "no golden is called 'arows'; similar: arrows\n"
                           "no golden is called 'label-lime'; similar: label-area, label-centre, label-chord, "
                           "label-curve, label-halo, label-line, label-point\n"
                           "no golden is called 'zzzzzzzz'\n");
}

TEST_CASE("every kind of furniture, format and marker has a golden", "[golden]") {
    std::set<std::string> furniture;
    for (const auto& file : golden::specs()) {
        Diagnostics diagnostics;
        const auto map = spec::read_map_spec(project::bytes_of(file), file.string(), diagnostics);
        REQUIRE(map);
        for (const auto& piece : map->furniture) {
            furniture.insert(piece.kind);
        }
    }
    for (const auto& kind : furniture::kinds()) {
        INFO("furniture " << kind.name);
        CHECK(furniture.contains(std::string(kind.name)));
    }
    for (const auto& format : golden::formats()) {
        INFO("format " << format);
        CHECK(fs::exists(golden::reference("formats.yaml", "." + format)));
    }
    const std::string style = project::bytes_of(project::root() + "/tests/golden/style/style.yaml");
    for (const auto& shape : symbol::marker_shapes()) {
        INFO("marker " << shape);
        CHECK(style.find("shape: " + shape) != std::string::npos);
    }
    for (const auto& place : {"point", "area", "line", "chord", "centre"}) {
        INFO("label " << place);
        CHECK(style.find("place: " + std::string(place)) != std::string::npos);
    }
}

TEST_CASE("pictures are compared pixel by pixel", "[golden]") {
    const auto png = [](int width, int height, std::uint32_t ground, std::size_t dots, std::uint32_t dot) {
        backend::Canvas canvas{width, height, {}};
        canvas.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ground);
        std::fill_n(canvas.pixels.begin(), dots, dot);
        return backend::write_png(std::move(canvas), 96, {});
    };
    const std::string expected = png(40, 10, 0xFF808080, 0, 0);
    CHECK(golden::distance(expected, expected).within_tolerance());
    CHECK(golden::distance(expected, expected).share == 0);
    CHECK(golden::distance(expected, png(40, 10, 0xFF808080, 4, 0xFF828080)).within_tolerance());
    const auto one_too_far = golden::distance(expected, png(40, 10, 0xFF808080, 1, 0xFF80807D));
    CHECK(one_too_far.widest == 3);
    CHECK_FALSE(one_too_far.within_tolerance());
    const auto too_many = golden::distance(expected, png(40, 10, 0xFF808080, 5, 0xFF808180));
    CHECK(too_many.share == Approx(5.0 / 400));
    CHECK_FALSE(too_many.within_tolerance());
    const auto picture = backend::decode_png(too_many.difference);
    CHECK(std::vector<int>(picture.rgb.begin(), picture.rgb.begin() + 3) == std::vector<int>{255, 0, 0});
    CHECK(picture.rgb[3 * 5 + 1] == 223);
    CHECK_FALSE(golden::distance(expected, png(10, 40, 0xFF808080, 0, 0)).within_tolerance());
}
