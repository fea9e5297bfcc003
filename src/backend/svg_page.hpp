#pragma once
// The SVG file while it is being written.
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "backend/backend.hpp"
#include "backend/svg_dark.hpp"
#include "backend/svg_theme.hpp"

namespace conflictmap::backend {

struct SvgPage {
    const scene::Scene& scene;
    const text::Typesetter& typesetter;
    const Options& options;
    std::string font_prefix; ///< prefix of the embedded families; empty if there are none
    Theme theme{};
    std::string body{};
    std::size_t depth = 1;
    std::set<std::string> ids{};
    int clips = 0;
    int texts = 0;
    std::map<std::string, int> strokes{};        ///< how often each long line is drawn, by path data
    std::map<std::string, std::string> shared{}; ///< ids of those that are reused, by path data
    DarkLook* dark = nullptr;

    void line(std::string_view content) { body.append(depth, ' ').append(content) += '\n'; }
    /// The mark of an element that looks different in the dark; `paints` gives the paints of an item.
    template <class Item, class PaintsOf> std::string dark_mark(const Item& item, PaintsOf paints) {
        return dark == nullptr ? std::string() : dark->mark(paints(item), paints(dark->other(item)));
    }
    void element(std::string_view name, std::string_view text);
    /// An id that is unused in this file: prefixed with the map's name, and numbered if it is taken.
    std::string id(std::string_view name);
};

/// The families of the root: most texts use only these.
std::string root_families(const SvgPage& page);

/// One line of text on a straight baseline or a curve, live or as outlines, with its halo below. `owner` is the text's
/// owner if its own class does not name one.
void write_text(SvgPage& page, const scene::Text& text, const Themed& owner);

} // namespace conflictmap::backend
