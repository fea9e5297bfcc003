// Reads places set by hand.
#include "base/units.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap {

void Codec<spec::PagePair>::read(const Node& node, spec::PagePair& value, Diagnostics& diagnostics) {
    constexpr double longest = 2000; // mm, the longest page side
    const auto length = [&](std::size_t i) {
        const bool there = node.is_list() && node.items.size() == 2 && node.items[i].is_scalar();
        const auto mm = there ? parse_length(node.items[i].scalar) : std::nullopt;
        return mm && std::abs(*mm) <= longest ? mm : std::nullopt;
    };
    const auto x = length(0);
    const auto y = length(1);
    if (!x || !y) {
        diagnostics.error(node.place, "wrong-value", "expected two lengths, right and down, such as [2 mm, -1 mm]");
        return;
    }
    value = {*x, *y};
}

Schema Codec<spec::PagePair>::schema() {
    Schema schema;
    schema.type = "array";
    schema.items = {Codec<std::string>::schema()};
    schema.items.front().pattern = "^ *[-+.0-9eE]+ *(mm|pt|px) *$"; // unlike Length, it may be negative
    schema.fewest = schema.longest = 2;
    return schema;
}

void Codec<spec::PlacesSpec>::read(const Node& node, spec::PlacesSpec& value, Diagnostics& diagnostics) {
    if (!node.is_map()) {
        report_wrong(node, "a map of places by feature, such as { Kyiv: { at: w } }", diagnostics);
        return;
    }
    value.all.clear();
    for (const auto& [key, child] : node.entries) {
        spec::PlaceSpec place;
        place.feature = {key.name, key.place};
        const auto before = diagnostics.all().size();
        Codec<spec::PlaceSpec>::read(child, place, diagnostics);
        const bool nothing = place.at.empty() && !place.offset && !place.position && place.side.empty() && !place.hide;
        if (nothing && diagnostics.all().size() == before) {
            diagnostics.error(key.place, "place-empty", fmt::format("the place of '{}' is empty", key.name),
                              "give it at, offset, position, side or hide");
        }
        if (place.position && (place.offset || !place.at.empty())) {
            diagnostics.error(key.place, "place-twice",
                              fmt::format("the place of '{}' has 'position' together with 'at' or 'offset'", key.name),
                              "leave out 'at' and 'offset'");
        }
        value.all.push_back(std::move(place));
    }
}

Schema Codec<spec::PlacesSpec>::schema() {
    Schema schema = Codec<std::map<std::string, spec::PlaceSpec>>::schema();
    Schema& place = schema.items.front();
    place.fewest = 1;
    place.refuses = {{"position", "at"}, {"position", "offset"}};
    return schema;
}

} // namespace conflictmap
