#include "inspect/backdrop_samples.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "backend/raster.hpp"

namespace conflictmap::inspect {
namespace {

constexpr double pixels_per_mm = 4;
constexpr double rim_from = 0.15; ///< mm: a narrower halo does not count as a backdrop
constexpr double outside = 0.35;  ///< mm beyond a symbol's edge
constexpr std::size_t max_points = 60;

using Group = std::unique_ptr<scene::Group>;

class Pixels {
public:
    explicit Pixels(backend::Raster raster) : raster_(std::move(raster)) {}
    [[nodiscard]] std::optional<Colour> at(const scene::PagePoint& p) const {
        const auto x = static_cast<int>(std::floor(p.x * pixels_per_mm));
        const auto y = static_cast<int>(std::floor(p.y * pixels_per_mm));
        if (x < 0 || y < 0 || x >= raster_.width || y >= raster_.height) {
            return std::nullopt;
        }
        const auto i =
            3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster_.width) + static_cast<std::size_t>(x));
        return Colour{raster_.rgb[i], raster_.rgb[i + 1], raster_.rgb[i + 2], 1};
    }

private:
    backend::Raster raster_;
};

/// Every n-th point, to get at most `max_points`.
std::vector<scene::PagePoint> some(const std::vector<scene::PagePoint>& points) {
    std::vector<scene::PagePoint> out;
    const std::size_t step = points.size() / max_points + 1;
    for (std::size_t i = 0; i < points.size(); i += step) {
        out.push_back(points[i]);
    }
    return out;
}

struct Lifted {
    scene::Text text;
    std::string owner;
};

/// Takes the texts out of a group. Each text belongs to the nearest layer or piece of furniture.
void lift_texts(scene::Group& group, const std::string& owner, std::vector<Lifted>& texts) {
    using enum scene::Role;
    const bool owns = group.role == layer || group.role == labels || group.role == callouts || group.role == furniture;
    const std::string own = owns ? group.id : owner;
    for (scene::Item& item : group.items) {
        if (auto* child = std::get_if<Group>(&item)) {
            lift_texts(**child, own, texts);
        } else if (auto* text = std::get_if<scene::Text>(&item)) {
            texts.push_back({std::move(*text), own});
        }
    }
    std::erase_if(group.items, [](const scene::Item& item) { return std::holds_alternative<scene::Text>(item); });
}

