#pragma once
// One SVG for light and dark: two pages that differ only in colours, opacities and line widths are written once.
// Elements that look different in the dark are marked data-dark="1" and so on, and CSS rules define their dark look.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "backend/backend.hpp"

namespace conflictmap::backend {

/// The attributes of an element that CSS can also set, with their SVG values. Empty: not set.
struct Paints {
    std::string fill{};
    std::string stroke{};
    std::string fill_opacity = "1";
    std::string stroke_opacity = "1";
    std::string stroke_width{};
    std::string opacity = "1";
};
void add_paints(Paints& paints, const Colour& fill);
void add_paints(Paints& paints, const Stroke& stroke);
void add_paints(Paints& paints, const scene::Path& path);

/// A page and the same page in its dark style, item by item. Keeps references to both.
class DarkLook {
public:
    /// Nothing when the pages differ in more than paints.
    static std::optional<DarkLook> of(const scene::Scene& light, const scene::Scene& dark);

    /// The dark page's item that corresponds to one of the light page.
    [[nodiscard]] const scene::Group& other(const scene::Group& light) const;
    [[nodiscard]] const scene::Path& other(const scene::Path& light) const;
    [[nodiscard]] const scene::Text& other(const scene::Text& light) const;

    /// ` data-dark="…"` for an element with these paints, numbered in the order of calls; empty when both are equal.
    std::string mark(const Paints& light, const Paints& dark);

    /// One rule per number, one per line.
    [[nodiscard]] std::string rules() const;

private:
    std::unordered_map<const void*, const void*> others_;
    std::map<std::string, std::size_t> numbers_; ///< by declarations
};

struct DarkSvg {
    std::string svg;
    std::string rules; ///< CSS
};

/// The light page's SVG with marks, and the rules to apply in the dark. Nothing when the pages differ in more than
/// paints, for example if a style has other sizes.
std::optional<DarkSvg> svg_with_dark(const scene::Scene& light, const scene::Scene& dark,
                                     const text::Typesetter& typesetter, const Options& options);

} // namespace conflictmap::backend
