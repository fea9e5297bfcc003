#include <regex>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/record.hpp"
#include "base/units.hpp"
#include "source/event.hpp"
#include "spec/map_spec.hpp"
#include "style/style_sheet.hpp"

using namespace conflictmap;
using Json = nlohmann::json;

namespace {

template <class T> Json schema_of() {
    return Json::parse(to_json(T::record().schema(), "a title"));
}

std::set<std::string> keys(const Json& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.at("properties").items()) {
        names.insert(name);
    }
    return names;
}

template <class T> std::set<std::string> names() {
    const auto all = T::record().names();
    const std::set<std::string> once(all.begin(), all.end());
    CHECK(once.size() == all.size()); // no field is declared twice
    return once;
}

/// The first of the types.
std::string type_of(const Json& schema) {
    const Json type = schema.value("type", Json(""));
    return (type.is_array() ? type.at(0) : type).get<std::string>();
}

/// Every object lists its keys and says whether it takes others; every property has a help text.
void check_shape(const Json& schema, const std::string& path) {
    INFO(path);
    if (schema.contains("anyOf") && !schema.contains("type")) {
        CHECK_FALSE(schema["anyOf"].empty());
        for (const Json& each : schema["anyOf"]) {
            check_shape(each, path + "|");
        }
        return;
    }
    if (type_of(schema) == "array") {
        REQUIRE(schema.contains("items"));
        CHECK(schema["items"].is_object() != schema.contains("prefixItems"));
        if (schema["items"].is_object()) {
            check_shape(schema["items"], path + "[]");
        }
    }
    if (type_of(schema) == "object") {
        REQUIRE(schema.contains("additionalProperties"));
        if (schema["additionalProperties"].is_object()) {
            check_shape(schema["additionalProperties"], path + ".*");
        }
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, property] : properties.items()) {
            check_shape(property, path + "." + name);
        }
        const Json required = schema.value("required", Json::array());
        for (const auto& name : required) {
            CHECK(properties.contains(name.get<std::string>()));
        }
    }
}

} // namespace

