#include "layout/timeline.hpp"

#include <algorithm>

#include "base/calendar.hpp"

namespace conflictmap::layout {
namespace {

std::string when_text(const furniture::TimelineEvent& event, const compose::Workspace& workspace) {
    const std::string span = format_span(event.start, event.end.value_or(event.start), workspace.language);
    return event.within
               ? spec::expand_text(style::word(workspace.style, "day-not-known", workspace.language), {{"value", span}})
               : span;
}

std::vector<furniture::TimelineEvent> events_of(const source::Table& table, const Place& place,
                                                const compose::Workspace& workspace, Diagnostics& diagnostics) {
    std::vector<furniture::TimelineEvent> events;
    std::size_t count = 0;
    for (const source::Feature& row : table.features) {
        const auto field = [&](const std::string& name) { return source::to_text(source::value_of(table, row, name)); };
        ++count;
        furniture::TimelineEvent event;
        const auto start = parse_date(field("start").substr(0, 10));
        if (!start) {
            diagnostics.error(place, "timeline-start",
                              fmt::format("event '{}' has no day in 'start'",
                                          field("id").empty() ? std::to_string(count) : field("id")),
                              "write it as 2025-03-18, or map another field to 'start'");
            continue;
        }
        event.start = *start;
        event.end = parse_date(field("end").substr(0, 10));
        event.within = field("dates") == "within";
        event.number = field("number").empty() ? std::to_string(count) : field("number");
        event.title = compose::local_field(table, row, "title", workspace.language);
        event.text = compose::local_field(table, row, "text", workspace.language);
        if (const std::string paragraph = field("source_paragraph"); !paragraph.empty()) {
            event.reference = "¶\u00a0" + paragraph;
        }
        event.when = when_text(event, workspace);
        events.push_back(std::move(event));
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    return events;
}

} // namespace

std::vector<furniture::TimelineEvent> timeline_of(const spec::FurnitureSpec& spec,
                                                  const std::vector<compose::Layer>& layers,
                                                  const compose::Workspace& workspace, Diagnostics& diagnostics) {
    if (!spec.of) {
        diagnostics.error(spec.place, "timeline", "a timeline needs 'of': a layer of this map, or a source of events",
                          "for example timeline: { of: events/call-2025-03-18 }");
        return {};
    }
    for (const compose::Layer& layer : layers) {
        if (layer.spec.id == spec.of->value) {
            return events_of(layer.table, spec.of->place, workspace, diagnostics);
        }
    }
    const auto table = compose::read_named(*spec.of, spec.where ? spec.where->value : "", workspace, diagnostics);
    return table ? events_of(*table, spec.of->place, workspace, diagnostics) : std::vector<furniture::TimelineEvent>{};
}

} // namespace conflictmap::layout
