#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "inspect/explanation.hpp"

namespace conflictmap::inspect {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double mm) {
    return std::round(mm * 100) / 100;
}

/// [left, top, right, bottom] in mm; null if there is no box.
Json box_json(const scene::PageBox& box) {
    return box.empty() ? Json() : Json{rounded(box.min.x), rounded(box.min.y), rounded(box.max.x), rounded(box.max.y)};
}

Json layers_json(const layout::Page& page) {
    Json layers = Json::array();
    for (const compose::LayerReport& layer : page.account.layers) {
        const source::Ledger& ledger = layer.ledger;
        layers.push_back({{"id", layer.id},
                          {"declared", ledger.declared},
                          {"drawn", ledger.drawn},
                          {"outside", ledger.outside},
                          {"filtered", ledger.filtered},
                          {"rejected", ledger.rejected},
                          {"reasons", Json::object()}});
        for (const auto& [reason, rows] : ledger.reasons) {
            layers.back()["reasons"][reason] = rows;
        }
    }
    return layers;
}

Json labels_json(const layout::Page& page, const Explanation& explanation) {
    Json labels{{"placed", explanation.labels.size()},
                {"overlaps", explanation.label_overlaps.size()},
                {"dropped", Json::array()},
                {"places", Json::array()}};
    for (const layout::LabelReport& drop : page.account.dropped_labels) {
        labels["dropped"].push_back(
            {{"layer", drop.layer}, {"feature", drop.feature}, {"text", drop.text}, {"reason", drop.reason}});
    }
    for (const ExplainedLabel& label : explanation.labels) {
        labels["places"].push_back({{"layer", label.report.layer},
                                    {"feature", label.report.feature},
                                    {"text", label.report.text},
                                    {"box", box_json(label.box)}});
    }
    return labels;
}

Json callouts_json(const Explanation& explanation) {
    std::size_t placed = 0;
    Json places = Json::array();
    for (const ExplainedCallout& callout : explanation.callouts) {
        placed += callout.form == "callout" ? 1 : 0;
        Json place{{"layer", callout.report.layer},
                   {"feature", callout.report.feature},
                   {"number", callout.report.number},
                   {"title", callout.report.title},
                   {"form", callout.form},
                   {"in_key", callout.report.in_key},
                   {"leader", callout.leader},
                   {"box", box_json(callout.box)}};
        if (!callout.report.reason.empty()) {
            place["reason"] = callout.report.reason;
        }
        places.push_back(std::move(place));
    }
    return {{"placed", placed},
            {"crossings", explanation.crossings.size()},
            {"overlaps", explanation.callout_overlaps.size()},
            {"in_key", explanation.callouts.size() - placed},
            {"places", std::move(places)}};
}

Json clashes_json(const Explanation& explanation) {
    Json clashes = Json::array();
    for (const auto* group : {&explanation.label_overlaps, &explanation.callout_overlaps,
                              &explanation.furniture_overlaps, &explanation.crossings}) {
        for (const Clash& clash : *group) {
            clashes.push_back({clash.a, clash.b});
        }
    }
    return clashes;
}

Json furniture_json(const Explanation& explanation) {
    Json furniture{{"placed", explanation.furniture.size()},
                   {"overlaps", explanation.furniture_overlaps.size()},
                   {"places", Json::array()}};
    for (const ExplainedFurniture& piece : explanation.furniture) {
        furniture["places"].push_back({{"kind", piece.kind}, {"box", box_json(piece.box)}});
    }
    return furniture;
}

} // namespace

std::string explanation_json(const layout::Page& page, const Explanation& explanation) {
    Json legend = Json::array();
    for (const layout::LegendReport& row : page.account.legend) {
        legend.push_back({{"class", row.style_class}, {"text", row.text}});
    }
    Json drawn = Json::array();
    Json rules = Json::array();
    std::set<std::string> seen;
    for (const layout::ClassReport& each : page.account.classes) {
        if (seen.insert(each.name).second) {
            drawn.push_back(each.name);
        }
        rules.push_back({{"class", each.name},
                         {"layer", each.layer},
                         {"kind", each.kind},
                         {"rules", each.rules},
                         {"look", each.own_look}});
    }
    const Json json{{"map", page.scene.name},
                    {"title", page.scene.title},
                    {"language", page.scene.language},
                    {"at", page.facts.at},
                    {"worldview", page.facts.worldview},
                    {"style", page.facts.style},
                    {"page", {{"width", rounded(page.scene.width)}, {"height", rounded(page.scene.height)}}},
                    {"projection", page.facts.projection},
                    {"mm_per_km", std::round(page.facts.mm_per_km * 1e6) / 1e6},
                    {"layers", layers_json(page)},
                    {"labels", labels_json(page, explanation)},
                    {"callouts", callouts_json(explanation)},
                    {"furniture", furniture_json(explanation)},
                    {"clashes", clashes_json(explanation)},
                    {"legend", std::move(legend)},
                    {"classes_drawn", std::move(drawn)},
                    {"styled", std::move(rules)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace conflictmap::inspect
