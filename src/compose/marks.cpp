#include "compose/marks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/deadline.hpp"
#include "base/threads.hpp"
#include "compose/event_layers.hpp"
#include "source/event_check.hpp"

namespace conflictmap::compose {
namespace {

constexpr std::size_t chunk = 4096; // between two looks at the deadline

scene::PagePoint on_page(const PlacedMarks& marks, std::size_t i) {
    const auto& [x, y] = marks.projected->offsets[i];
    const auto& origin = marks.projected->origin;
    return marks.fit.to_page({origin.x + x, origin.y + y});
}

/// Calls `visit(centre, class index)` for each mark in the window.
template <class Visit> void for_each_inside(const PlacedMarks& marks, const Visit& visit) {
    const auto& classes = marks.layer->points.class_of;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (i % chunk == 0) {
            check_deadline();
        }
        const scene::PagePoint at = on_page(marks, i);
        if (marks.box.contains(at)) { // false for NaN
            visit(at, classes[i]);
        }
    }
}

} // namespace

std::optional<source::MarksRequest> marks_request(const spec::LayerSpec& layer, const std::string& class_field) {
    const bool named = layer.label || !layer.label_text.empty() || !layer.annotate.empty() || !layer.places.all.empty();
    const bool cut = layer.clip || layer.erase || layer.split || layer.displace;
    if (named || cut || layer.data || layer.profile || !layer.size_by.empty()) {
        return std::nullopt;
    }
    source::MarksRequest request;
    request.class_field = class_field;
    if (may_hold_events(layer)) {
        request.not_with = source::fields_that_make_events(); // their list, and its checks, need the rows
    }
    return request;
}

void classify_marks(LayerMarks& marks, source::Marks points,
                    const std::function<std::string(const std::string&)>& class_of) {
    marks.points = std::move(points);
    for (const std::string& text : marks.points.classes) {
        marks.style_classes.push_back(class_of(text));
    }
}

ProjectedMarks project_marks(const LayerMarks& marks, const View& view, const projection::LonlatBox& extent) {
    ProjectedMarks projected;
    projected.origin = view.extent.empty() ? projection::PlanePoint{} : view.extent.centre();
    const auto& places = marks.points.at;
    projected.offsets.resize(places.size());
    in_threads((places.size() + chunk - 1) / chunk, [&](std::size_t nth) {
        check_deadline();
        geom::Points<geom::Lonlat> some;
        std::size_t at = nth * chunk;
        for (std::size_t k = at; k < std::min(places.size(), at + chunk); ++k) {
            some.points.push_back(source::degrees_of(places[k]));
        }
        const auto on_plane = projection::projected(some, view.projection, extent);
        for (const auto& point : std::get<geom::Points<geom::Projected>>(on_plane).points) {
            projected.offsets[at++] = {static_cast<float>(point.plane.x - projected.origin.x),
                                       static_cast<float>(point.plane.y - projected.origin.y)};
        }
    });
    return projected;
}

PlacedMarks place_marks(const ProjectedLayer& projected, const Window& window, Styles& styles, source::Ledger& ledger,
                        Diagnostics& diagnostics) {
    const LayerMarks& marks = projected.layer->marks;
    if (marks.points.empty()) {
        return {};
    }
    PlacedMarks placed{&marks, &projected.marks, window.fit, window.box, {}, {}, 0};
    placed.counts.resize(marks.style_classes.size());
    for_each_inside(placed, [&](scene::PagePoint, std::uint16_t c) { ++placed.counts[c]; });
    std::size_t inside = 0;
    for (std::size_t c = 0; c < placed.counts.size(); ++c) {
        inside += placed.counts[c];
        const style::ClassStyle& style = styles.of(*projected.layer, marks.style_classes[c], diagnostics);
        const bool drawn = placed.counts[c] > 0 && style.marker && style.marker->shape != "none";
        placed.styles.push_back(drawn ? &style : nullptr);
        if (drawn) {
            placed.radius = std::max(
                placed.radius, symbol::marker_radius(symbol::marker_of(styles.lookup(), *style.marker, std::nullopt)));
        }
    }
    ledger.drawn += static_cast<std::int64_t>(inside);
    ledger.outside += static_cast<std::int64_t>(marks.points.size() - inside);
    return inside == 0 ? PlacedMarks{} : placed;
}

std::vector<std::pair<std::string, const style::ClassStyle*>> classes_of(const PlacedMarks& marks) {
    std::vector<std::pair<std::string, const style::ClassStyle*>> classes;
    for (std::size_t c = 0; c < marks.styles.size(); ++c) {
        if (marks.styles[c] != nullptr) {
            classes.emplace_back(marks.layer->style_classes[c], marks.styles[c]);
        }
    }
    return classes;
}

void for_each_mark(const PlacedMarks& marks, const std::function<void(scene::PagePoint)>& visit) {
    if (!marks.empty()) {
        for_each_inside(marks, [&](scene::PagePoint at, std::uint16_t c) {
            if (marks.styles[c] != nullptr) {
                visit(at);
            }
        });
    }
}

std::unique_ptr<scene::Marks> draw_marks(const PlacedMarks& marks, style::Lookup& lookup) {
    if (marks.empty()) {
        return nullptr;
    }
    auto drawn = std::make_unique<scene::Marks>();
    constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();
    std::vector<std::uint16_t> symbols(marks.styles.size(), none);
    std::size_t count = 0;
    for (std::size_t c = 0; c < marks.styles.size(); ++c) {
        if (marks.styles[c] == nullptr) {
            continue;
        }
        symbols[c] = static_cast<std::uint16_t>(drawn->symbols.size());
        count += marks.counts[c];
        scene::Group& symbol = drawn->symbols.emplace_back();
        symbol.css_class = symbol::class_name(marks.layer->style_classes[c]);
        symbol::draw_marker(symbol, symbol::marker_of(lookup, *marks.styles[c]->marker, std::nullopt), {0, 0});
    }
    if (count == 0) {
        return nullptr;
    }
    drawn->at.reserve(count);
    drawn->symbol_of.reserve(count);
    for_each_inside(marks, [&](scene::PagePoint at, std::uint16_t c) {
        if (symbols[c] != none) {
            drawn->at.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
            drawn->symbol_of.push_back(symbols[c]);
        }
    });
    return drawn;
}

} // namespace conflictmap::compose
