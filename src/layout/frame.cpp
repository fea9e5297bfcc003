#include "layout/frame.hpp"

#include <algorithm>

#include "layout/contents.hpp"
#include "scene/transform.hpp"

namespace conflictmap::layout {
namespace {

using furniture::Block;
using furniture::Zone;

constexpr double smallest_map = 15; ///< mm

double gap_after(const spec::FurnitureSpec& spec, double gap) {
    return furniture::find_kind(spec.kind)->joins_next ? 0 : gap;
}

Strip draw_strip(const MapContent& content, const LayoutState& state, Zone zone, double width, double gap,
                 compose::Styles& styles, Diagnostics& diagnostics) {
    const furniture::Context context = context_of(content, state, nullptr, styles.lookup());
    Strip strip;
    for (const spec::FurnitureSpec& spec : content.map.furniture) {
        if (zone_of(spec, state) != zone) {
            continue;
        }
        Block block = draw_piece(spec, content, state, context, width, styles, diagnostics);
        if (!block.empty()) {
            strip.height += block.height + (strip.blocks.empty() ? 0 : gap_after(*strip.blocks.back().first, gap));
            strip.blocks.emplace_back(&spec, std::move(block));
        }
    }
    return strip;
}

void add_strip(Strip& strip, scene::Group& page, double left, double top, double gap) {
    for (auto& [spec, block] : strip.blocks) {
        scene::translate(block.group, left, top);
        block.group.role = scene::Role::furniture;
        block.group.kind = block.group.id = spec->kind;
        block.group.css_class = "furniture";
        top += block.height + gap_after(*spec, gap);
        page.items.push_back(std::make_unique<scene::Group>(std::move(block.group)));
    }
}

double margin_of(style::Lookup& lookup) {
    return style::space(lookup, "page-margin", 5);
}

double gap_of(style::Lookup& lookup) {
    return style::space(lookup, "band-gap", 2.4);
}

bool same_rows(const std::vector<furniture::LegendRow>& a, const std::vector<furniture::LegendRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.text == y.text; });
}

/// One attempt: the header and footer of `state`, the map in the remaining frame, and the state that follows from this.
FrameResult frame_of(const MapContent& content, const LayoutState& state, compose::Styles& styles) {
    FrameResult result;
    result.next = state;
    const double margin = margin_of(styles.lookup());
    const double gap = gap_of(styles.lookup());
    const double width = content.page.width - 2 * margin;
    Framed framed;
    framed.header = draw_strip(content, state, Zone::top, width, gap, styles, result.diagnostics);
    framed.footer = draw_strip(content, state, Zone::bottom, width, gap, styles, result.diagnostics);
    const double top = margin + framed.header.height + (framed.header.height > 0 ? gap : 0);
    const double bottom = content.page.height - margin - framed.footer.height - (framed.footer.height > 0 ? gap : 0);
    if (bottom - top < smallest_map || width < smallest_map) {
        const spec::MapSpec& map = content.map;
        result.diagnostics.error(
            map.size.empty() ? map.map.place : map.size.front().place, "page-too-small",
            fmt::format("the page leaves {:.0f} by {:.0f} mm for the map", width, std::max(0.0, bottom - top)),
            "make the page larger, or leave out furniture");
        return result;
    }
    framed.body =
        compose::make_body(content.projected, content.view, {{margin, top}, {content.page.width - margin, bottom}},
                           styles, result.diagnostics);
    if (result.diagnostics.has_errors()) {
        return result;
    }
    const auto bodies = bodies_of(framed.body, content);
    result.next.legend = legend_rows(bodies, content.workspace, styles.lookup());
    result.next.sizes = size_keys(bodies, content.workspace, styles.lookup());
    result.next.credits = credit_lines(content.map, bodies, content.workspace, styles.lookup());
    result.next.scale = measure_scale(framed.body.window);
    result.settled = same_rows(result.next.legend, state.legend) && result.next.credits == state.credits;
    result.framed = std::move(framed);
    return result;
}

} // namespace

FrameResult settle_frame(const MapContent& content, const LayoutState& state, compose::Styles& styles) {
    FrameResult result = frame_of(content, state, styles);
    for (int round = 1; round < frame_rounds && result.framed && !result.settled; ++round) {
        result = frame_of(content, LayoutState(result.next), styles);
    }
    return result;
}

void add_header_and_footer(Framed& framed, style::Lookup& lookup, scene::Group& page) {
    const double margin = margin_of(lookup);
    const double gap = gap_of(lookup);
    add_strip(framed.header, page, margin, margin, gap);
    add_strip(framed.footer, page, margin, framed.body.window.box.max.y + gap, gap);
}

} // namespace conflictmap::layout