TEST_CASE("the schema has the same keys as the readers", "[base][schema]") {
    const Json map = schema_of<spec::MapSpec>();
    CHECK(map["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(map["title"] == "a title");
    CHECK(map["type"] == "object");
    CHECK(map["additionalProperties"] == false);
    CHECK(keys(map) == names<spec::MapSpec>());
    CHECK(map["required"] == Json{"map", "view", "layers"});
    CHECK(map["properties"]["worldview"]["enum"] == Json{"un", "de-facto", "claims"});
    CHECK(keys(map["properties"]["view"]) == names<spec::ViewSpec>());
    CHECK(keys(map["properties"]["layers"]["items"]) == names<spec::LayerSpec>());
    CHECK(keys(map["properties"]["layers"]["items"]["properties"]["rings"]) == names<spec::RingsSpec>());
    const Json& furniture = map["properties"]["furniture"]["items"]["anyOf"];
    REQUIRE(furniture.size() == 2);
    // Furniture that needs options cannot be written as only a name.
    for (const std::string& kind : spec::furniture_kinds) {
        INFO(kind);
        const Json& bare = furniture[0]["enum"];
        CHECK((std::find(bare.begin(), bare.end(), Json(kind)) == bare.end()) ==
              furniture[1]["properties"][kind].contains("required"));
    }
    CHECK(keys(furniture[1]) == std::set<std::string>(spec::furniture_kinds.begin(), spec::furniture_kinds.end()));
    CHECK(keys(furniture[1]["properties"]["inset"]) == names<spec::FurnitureSpec>());
    check_shape(map, "map");
    for (const auto& [name, property] : map["properties"].items()) {
        INFO(name);
        CHECK_FALSE(property.at("description").get<std::string>().empty());
    }
}

TEST_CASE("the schema of styles", "[base][schema]") {
    const Json style = schema_of<style::StyleSheet>();
    CHECK(keys(style) == names<style::StyleSheet>());
    const Json& classes = style["properties"]["classes"]["additionalProperties"];
    CHECK(keys(classes) == names<style::ClassStyle>());
    CHECK(keys(classes["properties"]["marker"]) == names<style::MarkerStyle>());
    CHECK(keys(classes["properties"]["hatch"]) == names<style::HatchStyle>());
    CHECK(classes["properties"]["fill"]["anyOf"][0]["type"] == "string");
    CHECK(keys(classes["properties"]["stroke"]["anyOf"][0]) == names<style::StrokeStyle>());
    check_shape(style, "style");
}

TEST_CASE("the patterns of the schema accept what the readers accept", "[base][schema]") {
    const std::regex length(Codec<Length>::schema().pattern);
    const std::regex share(Codec<Share>::schema().pattern);
    const std::regex day(Codec<Date>::schema().pattern);
    for (const std::string text :
         {"3 mm", "1.2pt", " 40  px ", "-1 mm", "+2 mm", "1e1 mm", "3", "3 cm", "mm", "a mm"}) {
        INFO(text);
        Node node;
        node.kind = Node::Kind::scalar;
        node.scalar = text;
        Length read;
        Diagnostics diagnostics;
        Codec<Length>::read(node, read, diagnostics);
        CHECK(diagnostics.all().empty() == std::regex_match(text, length));
    }
    for (const std::string text : {"8%", " 38 % ", "-7.5%", "1e1%", "8", "a%", "%"}) {
        INFO(text);
        CHECK(parse_percent(text).has_value() == std::regex_match(text, share));
    }
    for (const std::string text : {"2025-03-18", "2025-3-18", "2025-03-18T10", "2025-13-01", "2025-00-01", "2025-04-31",
                                   "2025-12-31", "2025-02-30", "2024-02-29", "2025-01-00", "2025-1O-01"}) {
        INFO(text);
        CHECK(parse_date(text).has_value() == std::regex_match(text, day));
    }
}

TEST_CASE("keys that depend on each other, and rows of data", "[base][schema]") {
    Schema never;
    never.never = true;
    Schema schema;
    schema.type = "object";
    schema.one_of_keys = {"a", "b"};
    schema.any_of_keys = {"c", "d"};
    schema.needs = {{"a", "e"}};
    schema.refuses = {{"a", "f"}};
    schema.if_there = {{"g", never}};
    schema.fewest = 1;
    const Json json = Json::parse(to_json(schema, "t"));
    CHECK(json["oneOf"] == Json::parse(R"([{"required": ["a"]}, {"required": ["b"]}])"));
    CHECK(json["anyOf"] == Json::parse(R"([{"required": ["c"]}, {"required": ["d"]}])"));
    CHECK(json["dependentRequired"] == Json::parse(R"({"a": ["e"]})"));
    CHECK(json["allOf"] == Json::parse(R"([{"not": {"required": ["a", "f"]}},
                                           {"if": {"required": ["g"]}, "then": false}])"));
    CHECK(json["minProperties"] == 1);

    const Json event = Json::parse(to_json(Codec<source::Event>::schema(), "t"));
    CHECK(keys(event) == names<source::Event>());
    CHECK(event["additionalProperties"] == true);
    CHECK(event["required"] == Json{"source"});
    CHECK(event["properties"]["confidence"]["type"] == Json{"string", "null"});
    CHECK(event["properties"]["confidence"]["enum"] == Json{"confirmed", "reported", "claimed", "disputed", nullptr});
    check_shape(event, "event");
}

TEST_CASE("an open object and a bare schema", "[base][schema]") {
    Schema open;
    open.type = "object";
    open.open = true;
    CHECK(Json::parse(to_json(open, "t"))["additionalProperties"] == true);
    const Json table = Json::parse(to_json(Codec<std::map<std::string, double>>::schema(), "t"));
    CHECK(table["additionalProperties"]["type"] == "number");
    CHECK(Json::parse(to_json(Schema{}, "t")).size() == 2);
}
