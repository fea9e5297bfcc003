#include "backend/svg_dark.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/units.hpp"

namespace conflictmap::backend {
namespace {

struct PaintName {
    std::string_view name;
    std::string Paints::*value;
};
const std::array paint_names{PaintName{"fill", &Paints::fill},
                             PaintName{"stroke", &Paints::stroke},
                             PaintName{"fill-opacity", &Paints::fill_opacity},
                             PaintName{"stroke-opacity", &Paints::stroke_opacity},
                             PaintName{"stroke-width", &Paints::stroke_width},
                             PaintName{"opacity", &Paints::opacity}};

std::string opacity_value(double opacity) {
    return opacity >= 1 ? "1" : format_number(opacity, 3);
}

/// Compares two pages item by item, as long as they differ only in paints.
class PairUp {
public:
    explicit PairUp(std::unordered_map<const void*, const void*>& others) : others_(&others) {}

    bool operator()(const scene::Path& a, const scene::Path& b) {
        others_->emplace(&a, &b);
        return a.css_class == b.css_class && a.fill.has_value() == b.fill.has_value() && same(a.stroke, b.stroke) &&
               a.outline == b.outline;
    }
    bool operator()(const scene::Text& a, const scene::Text& b) {
        others_->emplace(&a, &b);
        return a.text == b.text && a.at == b.at && a.anchor == b.anchor && a.angle == b.angle && a.font == b.font &&
               a.language == b.language && a.css_class == b.css_class && a.width == b.width &&
               (a.halo.width > 0) == (b.halo.width > 0) && a.baseline == b.baseline;
    }
    bool operator()(const std::unique_ptr<scene::Group>& a, const std::unique_ptr<scene::Group>& b) {
        return (*this)(*a, *b);
    }
    bool operator()(const std::unique_ptr<scene::Marks>& a, const std::unique_ptr<scene::Marks>& b) {
        return a->at == b->at && a->symbol_of == b->symbol_of &&
               std::ranges::equal(a->symbols, b->symbols, [&](const auto& x, const auto& y) { return (*this)(x, y); });
    }
    bool operator()(const scene::Group& a, const scene::Group& b) {
        others_->emplace(&a, &b);
        // A group without attributes is not written at all.
        const bool written = !a.id.empty() || !a.css_class.empty() || (a.opacity >= 1) == (b.opacity >= 1);
        if (!written || a.id != b.id || a.css_class != b.css_class || a.label != b.label || a.title != b.title ||
            a.description != b.description || a.data != b.data || a.is_layer != b.is_layer || a.clip != b.clip ||
            a.items.size() != b.items.size()) {
            return false;
        }
        for (std::size_t i = 0; i < a.items.size(); ++i) {
            if (!std::visit(*this, a.items[i], b.items[i])) {
                return false;
            }
        }
        return true;
    }
    template <class A, class B> bool operator()(const A& /*a*/, const B& /*b*/) { return false; }

private:
    static bool same(const std::optional<Stroke>& a, const std::optional<Stroke>& b) {
        return a.has_value() == b.has_value() && (!a || (a->dash == b->dash && a->cap == b->cap && a->join == b->join &&
                                                         (a->width > 0) == (b->width > 0)));
    }
    std::unordered_map<const void*, const void*>* others_;
};

} // namespace

void add_paints(Paints& paints, const Colour& fill) {
    paints.fill = to_hex(fill);
    paints.fill_opacity = opacity_value(fill.opacity);
}

void add_paints(Paints& paints, const Stroke& stroke) {
    paints.stroke = to_hex(stroke.colour);
    paints.stroke_opacity = opacity_value(stroke.colour.opacity);
    paints.stroke_width = format_number(stroke.width, 3);
}

void add_paints(Paints& paints, const scene::Path& path) {
    if (path.fill) {
        add_paints(paints, *path.fill);
    }
    if (path.stroke && path.stroke->width > 0) {
        add_paints(paints, *path.stroke);
    }
}

std::optional<DarkLook> DarkLook::of(const scene::Scene& light, const scene::Scene& dark) {
    DarkLook look;
    const bool alike = light.title == dark.title && light.description == dark.description &&
                       light.language == dark.language && light.width == dark.width && light.height == dark.height &&
                       PairUp(look.others_)(light.root, dark.root);
    return alike ? std::optional(std::move(look)) : std::nullopt;
}

const scene::Group& DarkLook::other(const scene::Group& light) const {
    return *static_cast<const scene::Group*>(others_.at(&light));
}

const scene::Path& DarkLook::other(const scene::Path& light) const {
    return *static_cast<const scene::Path*>(others_.at(&light));
}

const scene::Text& DarkLook::other(const scene::Text& light) const {
    return *static_cast<const scene::Text*>(others_.at(&light));
}

std::string DarkLook::mark(const Paints& light, const Paints& dark) {
    std::string declarations;
    for (const auto& [name, value] : paint_names) {
        if (light.*value != dark.*value) {
            // The SVG's rules for themes use ids, so they would win over these without !important.
            declarations += fmt::format("{}:{}!important;", name, dark.*value);
        }
    }
    if (declarations.empty()) {
        return {};
    }
    return fmt::format(" data-dark=\"{}\"", numbers_.emplace(declarations, numbers_.size() + 1).first->second);
}

std::string DarkLook::rules() const {
    std::vector<std::string> rules(numbers_.size());
    for (const auto& [declarations, number] : numbers_) {
        rules[number - 1] = fmt::format("[data-dark=\"{}\"]{{{}}}\n", number, declarations);
    }
    return fmt::format("{}", fmt::join(rules, ""));
}

} // namespace conflictmap::backend
