// Dated events along an axis, with a numbered text for each below it. Days are cells, since events have a day but no
// hour. A span is dashed if the event happened on one unknown day within it.
#include <algorithm>
#include <map>

#include "base/calendar.hpp"
#include "base/language.hpp"
#include "compose/used_fields.hpp"
#include "furniture/prepared.hpp"
#include "furniture/timeline_axis.hpp"
#include "furniture/write.hpp"
#include "scene/transform.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double badge_gap = 0.6;
constexpr double span_bar_height = 3.6;
constexpr double bar_gap = 0.9;
constexpr double above_axis = 1.2; ///< mm between the axis and what is drawn on it
constexpr double card_width = 30;
constexpr double card_gap = 4;
constexpr double card_row_gap = 2.6;
constexpr double below_axis = 3;

bool is_span(const TimelineEvent& event) {
    return event.end && *event.end > event.start;
}

/// The places of the badges of the events in one cell: rows from the axis upwards, centred, in order.
std::vector<scene::PagePoint> cell_places(std::size_t count, double cell, double radius, double floor) {
    const double step = 2 * radius + badge_gap;
    const auto in_row = std::max<std::size_t>(1, static_cast<std::size_t>((cell - badge_gap) / step));
    std::vector<scene::PagePoint> places;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = i / in_row;
        const std::size_t in_this = std::min(in_row, count - row * in_row);
        const double x = (static_cast<double>(i % in_row) - (static_cast<double>(in_this) - 1) / 2) * step;
        places.push_back({x, floor - radius - static_cast<double>(row) * step});
    }
    return places;
}

/// The rows of the spans above the badges, chosen so that no span covers another. By event; 0 is the lowest row.
std::vector<int> span_rows(const std::vector<TimelineEvent>& events) {
    std::vector<int> rows(events.size(), -1);
    std::vector<Date> ends;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!is_span(events[i])) {
            continue;
        }
        const auto free =
            std::find_if(ends.begin(), ends.end(), [&](const Date& end) { return end < events[i].start; });
        rows[i] = static_cast<int>(free - ends.begin());
        if (free == ends.end()) {
            ends.push_back(*events[i].end);
        } else {
            *free = *events[i].end;
        }
    }
    return rows;
}

void draw_span(scene::Group& group, const Context& context, const TimelineEvent& event, const TimelineAxis& axis,
               double top) {
    const double left = axis.cell(event.start).first;
    const double right = axis.cell(*event.end).second;
    const bool goes_on = day_number(*event.end) > axis.last;
    const double tip = goes_on ? span_bar_height / 2 : 0;
    scene::Outline bar;
    bar.move_to({left, top});
    bar.line_to({right - tip, top});
    if (goes_on) {
        bar.line_to({right, top + span_bar_height / 2});
    }
    bar.line_to({right - tip, top + span_bar_height});
    bar.line_to({left, top + span_bar_height});
    bar.close();
    draw_class(group, *context.style, event.within ? "timeline-span.within" : "timeline-span", bar);
    const double radius = badge_radius(context);
    const double x = event.within ? (left + right) / 2 : left + span_bar_height / 2;
    draw_badge(group, context, event.number, {x, top + span_bar_height / 2});
    if (goes_on) {
        const style::LabelStyle text = style::text_style(*context.style, "timeline");
        const std::string until = spec::expand_text(style::word(*context.style, "until", context.language),
                                                    {{"value", format_date(*event.end, context.language)}});
        const double room = right - tip - x - radius - 2;
        if (width_of(context, until, text) <= room) {
            write_line(group, context, until, text,
                       {x + radius + 0.8, top + span_bar_height / 2 - line_height(text) / 2 + baseline(text)});
        }
    }
}

/// Draws badges and spans on the axis; returns their height above it.
double draw_events(scene::Group& group, const Context& context, const std::vector<TimelineEvent>& events,
                   const TimelineAxis& axis) {
    const double radius = badge_radius(context);
    std::map<int, std::vector<const TimelineEvent*>> by_cell;
    for (const TimelineEvent& event : events) {
        if (!is_span(event)) {
            by_cell[axis.cell_number(event.start)].push_back(&event);
        }
    }
    double top = -above_axis;
    for (const auto& [cell, inside] : by_cell) {
        const auto [left, right] = axis.cell(inside.front()->start);
        const auto places = cell_places(inside.size(), right - left, radius, -above_axis);
        for (std::size_t i = 0; i < inside.size(); ++i) {
            draw_badge(group, context, inside[i]->number, {(left + right) / 2 + places[i].x, places[i].y});
            top = std::min(top, places[i].y - radius);
        }
    }
    const auto rows = span_rows(events);
    double highest = top;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (rows[i] >= 0) {
            const double y = top - (rows[i] + 1) * (span_bar_height + bar_gap);
            draw_span(group, context, events[i], axis, y);
            highest = std::min(highest, y);
        }
    }
    return -highest;
}

