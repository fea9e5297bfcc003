#pragma once
// The shape of a file's values, used for reading and for the JSON Schema. Both come from the same declarations (see
// record.hpp), so they always agree.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace conflictmap {

struct Schema {
    std::string type; ///< JSON Schema type: "object", "array", "string", "number", "boolean"; empty for any
    std::vector<std::string> also; ///< other accepted types, such as "null"
    std::string help;
    std::string pattern;              ///< of a string; may be empty
    std::vector<std::string> choices; ///< of a string; empty for any
    std::vector<std::pair<std::string, Schema>> properties;
    std::vector<std::string> required;
    std::vector<Schema> items;  ///< of an array: the shape of every item (0 or 1 entries), or of each position
    std::vector<Schema> any_of; ///< alternatives
    bool open = false;          ///< an object that takes any key; `items` is the shape of its values
    std::string key_pattern;    ///< of an open object's keys; may be empty
    std::vector<std::string> one_of_keys;                     ///< of an object: exactly one of these keys is required
    std::vector<std::pair<std::string, std::string>> needs;   ///< of an object: the first key needs the second
    std::vector<std::pair<std::string, std::string>> refuses; ///< of an object: keys that may not be used together
    std::vector<std::string> any_of_keys;                     ///< of an object: at least one of these keys is required
    std::vector<std::pair<std::string, Schema>> if_there;     ///< of an object: also applies if it has the key
    std::vector<std::pair<std::string, Schema>> if_missing;   ///< also applies if it does not
    bool never = false;                                       ///< accepts nothing
    std::optional<double> least;                              ///< of a number, both inclusive
    std::optional<double> most;
    std::optional<std::size_t> fewest; ///< items of an array, keys of an object
    std::optional<std::size_t> longest;

    /// The shape of a key; throws std::out_of_range when there is none.
    Schema& property(const std::string& name);

    // Defined in yaml.hpp, where Schema is complete.
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
