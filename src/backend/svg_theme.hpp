#pragma once
// Colours that a web page can change: a CSS custom property for each part of each class. The attributes of the elements
// keep their literal colours, for viewers without custom properties (librsvg, Inkscape, Illustrator).
#include <set>
#include <string>
#include <string_view>

#include "base/colour.hpp"

namespace conflictmap::backend {

/// What is painted: a class, by its selector (".held-before-2022") and its name in properties ("held-before-2022").
struct Themed {
    std::string selector;
    std::string name;
};

/// The first class of a class attribute, which says what the element is; without a name when there is none, or one that
/// CSS cannot have.
Themed themed(std::string_view css_class);

class Theme {
public:
    /// `element` (".fill", "text") of `owner`, whose attribute `attribute` (fill or stroke) has the colour, is painted
    /// by --cm-<owner>-<part>. `joined`: the owner's class is on the element itself.
    void paint(const Themed& owner, std::string_view element, bool joined, std::string_view part,
               std::string_view attribute, const Colour& colour);

    /// The rules, one per line, for the elements below the one with the id, inside an @supports that viewers without
    /// custom properties ignore. Empty without rules.
    [[nodiscard]] std::string rules(std::string_view root_id) const;

private:
    std::set<std::string> rules_; ///< sorted, so that their order depends only on the picture
};

} // namespace conflictmap::backend
