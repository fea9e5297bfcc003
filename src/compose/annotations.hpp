#pragma once
// Subjects with badges or callouts: the features of layers with `annotate`.
#include <optional>
#include <string>
#include <vector>

#include "compose/body.hpp"

namespace conflictmap::compose {

struct Annotation {
    std::string layer;
    std::string id;     ///< the feature's own, otherwise the row number
    std::string number; ///< field `number`; badges without one are counted from 1
    std::string title;
    std::string text;
    std::string reference; ///< "¶ 11, 12"; empty if the source names no paragraph
    std::string mode;      ///< "badge" or "callout"
    bool leader = true;    ///< field `leader`: false puts the text near its place without a line to it
    bool vague = false;    ///< an area known only as a region: its leader ends without a dot
    std::map<std::string, std::string> data;       ///< see feature_data.hpp
    const spec::PlaceSpec* place = nullptr;        ///< the place set by hand; null if there is none
    std::optional<geom::Point<geom::Page>> anchor; ///< empty if the subject has no place on this map
};

/// In the order of their numbers, without the ones that the spec hides.
std::vector<Annotation> annotations_of(const Body& body, const std::string& language);

} // namespace conflictmap::compose
