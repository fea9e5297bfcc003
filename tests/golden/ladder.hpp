#pragma once
// The ladder of small maps: each spec in tests/golden draws one thing, on the shipped data, in its own style.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "spec/map_spec.hpp"

namespace golden {

namespace fs = std::filesystem;

/// The specs, in order of name.
std::vector<fs::path> specs();

/// A choice of specs, with the errors in the names.
struct Choice {
    std::vector<fs::path> specs; ///< in the order of the names, each once
    std::string unknown;         ///< a line for each name without a spec, with similar names
};

/// By names such as "label-line"; without names, all.
Choice choose(const std::vector<std::string>& names);

/// The formats that are compared. Other formats are compared with these in their own tests
/// (tests/job/pdf_maps_test.cpp).
const std::vector<std::string>& formats();

/// The output of a spec: file ending to bytes. ".dump" is the display list; the others are the formats.
struct Drawing {
    conflictmap::spec::MapSpec map;
    std::map<std::string, std::string> files;
    std::string problems; ///< diagnostics as text, one per line; specs of the ladder have none
};
Drawing draw(const fs::path& spec);

/// The reference file for `ending` of the spec.
fs::path reference(const fs::path& spec, const std::string& ending);

/// All files in the folder of references.
std::vector<fs::path> references();

/// How different two PNG files are.
struct Distance {
    bool same_size = false;
    int widest = 0;         ///< largest difference in a channel, out of 255
    double share = 0;       ///< share of pixels that differ at all
    std::string difference; ///< a PNG: the drawing, pale, with differences in red
    [[nodiscard]] bool within_tolerance() const;
};
Distance distance(const std::string& reference_png, const std::string& png);

} // namespace golden
