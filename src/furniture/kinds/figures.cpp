// Areas by unit and class: a divided bar and the figures, rounded to the precision of the data.
#include <algorithm>
#include <cmath>

#include "compose/figures.hpp"
#include "compose/used_fields.hpp"
#include "furniture/prepared.hpp"
#include "furniture/write.hpp"
#include "symbol/styled.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double figure_bar_height = 2.9;
constexpr double block_gap = 3.4;
constexpr double strip_gap = 5;
constexpr double rounding_km2 = 100; ///< the edges are accurate to a few kilometres

std::string km2_text(const Context& context, double km2) {
    return format_quantity(std::round(km2 / rounding_km2) * rounding_km2, 0, context.language);
}

std::string percent_text(double share) {
    return fmt::format("{:.0f}", 100 * share) + "%";
}

void draw_bar(scene::Group& group, const Context& context, const Figure& figure, const scene::PageBox& box) {
    group.items.push_back(scene::Path{
        scene::rectangle(box), style::colour_of(*context.style, style::ColourName{"bar-rest", {}}), std::nullopt, {}});
    double x = box.min.x;
    for (const FigureRow& row : figure.rows) {
        const double width = box.width() * row.km2 / figure.total_km2;
        style::ClassStyle look = row.style;
        look.stroke = std::vector<style::StrokeStyle>{};
        look.swatch = "area";
        scene::Group& part = group.add_group();
        part.css_class = symbol::class_name(row.style_class);
        draw_swatch(part, context, look, "area", {{x, box.min.y}, {x + width, box.max.y}});
        x += width;
    }
    const auto rim = style::class_style(*context.style, "swatch").style.stroke;
    if (rim && !rim->empty()) {
        group.items.push_back(scene::Path{scene::rectangle(box), std::nullopt,
                                          style::stroke_of(*context.style, rim->front()), "swatch stroke"});
    }
}

Block figure_block(const Context& context, const Figure& figure, double width) {
    Block block;
    style::Lookup& style = *context.style;
    const style::LabelStyle title = style::text_style(style, "figure-title");
    const style::LabelStyle strong = style::text_style(style, "figure-strong");
    const style::LabelStyle plain = style::text_style(style, "figure-text");
    double held = 0;
    for (const FigureRow& row : figure.rows) {
        held += row.km2;
    }
    double y = write_paragraph(block.group, context, figure.title, title, {0, 0}, width).height + 0.4;
    draw_bar(block.group, context, figure, {{0, y}, {width, y + figure_bar_height}});
    y += figure_bar_height + 0.5;
    std::map<std::string, std::string> values{{"share", percent_text(held / figure.total_km2)},
                                              {"km2", km2_text(context, held)},
                                              {"total", km2_text(context, figure.total_km2)}};
    const auto sentence = [&](const std::string& name) {
        return spec::expand_text(style::word(style, name, context.language), values);
    };
    y += write_paragraph(block.group, context, sentence("figure-share"), strong, {0, y}, width).height;
    y += write_paragraph(block.group, context, sentence("figure-total"), plain, {0, y}, width).height;
    for (const FigureRow& row : figure.rows) {
        values = {{"class", row.text},
                  {"km2", km2_text(context, row.km2)},
                  {"share", percent_text(row.km2 / figure.total_km2)}};
        y += write_paragraph(block.group, context, sentence("figure-row"), plain, {0, y}, width).height;
    }
    block.width = width;
    block.height = y;
    return block;
}

std::string class_text(const std::string& style_class, const std::string& language, style::Lookup& lookup) {
    const std::string own = "class." + style_class;
    const std::string named = style::word(lookup, own, language);
    return named != own ? named : in_language(style::class_style(lookup, style_class).style.legend, language);
}

std::unique_ptr<const Prepared> prepare_figures(const spec::FurnitureSpec& spec, const Source& from,
                                                Diagnostics& diagnostics) {
    if (!spec.of || !spec.measure) {
        diagnostics.error(spec.place, "figures", "figures need 'of' (the units) and 'measure' (a layer of this map)",
                          "for example figures: { of: areas/donbas, measure: control }");
        return nullptr;
    }
    const compose::Layer* measured = nullptr;
    for (const compose::Layer& layer : from.layers) {
        if (layer.spec.id == spec.measure->value) {
            measured = &layer;
        }
    }
    const auto& declared = from.workspace.layers;
    const bool unread = std::any_of(declared.begin(), declared.end(),
                                    [&](const auto& layer) { return layer.id == spec.measure->value; });
    if (measured == nullptr && unread) {
        return nullptr; // the reason has been reported
    }
    if (measured == nullptr) {
        diagnostics.error(spec.measure->place, "figures", fmt::format("no layer '{}' on this map", spec.measure->value),
                          "name the id of a layer with polygons");
        return nullptr;
    }
    const auto units =
        compose::read_named(*spec.of, spec.where ? spec.where->value : "",
                            compose::fields_of_units(from.workspace.language), from.workspace, from.reads, diagnostics);
    if (!units) {
        return nullptr;
    }
    auto prepared = std::make_unique<PreparedFigures>();
    for (const auto& unit : compose::measure(*measured, *units, from.workspace.language)) {
        Figure figure{unit.name, unit.km2, {}};
        for (const auto& part : unit.classes) {
            figure.rows.push_back({class_text(part.style_class, from.workspace.language, from.styles.lookup()),
                                   style::class_style(from.styles.lookup(), part.style_class).style, part.km2,
                                   part.style_class});
        }
        prepared->figures.push_back(std::move(figure));
    }
    return prepared;
}

/// Below the map: side by side across the page. On the map: one below the other.
Block draw_figures(const Context& context, const Piece& piece, double page_width, compose::Styles&, Diagnostics&) {
    const auto* prepared = dynamic_cast<const PreparedFigures*>(piece.prepared);
    if (prepared == nullptr) {
        return {};
    }
    const bool strip = piece.spec.at == "bottom";
    const auto count = static_cast<double>(std::max<std::size_t>(1, prepared->figures.size()));
    const double width =
        strip ? (page_width - strip_gap * (count - 1)) / count : piece.spec.width.value_or(Length{34}).mm;
    std::vector<Block> parts;
    for (const Figure& figure : prepared->figures) {
        parts.push_back(figure_block(context, figure, width));
    }
    return strip ? side_by_side(std::move(parts), strip_gap) : stacked(std::move(parts), block_gap);
}

} // namespace

const Kind& figures_kind() {
    static const Kind kind{
        .name = "figures",
        .about = "areas by unit and class, measured on the ellipsoid",
        .zone = Zone::map,
        .draw = draw_figures,
        .prepare = prepare_figures,
        .panel = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
