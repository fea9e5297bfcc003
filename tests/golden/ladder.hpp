#pragma once
// The ladder of small maps: each spec of tests/golden draws one thing, on the shipped data, in a style of its own.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "spec/map_spec.hpp"

namespace golden {

namespace fs = std::filesystem;

/// The specs, in name order.
std::vector<fs::path> specs();

/// Some of them, and what is wrong with the names that chose them.
struct Choice {
    std::vector<fs::path> specs; ///< in the order of the names, each once
    std::string unknown;         ///< a line for each name that no spec has, with those near it
};

/// By names such as "label-line"; none: all.
Choice choose(const std::vector<std::string>& names);

/// The formats that are compared. The others are held to these by tests of their own (tests/job/pdf_maps_test.cpp).
const std::vector<std::string>& formats();

/// What one spec gives: file ending to bytes. ".dump" is the display list; then the formats.
struct Drawing {
    conflictmap::spec::MapSpec map;
    std::map<std::string, std::string> files;
    std::string problems; ///< diagnostics as text, a line each; a spec of the ladder has none
};
Drawing draw(const fs::path& spec);

/// The file that holds what `ending` of the spec must look like.
fs::path reference(const fs::path& spec, const std::string& ending);

/// All files in the folder of references.
std::vector<fs::path> references();

/// How far two PNG files are apart.
struct Distance {
    bool same_size = false;
    int widest = 0;         ///< largest difference of a channel, of 255
    double share = 0;       ///< of the pixels that differ at all
    std::string difference; ///< a PNG: what is drawn, pale, and what differs, red
    [[nodiscard]] bool within_tolerance() const;
};
Distance distance(const std::string& reference_png, const std::string& png);

} // namespace golden
