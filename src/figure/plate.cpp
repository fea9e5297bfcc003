#include "figure/plate.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace conflictmap::figure {
namespace {

constexpr double rim = 0.3; ///< mm, for the line of the frame
constexpr std::array<std::string_view, 5> told{"title", "key", "timeline", "as-of", "credits"};

struct Extent {
    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();
    void add(double from, double to) {
        top = std::min(top, from);
        bottom = std::max(bottom, to);
    }
};

void extend(Extent& extent, const scene::Group& group) {
    for (const scene::Item& item : group.items) {
        if (const auto* text = std::get_if<scene::Text>(&item)) {
            extent.add(text->at.y - text->font.size, text->at.y + text->font.size / 3);
        } else if (const auto* path = std::get_if<scene::Path>(&item)) {
            const double half = path->stroke ? path->stroke->width / 2 : 0;
            const scene::PageBox box = scene::bounds(path->outline);
            extent.add(box.min.y - half, box.max.y + half);
        } else {
            extend(extent, *std::get<std::unique_ptr<scene::Group>>(item));
        }
    }
}

} // namespace

std::optional<output::Plate> plate_of(const scene::Scene& scene) {
    const scene::Group* frame = nullptr;
    std::vector<const scene::Group*> bands;
    for (const scene::Item& item : scene.root.items) {
        const auto* group = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (group != nullptr && (*group)->id == "frame") {
            frame = group->get();
        } else if (group != nullptr && (*group)->css_class == "furniture" && !(*group)->items.empty()) {
            bands.push_back(group->get());
        }
    }
    if (frame == nullptr || frame->items.empty() || !std::holds_alternative<scene::Path>(frame->items.front())) {
        return std::nullopt;
    }
    const scene::PageBox box = scene::bounds(std::get<scene::Path>(frame->items.front()).outline);
    double top = box.min.y - rim;
    double bottom = box.max.y + rim;
    for (const scene::Group* band : bands) {
        Extent extent;
        extend(extent, *band);
        const bool is_told = std::find(told.begin(), told.end(), band->id) != told.end();
        // A told piece between the map and one that is not stays.
        if (!is_told && extent.bottom <= box.min.y) {
            top = std::min(top, extent.top - rim);
        } else if (!is_told) {
            bottom = std::max(bottom, extent.bottom + rim);
        }
    }
    return output::Plate{std::max(0.0, box.min.x - rim), std::max(0.0, top),
                         std::min(scene.width, box.max.x + rim) - std::max(0.0, box.min.x - rim),
                         std::min(scene.height, bottom) - std::max(0.0, top)};
}

} // namespace conflictmap::figure
