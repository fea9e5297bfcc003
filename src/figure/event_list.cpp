#include "figure/event_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "backend/xml.hpp"
#include "base/calendar.hpp"
#include "compose/places.hpp"

namespace conflictmap::figure {
namespace {

std::string date_text(const output::Event& event, bool within, const std::string& language, style::Lookup& lookup) {
    const auto start = parse_date(event.start.substr(0, 10));
    if (!start) {
        return event.start;
    }
    const auto end = parse_date(event.end.substr(0, 10));
    const std::string span = format_span(*start, end.value_or(*start), language);
    return within ? spec::expand_text(style::word(lookup, "day-not-known", language), {{"value", span}}) : span;
}

std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < list.size();) {
        const std::size_t comma = std::min(list.find(", ", from), list.size());
        parts.push_back(list.substr(from, comma - from));
        from = comma + 2;
    }
    return parts;
}

bool is_web_address(const std::string& url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

std::optional<output::Event> event_of(const source::Table& table, const source::Feature& row,
                                      const std::string& language, style::Lookup& lookup) {
    const auto field = [&](const std::string& name) { return source::to_text(source::value_of(table, row, name)); };
    const auto local = [&](const std::string& name) { return compose::local_field(table, row, name, language); };
    output::Event event;
    event.title = local("title");
    event.start = field("start");
    event.category = field("category");
    if (event.title.empty() || (event.start.empty() && event.category.empty())) {
        return std::nullopt;
    }
    event.id = field("id");
    event.number = field("number");
    event.text = local("text");
    event.place = local("place");
    event.end = field("end");
    event.date = date_text(event, field("dates") == "within", language, lookup);
    event.confidence = field("confidence");
    event.precision = field("precision");
    event.actors = parts_of(field("actors"));
    event.source = local("source_document");
    event.source = event.source.empty() ? field("source") : event.source;
    if (const std::string paragraph = field("source_paragraph"); !paragraph.empty()) {
        event.source += (event.source.empty() ? "¶\u00a0" : ", ¶\u00a0") + paragraph;
    }
    const std::string url = field("source_url");
    event.url = is_web_address(url) ? url : std::string();
    return event;
}

/// The ids of the groups that show features.
struct Shown {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_feature; ///< by layer and feature
    std::map<std::pair<std::string, scene::Role>, std::vector<std::string>> callouts;   ///< of any layer, by feature
};

void index_groups(const scene::Group& group, Shown& shown) {
    if (!group.id.empty() && !group.feature.empty()) {
        shown.by_feature[{group.layer, group.feature}].push_back(group.id);
        if (group.role != scene::Role::feature) {
            shown.callouts[{group.feature, group.role}].push_back(group.id);
        }
    }
    for (const scene::Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            index_groups(**child, shown);
        }
    }
}

/// Ids, as in the SVG, of the groups that show a feature: its own group, and its callout, badge and leader, even if
/// another layer of the same events has these.
std::vector<std::string> groups_of(const Shown& shown, const std::string& layer, const std::string& id,
                                   const std::string& prefix) {
    std::vector<std::string> names;
    const auto add = [&](const std::vector<std::string>& more) {
        for (const std::string& name : more) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    };
    if (const auto own = shown.by_feature.find({layer, id}); own != shown.by_feature.end()) {
        names = own->second;
    }
    for (const scene::Role role : {scene::Role::leader, scene::Role::callout, scene::Role::badge}) {
        if (const auto of_others = shown.callouts.find({id, role}); of_others != shown.callouts.end()) {
            add(of_others->second);
        }
    }
    for (std::string& name : names) {
        name = backend::xml_name(prefix + "-" + name);
    }
    return names;
}

std::string number_of(const output::Event& event, const layout::Page& page) {
    for (const layout::CalloutReport& callout : page.account.callouts) {
        if (callout.layer == event.layer && callout.feature == event.id && !callout.number.empty()) {
            return callout.number;
        }
    }
    return event.number;
}

/// Events, each listed once, no matter how many layers show it.
class Events {
public:
    std::vector<output::Event> all;

    void add(output::Event event) {
        const auto [known, is_new] = places_.try_emplace({event.id, event.title, event.start}, all.size());
        if (is_new) {
            all.push_back(std::move(event));
            return;
        }
        output::Event& same = all[known->second];
        if (same.layer.empty() || same.number.empty()) {
            same.layer = event.layer.empty() ? same.layer : event.layer;
            same.number = event.number;
        }
        for (const std::string& id : event.drawn) {
            if (std::find(same.drawn.begin(), same.drawn.end(), id) == same.drawn.end()) {
                same.drawn.push_back(id);
            }
        }
    }

private:
    std::map<std::array<std::string, 3>, std::size_t> places_;
};

void add_layer(Events& events, const compose::PlacedLayer& placed, const layout::MapContent& content,
               const layout::Page& page, const Shown& groups, style::Lookup& lookup) {
    const compose::Layer& layer = *placed.layer;
    std::set<const compose::ClassedFeature*> on_map;
    for (const auto& each : placed.features) {
        on_map.insert(each.feature);
    }
    for (const compose::ClassedFeature& feature : layer.features) {
        auto event = event_of(layer.table, layer.table.features[feature.row], content.workspace.language, lookup);
        if (!event) {
            continue;
        }
        const bool placeless = std::holds_alternative<std::monostate>(feature.geometry);
        event->layer = layer.spec.id;
        event->number = number_of(*event, page);
        const std::string id = event->id.empty() ? compose::feature_id(layer, feature) : event->id;
        event->drawn = groups_of(groups, layer.spec.id, id, page.scene.name);
        if (on_map.contains(&feature) || placeless || !event->drawn.empty()) {
            events.add(std::move(*event));
        }
    }
}

/// Events that furniture lists from sources of its own.
void add_listed(Events& events, const layout::MapContent& content, style::Lookup& lookup) {
    for (const layout::PreparedPiece& piece : content.furniture) {
        const source::Table* rows = piece.prepared ? piece.prepared->events() : nullptr;
        for (std::size_t i = 0; rows != nullptr && i < rows->features.size(); ++i) {
            if (auto event = event_of(*rows, rows->features[i], content.workspace.language, lookup)) {
                events.add(std::move(*event));
            }
        }
    }
}

} // namespace

std::vector<output::Event> event_list(const layout::MapContent& content, const compose::Body& body,
                                      const layout::Page& page, style::Lookup& lookup) {
    Shown groups;
    index_groups(page.scene.root, groups);
    Events events;
    for (const compose::PlacedLayer& placed : body.layers) {
        add_layer(events, placed, content, page, groups, lookup);
    }
    add_listed(events, content, lookup);
    std::stable_sort(events.all.begin(), events.all.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    return std::move(events.all);
}

} // namespace conflictmap::figure
