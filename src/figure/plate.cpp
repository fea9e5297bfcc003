#include "figure/plate.hpp"

#include <algorithm>

#include "furniture/furniture.hpp"
#include "scene/bounds.hpp"

namespace conflictmap::figure {
namespace {

constexpr double rim = 0.3; ///< mm, for the line around the frame

bool is_text(const scene::Group& piece) {
    const furniture::Kind* kind = furniture::find_kind(piece.kind);
    return kind != nullptr && kind->on_page_as_text;
}

} // namespace

std::optional<output::Plate> plate_of(const scene::Scene& scene) {
    scene::PageBox frame;
    std::vector<const scene::Group*> bands;
    for (const scene::Item& item : scene.root.items) {
        const auto* group = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (group != nullptr && (*group)->role == scene::Role::frame) {
            frame = scene::bounds(**group);
        } else if (group != nullptr && (*group)->role == scene::Role::furniture) {
            bands.push_back(group->get());
        }
    }
    if (frame.empty()) {
        return std::nullopt;
    }
    double top = frame.min.y - rim;
    double bottom = frame.max.y + rim;
    for (const scene::Group* band : bands) {
        const scene::PageBox box = scene::outer_bounds(*band);
        // A piece that the page has as text stays if it is between the map and a piece that stays.
        if (box.empty() || is_text(*band)) {
            continue;
        }
        if (box.max.y <= frame.min.y) {
            top = std::min(top, box.min.y - rim);
        } else {
            bottom = std::max(bottom, box.max.y + rim);
        }
    }
    return output::Plate{std::max(0.0, frame.min.x - rim), std::max(0.0, top),
                         std::min(scene.width, frame.max.x + rim) - std::max(0.0, frame.min.x - rim),
                         std::min(scene.height, bottom) - std::max(0.0, top)};
}

} // namespace conflictmap::figure
