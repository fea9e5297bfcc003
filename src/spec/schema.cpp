// Adds to the schemas of records what reading checks beyond the records. A schema cannot express rules that depend on
// data, styles, lengths in different units, or the order of numbers.
#include "spec/map_spec.hpp"

namespace conflictmap {
namespace {

constexpr const char* name_pattern = "^[a-z0-9-]{1,64}$"; // of maps and layers

Schema number(double least, double most) {
    Schema schema = Codec<double>::schema();
    schema.least = least;
    schema.most = most;
    return schema;
}

Schema lonlat() {
    Schema schema;
    schema.type = "array";
    schema.items = {Codec<double>::schema(), number(-90, 90)};
    schema.fewest = 2;
    return schema;
}

/// Gives a property another shape; its help stays.
void reshape(Schema& property, Schema shape) {
    shape.help = property.help;
    property = std::move(shape);
}

/// An object that may also have other keys.
Schema besides() {
    Schema schema;
    schema.type = "object";
    schema.open = true;
    return schema;
}

/// A layer whose places have none of these keys.
Schema places_without(const std::vector<std::string>& keys) {
    Schema never;
    never.never = true;
    Schema place = besides();
    for (const std::string& key : keys) {
        place.properties.emplace_back(key, never);
    }
    Schema places = besides();
    places.items = {std::move(place)};
    Schema layer = besides();
    layer.properties.emplace_back("places", std::move(places));
    return layer;
}

} // namespace

Schema Codec<spec::ViewSpec>::schema() {
    Schema schema = spec::ViewSpec::record().schema();
    schema.one_of_keys = {"around", "bbox", "centre"};
    schema.needs = {{"centre", "width"}};
    Schema bbox;
    bbox.type = "array";
    bbox.items = {number(-360, 360), number(-90, 90), number(-360, 360), number(-90, 90)};
    bbox.fewest = bbox.items.size();
    reshape(schema.property("bbox"), std::move(bbox));
    reshape(schema.property("centre"), lonlat());
    schema.property("width").pattern = "^[-+.0-9eE]+ *km";
    schema.property("margin").pattern = "^ *\\+?[.0-9][-+.0-9eE]* *% *$"; // 0 or more
    return schema;
}

Schema Codec<spec::RingsSpec>::schema() {
    Schema schema = spec::RingsSpec::record().schema();
    schema.any_of_keys = {"around", "centre"};
    reshape(schema.property("centre"), lonlat());
    schema.property("km").items = {number(0, 20000)};
    return schema;
}

Schema Codec<spec::GraticuleSpec>::schema() {
    Schema schema = spec::GraticuleSpec::record().schema();
    schema.property("step").items = {number(0.01, 90)};
    schema.property("step").longest = 2;
    return schema;
}

Schema Codec<spec::LayerSpec>::schema() {
    Schema schema = spec::LayerSpec::record().schema();
    schema.one_of_keys = {"source", "use", "rings", "graticule"};
    schema.any_of_keys = {"use", "class"};
    schema.property("id").pattern = name_pattern;
    const std::string day = Codec<Date>::schema().pattern;
    schema.property("at").pattern = "^\\{at\\}$|" + day;
    schema.refuses = {{"places", "use"}};
    Schema named = besides();
    named.any_of_keys = {"label", "label-text", "rings", "annotate"};
    schema.if_there = {{"places", std::move(named)}, {"annotate", places_without({"at", "offset"})}};
    schema.if_missing = {{"annotate", places_without({"side"})}};
    return schema;
}

Schema Codec<spec::FurnitureSpec>::schema() {
    // Without these options, these kinds have nothing to draw.
    const std::map<std::string, std::vector<std::string>> needed{
        {"figures", {"of", "measure"}}, {"timeline", {"of"}}, {"bars", {"of"}}, {"logo", {"file"}}};
    Schema name = Codec<std::string>::schema();
    Schema with_options;
    with_options.type = "object";
    for (const auto& kind : spec::furniture_kinds) {
        Schema options = spec::FurnitureSpec::record().schema();
        if (const auto found = needed.find(kind); found != needed.end()) {
            options.required = found->second;
        } else {
            name.choices.push_back(kind);
            options.also = {"null"};
        }
        with_options.properties.emplace_back(kind, std::move(options));
    }
    with_options.fewest = with_options.longest = 1;
    Schema either;
    either.any_of = {name, with_options};
    return either;
}

namespace spec {

Schema map_schema() {
    Schema schema = MapSpec::record().schema();
    schema.property("map").pattern = name_pattern;
    Schema& size = schema.property("size");
    size.items.front().pattern = Codec<Length>::schema().pattern;
    size.fewest = size.longest = 2;
    schema.property("dpi").least = 10;
    schema.property("dpi").most = 2400;
    return schema;
}

} // namespace spec
} // namespace conflictmap
