// Samples of classes for the legend: drawn with the same symbolizers as the map.
#include <algorithm>

#include "furniture/write.hpp"
#include "symbol/styled.hpp"
#include "symbol/teeth.hpp"

namespace conflictmap::furniture {
namespace {

void area_swatch(scene::Group& group, const Context& context, const style::ClassStyle& style,
                 const scene::PageBox& box) {
    const scene::Outline outline = scene::rectangle(box);
    if (style.soft) {
        // Faded inside the box, with a rim as wide as its height allows.
        symbol::Soft soft = symbol::soft_of(*context.style, *style.soft);
        soft.width = std::min(soft.width, box.height() / 2);
        const scene::PageBox middle = box.grown(-soft.width / 2);
        const geom::Polygons<geom::Page> area{
            {{{middle.min, {middle.max.x, middle.min.y}, middle.max, {middle.min.x, middle.max.y}, middle.min}, {}}}};
        for (scene::Path& path : symbol::soft_area(area, soft)) {
            group.items.emplace_back(std::move(path));
        }
    }
    if (style.fill) {
        group.items.push_back(scene::Path{outline, symbol::fill_of(*context.style, *style.fill), std::nullopt, "fill"});
    }
    if (style.hatch) {
        group.items.push_back(std::make_unique<scene::Group>(
            symbol::hatch_group(symbol::hatch_of(*context.style, *style.hatch), outline)));
    }
    if (style.stroke && !style.stroke->empty()) {
        for (std::size_t i = 0; i < style.stroke->size(); ++i) {
            group.items.push_back(scene::Path{outline, std::nullopt,
                                              style::stroke_of(*context.style, (*style.stroke)[i]),
                                              symbol::stroke_part(i, style.stroke->size())});
        }
    } else if (!style.soft) {
        const auto frame = style::class_style(*context.style, "swatch").style;
        if (frame.stroke && !frame.stroke->empty()) {
            group.items.push_back(scene::Path{
                outline, std::nullopt, style::stroke_of(*context.style, frame.stroke->front()), "swatch stroke"});
        }
    }
}

void line_swatch(scene::Group& group, const Context& context, const style::ClassStyle& style,
                 const scene::PageBox& box) {
    const double y = box.centre().y;
    const geom::Line<geom::Page> line{{box.min.x, y}, {box.max.x, y}};
    if (style.arrow) {
        const std::size_t passes = std::max<std::size_t>(style.stroke ? style.stroke->size() : 0, 1);
        for (std::size_t pass = 0; pass < passes; ++pass) {
            for (scene::Path& path : symbol::arrow_paths(*context.style, style, {{line}}, pass, passes)) {
                group.items.emplace_back(std::move(path));
            }
        }
        return;
    }
    scene::Outline outline;
    outline.move_to(line.front());
    outline.line_to(line.back());
    if (style.stroke) {
        for (std::size_t i = 0; i < style.stroke->size(); ++i) {
            Stroke stroke = style::stroke_of(*context.style, (*style.stroke)[i]);
            stroke.cap = Cap::butt;
            group.items.push_back(
                scene::Path{outline, std::nullopt, stroke, symbol::stroke_part(i, style.stroke->size())});
        }
    }
    if (style.teeth) {
        const auto& look = *style.teeth;
        group.items.push_back(scene::Path{symbol::teeth_along({{line}}, {look.height.mm, look.width.mm, look.gap.mm}),
                                          style::colour_of(*context.style, look.colour), std::nullopt, "teeth"});
    }
}

} // namespace

void draw_class(scene::Group& group, style::Lookup& lookup, const std::string& style_class,
                const scene::Outline& outline) {
    const auto look = style::class_style(lookup, style_class).style;
    const std::string name = symbol::class_name(style_class);
    if (look.fill) {
        group.items.push_back(scene::Path{outline, symbol::fill_of(lookup, *look.fill), std::nullopt, name + " fill"});
    }
    const auto strokes = look.stroke.value_or(std::vector<style::StrokeStyle>{});
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        group.items.push_back(scene::Path{outline, std::nullopt, style::stroke_of(lookup, strokes[i]),
                                          name + " " + symbol::stroke_part(i, strokes.size())});
    }
}

void draw_swatch(scene::Group& group, const Context& context, const style::ClassStyle& style, const std::string& kind,
                 const scene::PageBox& box) {
    const std::string& shape = style.swatch.empty() ? kind : style.swatch;
    if (shape == "line") {
        line_swatch(group, context, style, box);
    } else if (shape == "point" && style.marker) {
        symbol::Marker marker = symbol::marker_of(*context.style, *style.marker, std::nullopt);
        marker.size = std::min(marker.size, box.height());
        symbol::draw_marker(group, marker, box.centre());
    } else {
        area_swatch(group, context, style, box);
    }
}

} // namespace conflictmap::furniture
