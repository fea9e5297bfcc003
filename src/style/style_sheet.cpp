#include "style/style_sheet.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/units.hpp"

namespace conflictmap::style {
namespace {

/// A longer chain of `extends` is treated as a circle.
constexpr std::size_t longest_chain = 8;

template <class T> void lay_over(std::optional<T>& lower, const std::optional<T>& upper) {
    if (upper) {
        lower = upper;
    }
}

void lay_over(std::string& lower, const std::string& upper) {
    if (!upper.empty()) {
        lower = upper;
    }
}

MarkerStyle merged_marker(MarkerStyle lower, const MarkerStyle& upper) {
    lay_over(lower.shape, upper.shape);
    lay_over(lower.symbol, upper.symbol);
    lay_over(lower.size, upper.size);
    lay_over(lower.fill, upper.fill);
    lay_over(lower.stroke, upper.stroke);
    lay_over(lower.dot, upper.dot);
    lay_over(lower.dot_colour, upper.dot_colour);
    lay_over(lower.full_value, upper.full_value);
    lay_over(lower.hatch, upper.hatch);
    lay_over(lower.ring, upper.ring);
    lay_over(lower.cross, upper.cross);
    return lower;
}

void check_colour(const StyleSheet& sheet, const std::optional<ColourName>& name, Diagnostics& diagnostics) {
    if (!name || parse_colour(name->value) || sheet.palette.contains(name->value)) {
        return;
    }
    std::vector<std::string> names;
    for (const auto& [known, unused] : sheet.palette) {
        names.push_back(known);
    }
    const std::string close = nearest(name->value, names);
    diagnostics.error(name->place, "unknown-colour", fmt::format("'{}' is not a colour", name->value),
                      close.empty() || name->value.starts_with('#')
                          ? "write #rrggbb, or a colour of the style's palette"
                          : fmt::format("did you mean '{}'?", close));
}

void check_label(const StyleSheet& sheet, const LabelStyle& label, Diagnostics& diagnostics) {
    check_colour(sheet, label.colour, diagnostics);
    check_colour(sheet, label.halo, diagnostics);
}

void check_marker(const StyleSheet& sheet, const MarkerStyle& marker, Diagnostics& diagnostics) {
    if (marker.symbol && marker.symbol->value != "none" && !sheet.symbols.contains(marker.symbol->value)) {
        std::vector<std::string> names;
        for (const auto& [known, unused] : sheet.symbols) {
            names.push_back(known);
        }
        const std::string close = nearest(marker.symbol->value, names);
        diagnostics.error(marker.symbol->place, "unknown-symbol",
                          fmt::format("the style has no symbol '{}'", marker.symbol->value),
                          close.empty() ? "see `conflictmap list symbols`; put your own into symbols/ beside the style"
                                        : fmt::format("did you mean '{}'?", close));
    }
    check_colour(sheet, marker.dot_colour, diagnostics);
    if (marker.fill) {
        check_colour(sheet, marker.fill->colour, diagnostics);
    }
    if (marker.hatch) {
        check_colour(sheet, marker.hatch->stroke.colour, diagnostics);
    }
    for (const auto& stroke : {marker.stroke, marker.ring, marker.cross}) {
        if (stroke) {
            check_colour(sheet, stroke->colour, diagnostics);
        }
    }
}

void check_sheet(const StyleSheet& sheet, const Node& root, Diagnostics& diagnostics) {
    if (const Node* palette = root.find("palette"); palette != nullptr && palette->is_map()) {
        for (const auto& [key, value] : palette->entries) {
            if (value.is_scalar() && !parse_colour(value.scalar)) {
                diagnostics.error(value.place, "wrong-colour", fmt::format("'{}' is not a colour", value.scalar),
                                  "write it as \"#rrggbb\", in quotes");
            }
        }
    }
    for (const auto& [name, style] : sheet.classes) {
        check_colours(sheet, style, diagnostics);
    }
    for (const auto& [name, label] : sheet.text) {
        check_label(sheet, label, diagnostics);
    }
}

/// A value as it was written, ignoring the notation.
std::string written_of(const Node& node) {
    if (node.is_map()) {
        std::string text = "{";
        for (const auto& [key, value] : node.entries) {
            text += fmt::format("\"{}\":{},", key.name, written_of(value));
        }
        return text + "}";
    }
    if (node.is_list()) {
        std::string text = "[";
        for (const Node& item : node.items) {
            text += written_of(item) + ",";
        }
        return text + "]";
    }
    return fmt::format("\"{}\"", node.scalar);
}

void note_written(const Node& root, std::map<std::string, std::string>& written) {
    for (const auto& [section, entries] : root.entries) {
        for (const auto& [name, value] : entries.entries) {
            written[section.name + "." + name.name] += written_of(value) + "\n";
        }
    }
}

} // namespace

std::optional<StyleSheet> read_style(const StyleFile& file, const std::function<StyleFile(const std::string&)>& find,
                                     Diagnostics& diagnostics) {
    // The chain is read from the style to its last base, then merged in the other direction.
    std::vector<Node> chain;
    std::vector<StyleFile> files;
    for (StyleFile next = file; !next.path.empty();) {
        if (files.size() == longest_chain) {
            diagnostics.error({next.path.string(), 0, 0}, "extends", "the styles extend each other in a circle",
                              "remove one 'extends'");
            return std::nullopt;
        }
        const auto text = read_bytes(next.path, yaml_max_bytes + 1, next.roots);
        if (!text) {
            diagnostics.error({next.path.string(), 0, 0}, "style-missing", "the style cannot be read",
                              "see `conflictmap list styles`");
            return std::nullopt;
        }
        auto root = parse_yaml(*text, next.path.string(), diagnostics);
        if (!root) {
            return std::nullopt;
        }
        files.push_back(next);
        const Node* base = root->find("extends");
        next = base != nullptr && base->is_scalar() ? find(base->scalar) : StyleFile();
        chain.push_back(std::move(*root));
    }
    StyleSheet sheet;
    const auto read_symbols = [&](const StyleFile& of) {
        for (auto& [name, picture] : read_pictures(of.path.parent_path() / "symbols", of.roots, diagnostics)) {
            sheet.symbols.insert_or_assign(name, std::move(picture));
        }
    };
    const auto before = diagnostics.all().size();
    for (auto of = files.rbegin(); of != files.rend(); ++of) {
        read_symbols(*of);
    }
    for (auto root = chain.rbegin(); root != chain.rend(); ++root) {
        StyleSheet::record().read(*root, sheet, diagnostics);
        check_sheet(sheet, *root, diagnostics);
        note_written(*root, sheet.written);
    }
    for (const StyleFile& each : files) {
        sheet.files.push_back(each.path);
    }
    return diagnostics.all().size() == before ? std::optional(std::move(sheet)) : std::nullopt;
}

LabelStyle merged(const LabelStyle& lower, const LabelStyle& upper) {
    LabelStyle label = lower;
    lay_over(label.family, upper.family);
    lay_over(label.size, upper.size);
    lay_over(label.weight, upper.weight);
    lay_over(label.italic, upper.italic);
    lay_over(label.capitals, upper.capitals);
    lay_over(label.spacing, upper.spacing);
    lay_over(label.colour, upper.colour);
    lay_over(label.halo, upper.halo);
    lay_over(label.halo_width, upper.halo_width);
    lay_over(label.rank, upper.rank);
    lay_over(label.place, upper.place);
    lay_over(label.wrap, upper.wrap);
    lay_over(label.offset, upper.offset);
    lay_over(label.curve, upper.curve);
    lay_over(label.repeat, upper.repeat);
    return label;
}

ClassStyle merged(const ClassStyle& lower, const ClassStyle& upper) {
    ClassStyle style = lower;
    if (!upper.legend.empty()) {
        style.legend = upper.legend;
    }
    lay_over(style.legend_order, upper.legend_order);
    lay_over(style.swatch, upper.swatch);
    lay_over(style.fill, upper.fill);
    lay_over(style.hatch, upper.hatch);
    lay_over(style.stroke, upper.stroke);
    lay_over(style.teeth, upper.teeth);
    lay_over(style.arrow, upper.arrow);
    lay_over(style.soft, upper.soft);
    if (upper.marker) {
        style.marker = lower.marker ? merged_marker(*lower.marker, *upper.marker) : *upper.marker;
    }
    if (upper.label) {
        style.label = lower.label ? merged(*lower.label, *upper.label) : *upper.label;
    }
    lay_over(style.context, upper.context);
    if (upper.label_detail) {
        style.label_detail =
            lower.label_detail ? merged(*lower.label_detail, *upper.label_detail) : *upper.label_detail;
    }
    lay_over(style.obstacle, upper.obstacle);
    return style;
}

Font font_of(const LabelStyle& style) {
    Font font;
    if (!style.family.empty()) {
        font.family = style.family;
    }
    font.size = style.size.value_or(Length{7 * mm_per_pt}).mm;
    font.weight = style.weight == "bold"       ? Weight::bold
                  : style.weight == "semibold" ? Weight::semibold
                                               : Weight::regular;
    font.italic = style.italic.value_or(false);
    font.spacing = style.spacing.value_or(Length{0}).mm;
    return font;
}

void check_colours(const StyleSheet& sheet, const ClassStyle& style, Diagnostics& diagnostics) {
    if (style.fill) {
        check_colour(sheet, style.fill->colour, diagnostics);
    }
    if (style.hatch) {
        check_colour(sheet, style.hatch->stroke.colour, diagnostics);
    }
    if (style.stroke) {
        for (const StrokeStyle& stroke : *style.stroke) {
            check_colour(sheet, stroke.colour, diagnostics);
        }
    }
    if (style.teeth) {
        check_colour(sheet, style.teeth->colour, diagnostics);
    }
    if (style.arrow) {
        check_colour(sheet, style.arrow->colour, diagnostics);
    }
    if (style.soft) {
        check_colour(sheet, style.soft->colour, diagnostics);
    }
    if (style.marker) {
        check_marker(sheet, *style.marker, diagnostics);
    }
    if (style.label) {
        check_label(sheet, *style.label, diagnostics);
    }
    if (style.label_detail) {
        check_label(sheet, *style.label_detail, diagnostics);
    }
}

std::vector<std::string> class_names(const StyleSheet& sheet) {
    std::vector<std::string> names;
    for (const auto& [name, unused] : sheet.classes) {
        names.push_back(name);
    }
    return names;
}

} // namespace conflictmap::style
