#include "app/bands.hpp"

#include <algorithm>

#include "app/contents.hpp"
#include "scene/transform.hpp"

namespace conflictmap::app {
namespace {

using furniture::Block;
using furniture::Zone;

constexpr double smallest_map = 15; ///< mm
constexpr int most_band_rounds = 4;

/// The date belongs to the credits: no gap between them.
double gap_after(const spec::FurnitureSpec& spec, double gap) {
    return spec.kind == "as-of" ? 0 : gap;
}

Band draw_band(const spec::MapSpec& map, Zone zone, furniture::Context& context, double width, double gap) {
    Band band;
    for (const spec::FurnitureSpec& spec : map.furniture) {
        if (zone_of(spec) != zone) {
            continue;
        }
        Block block = furniture::find_kind(spec.kind)->draw(context, spec, width);
        if (!block.empty()) {
            band.height += block.height + (band.blocks.empty() ? 0 : gap_after(*band.blocks.back().first, gap));
            band.blocks.emplace_back(&spec, std::move(block));
        }
    }
    return band;
}

void set_band(Band& band, scene::Group& root, double left, double top, double gap) {
    for (auto& [spec, block] : band.blocks) {
        scene::translate(block.group, left, top);
        block.group.id = spec->kind;
        block.group.css_class = "furniture";
        top += block.height + gap_after(*spec, gap);
        root.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
}

double margin_of(const Work& work) {
    return style::space(work.workspace.style, "page-margin", 5);
}

double gap_of(const Work& work) {
    return style::space(work.workspace.style, "band-gap", 2.4);
}

bool same_rows(const std::vector<furniture::LegendRow>& a, const std::vector<furniture::LegendRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.text == y.text; });
}

} // namespace

furniture::Zone zone_of(const spec::FurnitureSpec& spec) {
    if (spec.at == "bottom") {
        return Zone::bottom;
    }
    return spec.at.empty() ? furniture::find_kind(spec.kind)->zone : Zone::map;
}

std::optional<Bands> settle_frame(Work& work, const spec::PageSize& page, Diagnostics& diagnostics) {
    const double margin = margin_of(work);
    const double gap = gap_of(work);
    const double width = page.width - 2 * margin;
    Bands bands;
    for (int round = 0; round < most_band_rounds; ++round) {
        bands.top = draw_band(work.map, Zone::top, work.context, width, gap);
        bands.bottom = draw_band(work.map, Zone::bottom, work.context, width, gap);
        const double top = margin + bands.top.height + (bands.top.height > 0 ? gap : 0);
        const double bottom = page.height - margin - bands.bottom.height - (bands.bottom.height > 0 ? gap : 0);
        if (bottom - top < smallest_map || width < smallest_map) {
            diagnostics.error(
                work.map.size.empty() ? work.map.map.place : work.map.size.front().place, "page-too-small",
                fmt::format("the page leaves {:.0f} by {:.0f} mm for the map", width, std::max(0.0, bottom - top)),
                "make the page larger, or leave out furniture");
            return std::nullopt;
        }
        work.body = compose::make_body(work.layers, work.view, {{margin, top}, {page.width - margin, bottom}},
                                       work.styles, diagnostics);
        if (diagnostics.has_errors()) {
            return std::nullopt;
        }
        auto legend = legend_rows(bodies_of(work), work.workspace);
        auto credits = credit_lines(work.map, bodies_of(work), work.workspace);
        const bool settled = same_rows(legend, work.context.legend) && credits == work.context.credits;
        work.context.legend = std::move(legend);
        work.context.sizes = size_keys(bodies_of(work), work.workspace);
        work.context.credits = std::move(credits);
        if (settled) {
            break;
        }
    }
    return bands;
}

void set_bands(Bands& bands, const Work& work, scene::Group& root) {
    const double margin = margin_of(work);
    const double gap = gap_of(work);
    set_band(bands.top, root, margin, margin, gap);
    set_band(bands.bottom, root, margin, work.body.window.box.max.y + gap, gap);
}

} // namespace conflictmap::app
