#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "inspect/explanation.hpp"

namespace conflictmap::inspect {
namespace {

using Row = std::vector<std::string>;

/// Columns two spaces apart. `numbers`: how many columns after the first are aligned to the right.
std::string table(const std::vector<Row>& rows, std::size_t numbers = 0) {
    std::vector<std::size_t> column_widths;
    for (const Row& row : rows) {
        column_widths.resize(std::max(column_widths.size(), row.size()), 0);
        for (std::size_t i = 0; i < row.size(); ++i) {
            column_widths[i] = std::max(column_widths[i], count_characters(row[i]));
        }
    }
    std::string out;
    for (const Row& row : rows) {
        std::string line = " ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(column_widths[i] - count_characters(row[i]), ' ');
            const bool right = i > 0 && i <= numbers;
            line += (i == 0 ? " " : "  ") + (right ? pad + row[i] : row[i] + pad);
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string clashes_text(const std::vector<Clash>& clashes) {
    std::string out;
    for (const Clash& clash : clashes) {
        out += fmt::format("  ! {} and {}\n", clash.a, clash.b);
    }
    return out;
}

std::string layers_text(const layout::Page& page) {
    std::vector<Row> rows{{"layer", "declared", "drawn", "outside", "filtered", "rejected"}};
    for (const compose::LayerReport& layer : page.account.layers) {
        const source::Ledger& ledger = layer.ledger;
        Row row{layer.id};
        for (const auto count : {ledger.declared, ledger.drawn, ledger.outside, ledger.filtered, ledger.rejected}) {
            row.push_back(std::to_string(count));
        }
        std::vector<std::string> reasons;
        for (const auto& [reason, count] : ledger.reasons) {
            reasons.push_back(fmt::format("{} {}", count, reason));
        }
        row.push_back(fmt::format("{}", fmt::join(reasons, "; ")));
        rows.push_back(std::move(row));
    }
    return "Layers, by rows of their sources\n" + table(rows, 5);
}

std::string labels_text(const layout::Page& page, const Explanation& explanation) {
    std::string out = fmt::format("Labels: {} placed, {} left out, {}\n", explanation.labels.size(),
                                  page.account.dropped_labels.size(),
                                  counted(explanation.label_overlaps.size(), "overlap", "overlaps"));
    std::vector<Row> rows;
    for (const layout::LabelReport& drop : page.account.dropped_labels) {
        rows.push_back({drop.layer, drop.text, drop.reason});
    }
    return out + table(rows) + clashes_text(explanation.label_overlaps);
}

std::string callouts_text(const Explanation& explanation) {
    if (explanation.callouts.empty()) {
        return {};
    }
    const auto placed = std::count_if(explanation.callouts.begin(), explanation.callouts.end(),
                                      [](const auto& callout) { return callout.form == "callout"; });
    std::string out = fmt::format("Subjects: {} as callouts, {} in the key, {}, {}\n", placed,
                                  static_cast<std::ptrdiff_t>(explanation.callouts.size()) - placed,
                                  counted(explanation.crossings.size(), "crossing", "crossings"),
                                  counted(explanation.callout_overlaps.size(), "overlap", "overlaps"));
    std::vector<Row> rows;
    for (const ExplainedCallout& callout : explanation.callouts) {
        rows.push_back({callout.report.number, callout.report.title, callout.form, callout.report.reason});
    }
    return out + table(rows) + clashes_text(explanation.callout_overlaps) + clashes_text(explanation.crossings) + "\n";
}

std::string furniture_text(const Explanation& explanation) {
    std::string out = fmt::format("Furniture: {}, {}\n", counted(explanation.furniture.size(), "piece", "pieces"),
                                  counted(explanation.furniture_overlaps.size(), "overlap", "overlaps"));
    std::vector<Row> rows{{"mm", "left", "top", "right", "bottom"}};
    for (const ExplainedFurniture& piece : explanation.furniture) {
        const auto& box = piece.box;
        rows.push_back({piece.kind, fmt::format("{:.1f}", box.min.x), fmt::format("{:.1f}", box.min.y),
                        fmt::format("{:.1f}", box.max.x), fmt::format("{:.1f}", box.max.y)});
    }
    return out + table(rows, 4) + clashes_text(explanation.furniture_overlaps);
}

std::string classes_text(const layout::Page& page) {
    std::vector<Row> rows{{"class", "layer", "drawn as", "by the style's rules", "in the legend"}};
    for (const layout::ClassReport& each : page.account.classes) {
        const auto row = std::find_if(page.account.legend.begin(), page.account.legend.end(),
                                      [&](const auto& legend) { return legend.style_class == each.name; });
        rows.push_back({each.name, each.layer, each.kind,
                        fmt::format("{}{}", fmt::join(each.rules, " < "), each.own_look ? " < look" : ""),
                        row == page.account.legend.end() ? "" : row->text});
    }
    return "Classes, the top layer first\n" + table(rows);
}

} // namespace

std::string explanation_text(const layout::Page& page, const Explanation& explanation) {
    const double scale = page.facts.mm_per_km > 0 ? 1e6 / page.facts.mm_per_km : 0;
    std::string out = fmt::format("{}: {}\n", page.scene.name, page.scene.title);
    out += table({{"page", fmt::format("{:.4g} x {:.4g} mm", page.scene.width, page.scene.height)},
                  {"scale", fmt::format("about 1:{:.0f} at the middle", std::round(scale / 1000) * 1000)},
                  {"projection", page.facts.projection},
                  {"style", page.facts.style},
                  {"worldview", page.facts.worldview},
                  {"language", page.scene.language},
                  {"at", page.facts.at.empty() ? "no day" : page.facts.at}});
    return out + "\n" + layers_text(page) + "\n" + labels_text(page, explanation) + "\n" + callouts_text(explanation) +
           furniture_text(explanation) + "\n" + classes_text(page);
}

} // namespace conflictmap::inspect
