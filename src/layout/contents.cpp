#include "layout/contents.hpp"

#include <algorithm>
#include <set>

#include "compose/displace.hpp"

namespace conflictmap::layout {
namespace {

/// Joins the distinct texts: "a", "b" and "a" become "a; b", in order of first mention.
std::string joined_once(const std::vector<std::string>& parts) {
    std::string out;
    std::set<std::string> seen;
    for (const std::string& part : parts) {
        if (!part.empty() && seen.insert(part).second) {
            out += (out.empty() ? "" : "; ") + part;
        }
    }
    return out;
}

/// Whether the body draws one of the classes, or a class below it: "held.before-2022" is below "held".
bool draws_one_of(const compose::Body& body, const std::vector<std::string>& classes) {
    return std::any_of(body.classes.begin(), body.classes.end(), [&](const compose::DrawnClass& drawn) {
        return std::any_of(classes.begin(), classes.end(), [&](const std::string& name) {
            return drawn.name == name || drawn.name.starts_with(name + ".");
        });
    });
}

bool is_owed(const source::Disclaimer& disclaimer, const spec::MapSpec& map,
             const std::vector<const compose::Body*>& bodies) {
    const auto any = [&](const auto& condition) { return std::any_of(bodies.begin(), bodies.end(), condition); };
    const auto draws = [&](const auto* body) { return draws_one_of(*body, disclaimer.classes); };
    const auto shows = [&](const auto* body) { return body->window.extent.overlaps(*disclaimer.extent); };
    return (disclaimer.worldview.empty() || disclaimer.worldview == map.worldview.value) &&
           (disclaimer.classes.empty() || any(draws)) && (!disclaimer.extent || any(shows));
}

} // namespace

std::string legend_text(const compose::DrawnClass& drawn, const compose::Workspace& workspace, style::Lookup& lookup) {
    if (!drawn.layer->spec.in_legend) {
        return {};
    }
    const LocalText own = drawn.overlay ? style::class_style(lookup, drawn.name).style.legend : drawn.style.legend;
    const LocalText& text = drawn.overlay || drawn.layer->spec.legend.empty() ? own : drawn.layer->spec.legend;
    return spec::expand_text(in_language(text, workspace.language), workspace.variables);
}

std::vector<furniture::LegendRow> legend_rows(const std::vector<const compose::Body*>& bodies,
                                              const compose::Workspace& workspace, style::Lookup& lookup) {
    std::vector<furniture::LegendRow> rows;
    std::set<std::string> seen;
    for (const compose::Body* body : bodies) {
        for (const compose::DrawnClass& drawn : body->classes) {
            std::string text = legend_text(drawn, workspace, lookup);
            if (!text.empty() && seen.insert(text).second) {
                const auto& layer = drawn.layer->spec;
                const LocalText& heading = drawn.overlay ? layer.split->heading : layer.legend_heading;
                rows.push_back({drawn.name, std::move(text), drawn.style, drawn.kind,
                                drawn.style.legend_order.value_or(100),
                                spec::expand_text(in_language(heading, workspace.language), workspace.variables)});
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    return rows;
}

std::vector<std::string> credit_lines(const spec::MapSpec& map, const std::vector<const compose::Body*>& bodies,
                                      const compose::Workspace& workspace, style::Lookup& lookup) {
    std::vector<std::string> lines;
    const auto expand = [&](const std::string& text) { return spec::expand_text(text, workspace.variables); };
    if (!map.note.empty()) {
        lines.push_back(expand(in_language(map.note, workspace.language)));
    }
    std::vector<std::string> credits;
    for (const compose::Body* body : bodies) {
        for (const compose::PlacedLayer& placed : body->layers) {
            if (!placed.empty()) {
                credits.push_back(placed.layer->credit);
            }
        }
    }
    const std::string sources = joined_once(credits);
    const auto sentence = [&](const std::string& word, const std::string& value) {
        return spec::expand_text(style::word(lookup, word, workspace.language), {{"value", value}});
    };
    if (!sources.empty()) {
        lines.push_back(sentence("sources", sources));
    }
    if (!bodies.empty()) {
        const std::string& title = bodies.front()->window.projection->title();
        lines.push_back(sentence("projection", style::word(lookup, title, workspace.language)));
    }
    double displaced = 0;
    for (const compose::Body* body : bodies) {
        displaced = std::max(displaced, body->displaced);
    }
    if (displaced > compose::told_shift) {
        lines.push_back(sentence("displaced", format_quantity(std::ceil(displaced - 1e-6), 0, workspace.language)));
    }
    for (const source::Disclaimer& disclaimer : workspace.catalogue.region.disclaimers) {
        if (is_owed(disclaimer, map, bodies)) {
            lines.push_back(style::word(lookup, disclaimer.word, workspace.language));
        }
    }
    return lines;
}

std::vector<furniture::SizeKey> size_keys(const std::vector<const compose::Body*>& bodies,
                                          const compose::Workspace& workspace, style::Lookup& lookup) {
    std::vector<furniture::SizeKey> keys;
    for (const compose::Body* body : bodies) {
        for (const compose::PlacedLayer& placed : body->layers) {
            const auto& spec = placed.layer->spec;
            const auto own = style::class_style(lookup, spec.style_class.value).style;
            if (spec.size_heading.empty() || spec.size_by.empty() || !own.marker || placed.features.empty()) {
                continue;
            }
            const std::string heading =
                spec::expand_text(in_language(spec.size_heading, workspace.language), workspace.variables);
            auto key =
                std::find_if(keys.begin(), keys.end(), [&](const auto& each) { return each.heading == heading; });
            if (key == keys.end()) {
                key = keys.insert(keys.end(), {heading, *own.marker, 0});
            }
            for (const compose::PlacedFeature& feature : placed.features) {
                const auto& row = placed.layer->table.features[feature.feature->row];
                const auto value = source::to_number(source::value_of(placed.layer->table, row, spec.size_by));
                key->largest = std::max(key->largest, value.value_or(0));
            }
        }
    }
    return keys;
}

furniture::KeyEntry key_entry(const compose::Annotation& annotation) {
    return {annotation.number, annotation.title, annotation.text, annotation.reference};
}

furniture::MapScale measure_scale(const compose::Window& window) {
    furniture::MapScale measured;
    double smallest = 1e9;
    double largest = 0;
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const geom::Point<geom::Page> point{window.box.min.x + window.box.width() * i / steps,
                                                window.box.min.y + window.box.height() * j / steps};
            const auto place = window.projection->inverse(window.fit.to_plane(point));
            const auto scale = place ? window.projection->scale_at(*place) : std::nullopt;
            if (!scale) {
                measured.spread = 1; // part of the window is not on the Earth: there is no single scale
                continue;
            }
            smallest = std::min(smallest, *scale);
            largest = std::max(largest, *scale);
            if (2 * i == steps && 2 * j == steps) {
                measured.mm_per_km = window.fit.mm_per_metre * 1000 * *scale;
                measured.north_angle = window.projection->north_angle_at(*place).value_or(0);
            }
        }
    }
    measured.spread = std::max(measured.spread, largest > 0 ? largest / smallest - 1 : 1);
    return measured;
}

} // namespace conflictmap::layout
