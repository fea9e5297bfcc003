#include "source/event.hpp"

#include <algorithm>

namespace conflictmap {
namespace {

Schema text_schema(std::string pattern = {}) {
    Schema schema = Codec<std::string>::schema();
    schema.pattern = std::move(pattern);
    return schema;
}

/// In data, a number is not a text, as in JSON.
bool is_text(const Node& node) {
    return node.is_scalar() && node.quoted;
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n\v\f") == std::string::npos;
}

/// A character that is not blank for is_blank(). A schema's "\S" may exclude more characters.
constexpr const char* something = "[^ \\t\\r\\n\\u000b\\f]";

void warn_of_no_source(const Place& place, Diagnostics& diagnostics) {
    diagnostics.warning(place, "no-source", "an event without a source", "set 'source' to a document or a url");
}

struct SourceParts {
    source::EventName document;
    source::EventName paragraph;
    source::EventName url;
};

const Record<SourceParts>& source_parts() {
    static const auto declared = Record<SourceParts>("the source of an event")
                                     .field("document", &SourceParts::document, "the document that reports it")
                                     .field("paragraph", &SourceParts::paragraph, "where in the document")
                                     .field("url", &SourceParts::url, "where to read it: http:// or https://")
                                     .of_data();
    return declared;
}

} // namespace

void Codec<source::EventText>::read(const Node& node, source::EventText& value, Diagnostics& diagnostics) {
    if (is_text(node)) {
        value.text = plain_text(node.scalar);
        return;
    }
    if (!node.is_map()) {
        report_wrong(node, "a text, or one text per language such as { \"en\": \"…\" }", diagnostics);
        return;
    }
    for (const auto& [key, child] : node.entries) {
        if (!is_language_code(key.name)) {
            diagnostics.error(key.place, "unknown-language", fmt::format("'{}' is not a language code", key.name),
                              "use a code of two or three letters such as en or uk");
        } else if (is_text(child)) {
            value.text.by_language[key.name] = child.scalar;
        } else if (child.kind != Node::Kind::null) {
            report_wrong(child, "a text", diagnostics);
        }
    }
}
Schema Codec<source::EventText>::schema() {
    Schema by_language;
    by_language.type = "object";
    by_language.open = true;
    by_language.key_pattern = "^[a-z]{2,3}$";
    by_language.items = {text_schema()};
    by_language.items.front().also = {"null"};
    Schema schema;
    schema.any_of = {text_schema(), by_language};
    return schema;
}

void Codec<source::EventDay>::read(const Node& node, source::EventDay& value, Diagnostics& diagnostics) {
    const std::string& text = node.scalar;
    const bool ends_there = text.size() == 10 || (text.size() > 10 && (text[10] == 'T' || text[10] == ' '));
    value.day = is_text(node) && ends_there ? parse_date(text.substr(0, 10)) : std::nullopt;
    if (!value.day) {
        report_wrong(node, "a date such as 2025-03-18", diagnostics);
    }
}
Schema Codec<source::EventDay>::schema() {
    std::string pattern = Codec<Date>::schema().pattern;
    pattern.back() = '('; // instead of the end of the text
    return text_schema(pattern + "[T ]|$)");
}

void Codec<source::EventCategory>::read(const Node& node, source::EventCategory& value, Diagnostics& diagnostics) {
    if (!is_text(node)) {
        report_wrong(node, "a text", diagnostics);
        return;
    }
    value.name = node.scalar;
    const auto& known = source::event_categories;
    if (std::find(known.begin(), known.end(), value.name) == known.end()) {
        const std::string close = nearest(value.name, known);
        diagnostics.warning(node.place, "unknown-category", fmt::format("unknown category '{}'", value.name),
                            close.empty() ? fmt::format("one of: {}; or add a class 'event.{}' to the style",
                                                        fmt::join(known, ", "), value.name)
                                          : fmt::format("did you mean '{}'?", close));
    }
}
Schema Codec<source::EventCategory>::schema() {
    Schema schema = text_schema();
    schema.choices = source::event_categories;
    return schema;
}

void Codec<source::EventName>::read(const Node& node, source::EventName& value, Diagnostics& diagnostics) {
    if (!node.is_scalar() || (!node.quoted && (node.scalar == "true" || node.scalar == "false"))) {
        report_wrong(node, "a text or a number", diagnostics);
        return;
    }
    value.text = node.scalar;
}
Schema Codec<source::EventName>::schema() {
    Schema schema = text_schema();
    schema.also = {"number"};
    return schema;
}

void Codec<source::EventSource>::read(const Node& node, source::EventSource& value, Diagnostics& diagnostics) {
    if (is_text(node)) {
        value.document = node.scalar;
    } else if (node.is_map()) {
        SourceParts parts;
        source_parts().read(node, parts, diagnostics);
        value = {parts.document.text, parts.paragraph.text, parts.url.text};
    } else {
        report_wrong(node, "a text, or { \"document\", \"paragraph\", \"url\" }", diagnostics);
        return;
    }
    if (is_blank(value.document) && is_blank(value.url)) {
        warn_of_no_source(node.place, diagnostics);
    }
}
Schema Codec<source::EventSource>::schema() {
    Schema schema;
    schema.any_of = {text_schema(something)};
    for (const std::string name : {"document", "url"}) {
        Schema parts = source_parts().schema();
        parts.required = {name};
        Schema& said = parts.property(name);
        said.also = {"number"};
        said.pattern = something;
        schema.any_of.push_back(std::move(parts));
    }
    return schema;
}

void Codec<source::Event>::read(const Node& node, source::Event& value, Diagnostics& diagnostics) {
    source::Event::record().read(node, value, diagnostics);
    if (!node.is_map()) {
        return;
    }
    if (const Node* told = node.find("source"); told == nullptr || told->kind == Node::Kind::null) {
        warn_of_no_source(told == nullptr ? node.place : told->place, diagnostics);
    }
    const auto& start = value.start.value.day;
    const auto& end = value.end.value.day;
    if (start && end && *end < *start) {
        diagnostics.error(value.end.place, "ends-before-start",
                          fmt::format("the event ends on {}, before it starts on {}", to_iso(*end), to_iso(*start)),
                          "swap the two, or correct one; leave out 'end' for a single day");
    }
}
Schema Codec<source::Event>::schema() {
    Schema schema = source::Event::record().schema();
    Schema& from = schema.property("source");
    from.any_of.pop_back(); // null
    schema.required.emplace_back("source");
    return schema;
}

namespace source {

const Record<Event>& Event::record() {
    static const auto declared =
        Record<Event>("an event")
            .field("id", &Event::id, "identifier of the event, unique in its layer")
            .field("start", &Event::start, "the day it happened, or its first day")
            .field("end", &Event::end, "its last day")
            .field("place", &Event::place, "where it happened, as one text or one per language")
            .field("category", &Event::category, "what it is: refines the class with `class-by: category`")
            .field("title", &Event::title, "a few words, as one text or one per language")
            .field("text", &Event::text, "one or two sentences, as one text or one per language")
            .field("source", &Event::source, "where the information comes from")
            .field("confidence", &Event::confidence, "how certain it is", Need::optional, event_confidences)
            .field("precision", &Event::precision, "how precisely its place is known", Need::optional, event_precisions)
            .field("actors", &Event::actors, "who took part")
            .of_data();
    return declared;
}

Schema event_layer_schema() {
    Schema type;
    type.type = "string";
    Schema geometry;
    geometry.type = "object";
    geometry.also = {"null"};
    geometry.open = true;
    geometry.help = "where it is drawn; null: nowhere";
    Schema feature;
    feature.type = "object";
    feature.open = true;
    feature.properties = {{"type", type}, {"properties", Codec<Event>::schema()}, {"geometry", geometry}};
    feature.property("type").choices = {"Feature"};
    feature.required = {"type", "properties", "geometry"};
    Schema features;
    features.type = "array";
    features.items = {std::move(feature)};
    Schema layer;
    layer.type = "object";
    layer.open = true;
    layer.properties = {{"type", type}, {"features", std::move(features)}};
    layer.property("type").choices = {"FeatureCollection"};
    layer.required = {"type", "features"};
    return layer;
}

} // namespace source
} // namespace conflictmap