/// The texts of a key have halos for use on a map; here they are on the page.
void drop_halos(scene::Group& group) {
    for (scene::Item& item : group.items) {
        if (auto* text = std::get_if<scene::Text>(&item)) {
            text->halo.width = 0;
        } else if (auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            drop_halos(**child);
        }
    }
}

Block cards(const Context& context, const std::vector<TimelineEvent>& events, double width) {
    const int columns = std::max(1, static_cast<int>((width + card_gap) / (card_width + card_gap)));
    const int rows = (static_cast<int>(events.size()) + columns - 1) / columns;
    const int used = std::max(1, (static_cast<int>(events.size()) + rows - 1) / std::max(rows, 1));
    const double each = (width - (used - 1) * card_gap) / used;
    std::vector<Block> parts;
    for (int row = 0; row < rows; ++row) {
        std::vector<Block> line;
        for (int i = row * used; i < std::min((row + 1) * used, static_cast<int>(events.size())); ++i) {
            const TimelineEvent& event = events[static_cast<std::size_t>(i)];
            Block card = key_block(context, {event.number, event.title, event.text, event.reference, event.when}, each);
            card.width = each;
            line.push_back(std::move(card));
        }
        parts.push_back(side_by_side(std::move(line), card_gap));
    }
    return stacked(std::move(parts), card_row_gap);
}

std::string when_text(const TimelineEvent& event, const std::string& language, style::Lookup& lookup) {
    const std::string span = format_span(event.start, event.end.value_or(event.start), language);
    return event.within ? spec::expand_text(style::word(lookup, "day-not-known", language), {{"value", span}}) : span;
}

std::vector<TimelineEvent> events_of(const source::Table& table, const Place& place,
                                     const compose::Workspace& workspace, style::Lookup& lookup,
                                     Diagnostics& diagnostics) {
    std::vector<TimelineEvent> events;
    std::size_t count = 0;
    for (const source::Feature& row : table.features) {
        const auto field = [&](const std::string& name) { return source::to_text(source::value_of(table, row, name)); };
        ++count;
        TimelineEvent event;
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
        event.when = when_text(event, workspace.language, lookup);
        events.push_back(std::move(event));
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    return events;
}

std::unique_ptr<const Prepared> prepare_timeline(const spec::FurnitureSpec& spec, const Source& from,
                                                 Diagnostics& diagnostics) {
    if (!spec.of) {
        diagnostics.error(spec.place, "timeline", "a timeline needs 'of': a layer of this map, or a source of events",
                          "for example timeline: { of: events/call-2025-03-18 }");
        return nullptr;
    }
    auto prepared = std::make_unique<PreparedTimeline>();
    for (const compose::Layer& layer : from.layers) {
        if (layer.spec.id == spec.of->value) {
            prepared->shown = events_of(layer.table, spec.of->place, from.workspace, from.styles.lookup(), diagnostics);
            return prepared;
        }
    }
    prepared->own_rows = compose::read_named(*spec.of, spec.where ? spec.where->value : "",
                                             compose::fields_of_events(from.workspace.language), from.workspace,
                                             from.reads, diagnostics);
    if (prepared->own_rows) {
        prepared->shown =
            events_of(*prepared->own_rows, spec.of->place, from.workspace, from.styles.lookup(), diagnostics);
    }
    return prepared;
}

Block draw_timeline(const Context& context, const Piece& piece, double width, compose::Styles&, Diagnostics&) {
    const auto* prepared = dynamic_cast<const PreparedTimeline*>(piece.prepared);
    if (prepared == nullptr || prepared->shown.empty()) {
        return {};
    }
    const std::vector<TimelineEvent>& events = prepared->shown;
    const TimelineAxis axis = make_axis(events, piece.spec.from, piece.spec.to, width);
    Block strip;
    const double above = draw_events(strip.group, context, events, axis);
    strip.height = draw_axis(strip.group, context, events, axis) + above;
    strip.width = width;
    scene::translate(strip.group, 0, above);
    std::vector<Block> parts;
    parts.push_back(std::move(strip));
    parts.push_back(cards(context, events, width));
    drop_halos(parts.back().group);
    return stacked(std::move(parts), below_axis);
}

} // namespace

const Kind& timeline_kind() {
    static const Kind kind{
        .name = "timeline",
        .about = "events by date along an axis, with their texts",
        .zone = Zone::bottom,
        .draw = draw_timeline,
        .prepare = prepare_timeline,
        .lists_events = true,
        .on_page_as_text = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
