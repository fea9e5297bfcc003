#pragma once
// The shape of a file's values: what reading checks and what the JSON Schema prints. Built from the same declarations
// (see record.hpp), so that the two cannot disagree.
#include <string>
#include <utility>
#include <vector>

namespace conflictmap {

struct Schema {
    std::string type; ///< JSON Schema type: "object", "array", "string", "number", "boolean"; empty for any
    std::string help;
    std::string pattern;              ///< of a string; may be empty
    std::vector<std::string> choices; ///< of a string; empty for any
    std::vector<std::pair<std::string, Schema>> properties;
    std::vector<std::string> required;
    std::vector<Schema> items;  ///< of an array: the shape of every item (0 or 1 entries)
    std::vector<Schema> any_of; ///< alternatives
    bool open = false;          ///< an object that takes any key; `items` gives the shape of its values

    // Defined where Schema is complete, see yaml.hpp.
    Schema();
    Schema(const Schema&);
    Schema(Schema&&) noexcept;
    Schema& operator=(const Schema&);
    Schema& operator=(Schema&&) noexcept;
    ~Schema();
};

/// JSON Schema (draft 2020-12), indented by two spaces.
std::string to_json(const Schema& schema, const std::string& title);

} // namespace conflictmap
