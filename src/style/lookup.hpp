#pragma once
// Looks up entries of a style, and records which: the map depends only on these entries.
#include <optional>
#include <string>

#include "base/ink.hpp"
#include "style/style_sheet.hpp"
#include "style/uses.hpp"

namespace conflictmap::style {

/// A style and the entries looked up in it so far. Missing entries are recorded, too: adding one later changes the map.
/// One per map; cannot be copied, so that all uses are recorded in one place.
struct Lookup {
    explicit Lookup(const StyleSheet& of) : sheet(of) {}
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    const StyleSheet& sheet; ///< outlives the lookup
    Uses uses;
};

/// The style of a class, including what it inherits: "held" provides what "held.before-2022" does not set. `known` is
/// false when neither the class nor any ancestor is in the style.
struct Resolved {
    ClassStyle style;
    bool known = false;
};
Resolved class_style(Lookup& lookup, const std::string& name);

/// A colour by palette name or hex; black if it does not exist (which has been reported when reading).
Colour colour_of(Lookup& lookup, const std::optional<ColourName>& name);
Stroke stroke_of(Lookup& lookup, const StrokeStyle& style);
Halo halo_of(Lookup& lookup, const LabelStyle& style);
LabelStyle text_style(Lookup& lookup, const std::string& name);
/// A distance in mm; `fallback` when the style lacks it.
double space(Lookup& lookup, const std::string& name, double fallback);
/// A word of the furniture in a language; the key itself when the style lacks it.
std::string word(Lookup& lookup, const std::string& name, const std::string& language);

} // namespace conflictmap::style
