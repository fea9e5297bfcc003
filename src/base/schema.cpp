#include "base/schema.hpp"

#include <nlohmann/json.hpp>

namespace conflictmap {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Schema& schema) {
    Json json = Json::object();
    if (!schema.help.empty()) {
        json["description"] = schema.help;
    }
    if (!schema.any_of.empty()) {
        for (const Schema& each : schema.any_of) {
            json["anyOf"].push_back(json_of(each));
        }
        return json;
    }
    if (!schema.type.empty()) {
        json["type"] = schema.type;
    }
    if (!schema.pattern.empty()) {
        json["pattern"] = schema.pattern;
    }
    if (!schema.choices.empty()) {
        json["enum"] = schema.choices;
    }
    if (schema.type == "array" && !schema.items.empty()) {
        json["items"] = json_of(schema.items.front());
    }
    if (schema.type == "object") {
        for (const auto& [name, property] : schema.properties) {
            json["properties"][name] = json_of(property);
        }
        if (!schema.required.empty()) {
            json["required"] = schema.required;
        }
        json["additionalProperties"] =
            schema.open ? (schema.items.empty() ? Json(true) : json_of(schema.items.front())) : Json(false);
    }
    return json;
}

} // namespace

Schema::Schema() = default;
Schema::Schema(const Schema&) = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(const Schema&) = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::string to_json(const Schema& schema, const std::string& title) {
    Json json;
    json["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    json["title"] = title;
    json.update(json_of(schema));
    return json.dump(2);
}

} // namespace conflictmap
