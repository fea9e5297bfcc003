#pragma once
// Specs for tests, read successfully or refused.
#include <catch2/catch.hpp>

#include "spec/map_spec.hpp"

namespace spec_tests {

using namespace conflictmap;
using namespace conflictmap::spec;

inline const std::string smallest = "map: m\nview: { bbox: [22, 44, 40, 52] }\nlayers: []\n";

struct Read {
    std::optional<MapSpec> map;
    std::vector<Diagnostic> diagnostics;
};

inline Read read(const std::string& text) {
    Diagnostics diagnostics;
    Read out;
    out.map = read_map_spec(text, "m.yaml", diagnostics);
    out.diagnostics = diagnostics.all();
    return out;
}

inline MapSpec good(const std::string& text) {
    Read out = read(text);
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(out.map);
    return std::move(*out.map);
}

/// "code line:column" of the only diagnostic.
inline std::string wrong(const std::string& text) {
    const Read out = read(text);
    INFO(text);
    for (const auto& d : out.diagnostics) {
        UNSCOPED_INFO(to_text(d));
    }
    CHECK_FALSE(out.map);
    REQUIRE(out.diagnostics.size() == 1);
    const Place& place = out.diagnostics[0].place;
    CHECK(place.file == "m.yaml");
    return out.diagnostics[0].code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

inline std::string with_view(const std::string& view) {
    return "map: m\nlayers: []\nview: " + view + "\n";
}

inline std::string with_layer(const std::string& layer) {
    return "map: m\nview: { around: a }\nlayers:\n  - " + layer + "\n";
}

} // namespace spec_tests
