#include "golden/ladder.hpp"
#include "backend/decode_png.hpp"

#include <algorithm>
#include <cstdlib>

#include "backend/backend.hpp"
#include "backend/png_writer.hpp"
#include "backend/raster.hpp"
#include "job/compose_map.hpp"
#include "job/delivery.hpp"
#include "job/load_spec.hpp"
#include "project.hpp"
#include "scene/dump.hpp"
#include "shared.hpp"

namespace golden {

using namespace conflictmap;

namespace {

const fs::path folder = fs::path(project::root()) / "tests" / "golden";

std::vector<fs::path> files_in(const fs::path& where, const std::string& ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(where)) {
        if (entry.is_regular_file() && (ending.empty() || entry.path().extension() == ending)) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

constexpr double dots_per_inch_of_differences = 96;

std::string picture_of(const backend::Raster& drawn, const std::vector<bool>& differs) {
    backend::Canvas canvas{drawn.width, drawn.height, {}};
    for (std::size_t i = 0; i < differs.size(); ++i) {
        const int grey = (drawn.rgb[3 * i] + drawn.rgb[3 * i + 1] + drawn.rgb[3 * i + 2]) / 3;
        const auto pale = static_cast<std::uint32_t>(191 + grey / 4);
        canvas.pixels.push_back(differs[i] ? 0xFFFF0000U : 0xFF000000U | pale << 16U | pale << 8U | pale);
    }
    return backend::write_png(std::move(canvas), dots_per_inch_of_differences, {});
}

/// "; similar: label-area, label-line": the names with the same first word, or else the one with the most similar
/// spelling.
std::string near(const std::string& name, const std::map<std::string, fs::path>& known) {
    std::vector<std::string> all;
    std::string list;
    const std::string stem = name.substr(0, name.find('-'));
    for (const auto& [each, spec] : known) {
        all.push_back(each);
        if (!stem.empty() && each.starts_with(stem)) {
            list += (list.empty() ? "" : ", ") + each;
        }
    }
    if (list.empty()) {
        list = nearest(name, all);
    }
    return list.empty() ? "" : "; similar: " + list;
}

} // namespace

const std::vector<std::string>& formats() {
    static const std::vector<std::string> compared{"png", "svg"};
    return compared;
}

std::vector<fs::path> specs() {
    return files_in(folder, ".yaml");
}

Choice choose(const std::vector<std::string>& names) {
    Choice choice;
    if (names.empty()) {
        choice.specs = specs();
        return choice;
    }
    std::map<std::string, fs::path> known;
    for (const fs::path& spec : specs()) {
        known[spec.stem().string()] = spec;
    }
    for (const std::string& name : names) {
        const auto found = known.find(name);
        if (found == known.end()) {
            choice.unknown += "no golden is called '" + name + "'" + near(name, known) + "\n";
        } else if (std::find(choice.specs.begin(), choice.specs.end(), found->second) == choice.specs.end()) {
            choice.specs.push_back(found->second);
        }
    }
    return choice;
}

Drawing draw(const fs::path& spec) {
    Drawing drawing;
    Diagnostics diagnostics;
    if (auto loaded = job::load_spec(spec.string(), diagnostics)) {
        drawing.map = loaded->map;
        const auto map = job::compose_map(loaded->map, {}, {}, loaded->root, shared::typesetter(), diagnostics);
        if (map) {
            drawing.files[".dump"] = scene::dump(map->page.scene);
            for (const std::string& name : formats()) {
                const job::Format& format = *job::find_format(name);
                drawing.files[std::string(format.extension)] =
                    job::encoded(*map, map->figure, format, 1, shared::typesetter(), diagnostics);
            }
        }
    }
    drawing.problems = shared::told(diagnostics);
    return drawing;
}

fs::path reference(const fs::path& spec, const std::string& ending) {
    return folder / "expected" / (spec.stem().string() + ending);
}

std::vector<fs::path> references() {
    return files_in(folder / "expected", "");
}

bool Distance::within_tolerance() const {
    constexpr int widest_allowed = 2;
    constexpr double share_allowed = 0.01;
    return same_size && widest <= widest_allowed && share <= share_allowed;
}

Distance distance(const std::string& reference_png, const std::string& png) {
    const backend::Raster expected = backend::decode_png(reference_png);
    const backend::Raster drawn = backend::decode_png(png);
    Distance result;
    result.same_size = expected.width == drawn.width && expected.height == drawn.height;
    if (!result.same_size) {
        return result;
    }
    std::vector<bool> differs(drawn.rgb.size() / 3);
    for (std::size_t i = 0; i < drawn.rgb.size(); ++i) {
        const int by = std::abs(drawn.rgb[i] - expected.rgb[i]);
        result.widest = std::max(result.widest, by);
        differs[i / 3] = differs[i / 3] || by > 0;
    }
    const auto count = std::count(differs.begin(), differs.end(), true);
    result.share = static_cast<double>(count) / static_cast<double>(differs.size());
    result.difference = picture_of(drawn, differs);
    return result;
}

} // namespace golden
