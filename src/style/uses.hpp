#pragma once
// Which entries of a style a map looked up.
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace conflictmap::style {

/// A set of names, searched without constructing strings, because colours are looked up for every feature. Unordered.
class Names {
public:
    void add(std::string_view name) {
        if (names_.find(name) == names_.end()) {
            names_.emplace(name);
        }
    }
    [[nodiscard]] auto begin() const { return names_.begin(); }
    [[nodiscard]] auto end() const { return names_.end(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    std::unordered_set<std::string, Hash, std::equal_to<>> names_;
};

/// Grouped by the sections of a style file.
struct Uses {
    Names palette;
    Names classes;
    Names text;
    Names spaces;
    Names words;
    Names symbols;
};

} // namespace conflictmap::style
