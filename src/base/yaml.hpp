#pragma once
// Strict YAML: a tree of values with their places. JSON works too, because it is YAML. Refused: duplicate keys,
// anchors, aliases, tags, several documents, keys that are not plain text, and anything beyond the limits below. Keys
// and texts come without the characters that change the direction of text.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"

namespace conflictmap {

inline constexpr std::size_t yaml_max_bytes = 1'000'000;
inline constexpr int yaml_max_depth = 64;
inline constexpr int yaml_max_nodes = 100'000;

struct Key {
    std::string name;
    Place place;
};

struct Node {
    enum class Kind { null, scalar, list, map };
    Kind kind = Kind::null;
    Place place;
    std::string scalar;  ///< of a scalar: its text
    bool quoted = false; ///< written in quotes (so "true" is a text)
    std::vector<Node> items;
    std::vector<std::pair<Key, Node>> entries; ///< in the order of the file

    // Defined below, where Node is complete: a pair of an incomplete type cannot say whether it can be destroyed.
    Node();
    Node(const Node&);
    Node(Node&&) noexcept;
    Node& operator=(const Node&);
    Node& operator=(Node&&) noexcept;
    ~Node();

    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] const Node* find(std::string_view name) const;
};

/// "a text", "a list", "a map" or "nothing", for messages.
std::string_view describe(Node::Kind kind);

/// The root, or nothing with at least one diagnostic. `file` is the name shown in places.
std::optional<Node> parse_yaml(const std::string& text, const std::string& file, Diagnostics& diagnostics);

/// Reports every key of `node` that is not in `allowed`, with the nearest one as the hint. False when there was one.
bool check_keys(const Node& node, const std::vector<std::string>& allowed, const std::string& what,
                Diagnostics& diagnostics);

} // namespace conflictmap
