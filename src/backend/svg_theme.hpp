#pragma once
// Colours that a web page can change: one CSS custom property per part of each class. The elements' attributes keep
// their literal colours, for viewers without custom properties (librsvg, Inkscape, Illustrator).
#include <set>
#include <string>
#include <string_view>

#include "base/colour.hpp"

namespace conflictmap::backend {

/// What a colour belongs to: a class with its selector (".held-before-2022") and its name in properties
/// ("held-before-2022").
struct Themed {
    std::string selector;
    std::string name;
};

/// The first class of a class attribute, which says what the element is. The name is empty when there is no class, or
/// CSS cannot express it.
Themed themed(std::string_view css_class);

class Theme {
public:
    /// Declares that `element` (".fill", "text") of `owner` is painted by --cm-<owner>-<part>; its attribute
    /// `attribute` (fill or stroke) has the default colour. `joined`: the owner's class is on the element itself.
    void paint(const Themed& owner, std::string_view element, bool joined, std::string_view part,
               std::string_view attribute, const Colour& colour);

    /// The rules, one per line, for the elements below the one with the id. They are inside an @supports that viewers
    /// without custom properties ignore. Empty if there are no rules.
    [[nodiscard]] std::string rules(std::string_view root_id) const;

private:
    std::set<std::string> rules_; ///< sorted, so that their order depends only on the picture
};

} // namespace conflictmap::backend