std::optional<TextSample> sample(Lifted lifted, const Pixels& pixels, const text::Typesetter& typesetter) {
    std::vector<std::pair<double, Colour>> grounds;
    for (const auto& point : some(typesetter.outline(lifted.text).points)) {
        if (auto below = pixels.at(point)) {
            if (lifted.text.halo.width >= rim_from) {
                below = over(lifted.text.halo.colour, *below);
            }
            grounds.emplace_back(contrast(lifted.text.colour, *below), *below);
        }
    }
    if (grounds.empty()) {
        return std::nullopt;
    }
    const auto middle = grounds.begin() + static_cast<std::ptrdiff_t>(grounds.size() / 2);
    std::nth_element(grounds.begin(), middle, grounds.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return TextSample{std::move(lifted.text), std::move(lifted.owner), middle->second, middle->first};
}

/// The paths of a feature.
void collect_paths(const scene::Group& group, std::vector<const scene::Path*>& paths) {
    for (const scene::Item& item : group.items) {
        if (const auto* path = std::get_if<scene::Path>(&item)) {
            paths.push_back(path);
        } else if (const auto* child = std::get_if<Group>(&item)) {
            collect_paths(**child, paths);
        }
    }
}

/// Places just outside a feature: around a symbol, on both sides of a line.
std::vector<scene::PagePoint> beside(const std::vector<const scene::Path*>& paths) {
    scene::PageBox box;
    double widest = 0;
    for (const scene::Path* path : paths) {
        box.add(scene::bounds(path->outline));
        widest = std::max(widest, path->stroke ? path->stroke->width : 0);
    }
    std::vector<scene::PagePoint> points;
    constexpr double symbol_size = 8; // mm: anything larger is treated as a line
    const bool filled =
        std::any_of(paths.begin(), paths.end(), [](const auto* path) { return path->fill.has_value(); });
    if (filled && box.width() < symbol_size && box.height() < symbol_size) {
        const double reach = std::hypot(box.width(), box.height()) / 2 + widest / 2 + outside;
        for (int i = 0; i < 8; ++i) {
            const double angle = i * std::numbers::pi / 4;
            points.push_back({box.centre().x + reach * std::cos(angle), box.centre().y + reach * std::sin(angle)});
        }
        return points;
    }
    for (const scene::Path* path : paths) {
        const auto& line = path->outline.points;
        const std::size_t step = line.size() / max_points + 1;
        for (std::size_t i = 1; i < line.size(); i += step) {
            const double dx = line[i].x - line[i - 1].x;
            const double dy = line[i].y - line[i - 1].y;
            const double length = std::hypot(dx, dy);
            if (length <= 0) {
                continue;
            }
            const double off = (widest / 2 + outside) / length;
            const scene::PagePoint middle{(line[i].x + line[i - 1].x) / 2, (line[i].y + line[i - 1].y) / 2};
            points.push_back({middle.x - dy * off, middle.y + dx * off});
            points.push_back({middle.x + dy * off, middle.y - dx * off});
        }
    }
    return points;
}

/// The colour of the paths that differs most from the median backdrop next to them.
std::optional<SymbolSample> sample(const std::vector<const scene::Path*>& paths, const Pixels& pixels) {
    std::vector<std::pair<double, Colour>> grounds;
    for (const auto& point : beside(paths)) {
        if (const auto backdrop = pixels.at(point)) {
            grounds.emplace_back(contrast(*backdrop, {0, 0, 0, 1}), *backdrop);
        }
    }
    if (grounds.empty()) {
        return std::nullopt;
    }
    const auto middle = grounds.begin() + static_cast<std::ptrdiff_t>(grounds.size() / 2);
    std::nth_element(grounds.begin(), middle, grounds.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    SymbolSample out;
    out.backdrop = middle->second;
    for (const scene::Path* path : paths) {
        std::vector<Colour> colours;
        if (path->fill) {
            colours.push_back(*path->fill);
        }
        if (path->stroke) {
            colours.push_back(path->stroke->colour);
        }
        for (const Colour& colour : colours) {
            const Colour shown = over(colour, out.backdrop);
            if (const double found = contrast(shown, out.backdrop); found > out.contrast) {
                out.contrast = found;
                out.colour = shown;
            }
        }
    }
    return out;
}

/// The paths of the features of the layers in the map's body, by layer and class, then by feature: a feature with a
/// casing is in several groups.
using Features = std::map<std::string, std::map<std::size_t, std::vector<const scene::Path*>>>;

void collect_features(const scene::Group& group, Features& features) {
    for (const scene::Item& item : group.items) {
        const auto* child = std::get_if<Group>(&item);
        if (child == nullptr) {
            continue;
        }
        if ((*child)->role == scene::Role::layer) {
            collect_features(**child, features);
        } else if (group.role == scene::Role::layer && !(*child)->css_class.empty()) {
            collect_paths(**child, features[group.layer + " " + (*child)->css_class][(*child)->index]);
        }
    }
}

} // namespace

Samples sample_backdrops(scene::Scene& page, const text::Typesetter& typesetter) {
    std::vector<Lifted> texts;
    lift_texts(page.root, "", texts);
    const Pixels pixels(backend::rasterise(page, typesetter, pixels_per_mm));
    Samples samples;
    for (Lifted& text : texts) {
        if (auto taken = sample(std::move(text), pixels, typesetter)) {
            samples.texts.push_back(std::move(*taken));
        }
    }
    Features features;
    for (const scene::Item& item : page.root.items) {
        if (const auto* child = std::get_if<Group>(&item); child != nullptr && (*child)->role == scene::Role::map) {
            collect_features(**child, features);
        }
    }
    for (const auto& [key, each] : features) {
        std::vector<SymbolSample> all;
        for (const auto& [id, paths] : each) {
            if (auto taken = sample(paths, pixels)) {
                all.push_back(*taken);
            }
        }
        if (!all.empty()) {
            const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
            std::nth_element(all.begin(), middle, all.end(),
                             [](const auto& a, const auto& b) { return a.contrast < b.contrast; });
            samples.symbols[key] = *middle;
        }
    }
    return samples;
}

} // namespace conflictmap::inspect
