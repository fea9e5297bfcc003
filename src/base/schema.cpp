#include "base/schema.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace conflictmap {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Schema& schema);

void describe_array(const Schema& schema, Json& json) {
    if (schema.items.size() == 1) {
        json["items"] = json_of(schema.items.front());
    } else if (!schema.items.empty()) {
        for (const Schema& each : schema.items) {
            json["prefixItems"].push_back(json_of(each));
        }
        json["items"] = false;
    }
    if (schema.fewest) {
        json["minItems"] = *schema.fewest;
    }
    if (schema.longest) {
        json["maxItems"] = *schema.longest;
    }
}

void describe_object(const Schema& schema, Json& json) {
    for (const auto& [name, property] : schema.properties) {
        json["properties"][name] = json_of(property);
    }
    if (!schema.required.empty()) {
        json["required"] = schema.required;
    }
    for (const std::string& name : schema.one_of_keys) {
        json["oneOf"].push_back({{"required", {name}}});
    }
    for (const std::string& name : schema.any_of_keys) {
        json["anyOf"].push_back({{"required", {name}}});
    }
    for (const auto& [name, needed] : schema.needs) {
        json["dependentRequired"][name].push_back(needed);
    }
    for (const auto& [one, other] : schema.refuses) {
        json["allOf"].push_back({{"not", {{"required", {one, other}}}}});
    }
    for (const auto& [name, shape] : schema.if_there) {
        json["allOf"].push_back({{"if", {{"required", {name}}}}, {"then", json_of(shape)}});
    }
    for (const auto& [name, shape] : schema.if_missing) {
        json["allOf"].push_back({{"if", {{"required", {name}}}}, {"else", json_of(shape)}});
    }
    if (!schema.key_pattern.empty()) {
        json["propertyNames"] = {{"pattern", schema.key_pattern}};
    }
    if (schema.fewest) {
        json["minProperties"] = *schema.fewest;
    }
    if (schema.longest) {
        json["maxProperties"] = *schema.longest;
    }
    json["additionalProperties"] =
        schema.open ? (schema.items.empty() ? Json(true) : json_of(schema.items.front())) : Json(false);
}

Json json_of(const Schema& schema) {
    if (schema.never) {
        return false;
    }
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
    if (!schema.also.empty()) {
        json["type"] = Json::array({schema.type});
        for (const std::string& type : schema.also) {
            json["type"].push_back(type);
        }
    }
    if (!schema.pattern.empty()) {
        json["pattern"] = schema.pattern;
    }
    if (!schema.choices.empty()) {
        json["enum"] = schema.choices;
        if (std::find(schema.also.begin(), schema.also.end(), "null") != schema.also.end()) {
            json["enum"].push_back(nullptr);
        }
    }
    if (schema.least) {
        json["minimum"] = *schema.least;
    }
    if (schema.most) {
        json["maximum"] = *schema.most;
    }
    if (schema.type == "array") {
        describe_array(schema, json);
    }
    if (schema.type == "object") {
        describe_object(schema, json);
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

Schema& Schema::property(const std::string& name) {
    for (auto& [known, shape] : properties) {
        if (known == name) {
            return shape;
        }
    }
    throw std::out_of_range("no property " + name);
}

std::string to_json(const Schema& schema, const std::string& title) {
    Json json;
    json["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    json["title"] = title;
    json.update(json_of(schema));
    return json.dump(2);
}

} // namespace conflictmap
