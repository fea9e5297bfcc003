#pragma once
// A row of an event layer. It is declared once, for checking events and for the JSON Schema. GeoJSON nests the fields;
// tables have columns with names joined by "_" instead (title_en, source_document).
#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"

namespace conflictmap::source {

/// The categories that the styles or the project's own events use. A style may have more.
inline const std::vector<std::string> event_categories{"strike",   "energy",  "talks",     "exchange", "ceasefire",
                                                       "invasion", "order",   "statement", "port",     "refinery",
                                                       "nuclear",  "thermal", "hydro",     "subject",  "place"};
inline const std::vector<std::string> event_confidences{"confirmed", "reported", "claimed", "disputed"};
inline const std::vector<std::string> event_precisions{"exact", "settlement", "district", "region", "country", "none"};

/// A text, or texts by language, some of which may be null.
struct EventText {
    LocalText text;
};
/// A day, or a time, of which only the day is used.
struct EventDay {
    std::optional<Date> day;
};
/// One of `event_categories`; any other causes only a warning, because a style may define its own.
struct EventCategory {
    std::string name;
};
/// The identifier of a row, as a text or a number.
struct EventName {
    std::string text;
};
/// The source of an event: a single text, or document, paragraph and url.
struct EventSource {
    std::string document;
    std::string paragraph;
    std::string url;
};

struct Event {
    Placed<EventName> id;
    Placed<EventDay> start;
    Placed<EventDay> end;
    EventText place;
    EventCategory category;
    EventText title;
    EventText text;
    std::optional<EventSource> source;
    std::string confidence;
    std::string precision;
    OneOrMany<std::string> actors;
    static const Record<Event>& record();
};

/// The shape of a whole GeoJSON file of events.
Schema event_layer_schema();

} // namespace conflictmap::source

namespace conflictmap {

#define CONFLICTMAP_EVENT_CODEC(Type)                                                                                  \
    template <> struct Codec<source::Type> {                                                                           \
        static void read(const Node& node, source::Type& value, Diagnostics& diagnostics);                             \
        static Schema schema();                                                                                        \
    }
CONFLICTMAP_EVENT_CODEC(EventText);
CONFLICTMAP_EVENT_CODEC(EventDay);
CONFLICTMAP_EVENT_CODEC(EventCategory);
CONFLICTMAP_EVENT_CODEC(EventName);
CONFLICTMAP_EVENT_CODEC(EventSource);
/// In addition to the fields, checks that an event does not end before it starts, and warns about an event without a
/// source.
CONFLICTMAP_EVENT_CODEC(Event);
#undef CONFLICTMAP_EVENT_CODEC

} // namespace conflictmap
