#include "base/crs_text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace conflictmap {
namespace {

bool is_path(const std::string& value) {
    return value.find('/') != std::string::npos || value.find('\\') != std::string::npos ||
           value.find('~') != std::string::npos || value.find("..") != std::string::npos;
}

/// Whether the text between any `start` and the next of `ends` is a path.
bool has_path(const std::string& text, const std::string& start, const char* ends) {
    for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
        const auto from = at + start.size();
        const auto to = text.find_first_of(ends, from);
        if (is_path(text.substr(from, to == std::string::npos ? to : to - from))) {
            return true;
        }
    }
    return false;
}

} // namespace

bool names_files(const std::string& definition) {
    // Spaces without meaning are allowed: "+grids = x", "PARAMETERFILE [".
    std::string text;
    for (std::size_t i = 0; i < definition.size(); ++i) {
        const char c = definition[i];
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        const auto next = definition.find_first_not_of(" \t\r\n", i);
        const bool joins = space && (next == std::string::npos || definition[next] == '=' || definition[next] == '[' ||
                                     definition[next] == '(' || (!text.empty() && text.back() == '='));
        if (!joins) {
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    constexpr std::array<const char*, 4> keys{"grids=", "init=", "file=", "catalog="};
    const bool in_string =
        std::any_of(keys.begin(), keys.end(), [&](const char* key) { return has_path(text, key, " \t\r\n\"+"); });
    const bool in_wkt = has_path(text, "parameterfile[", "])") || has_path(text, "parameterfile(", "])");
    // In PROJJSON, the path of a grid looks like any other string and may be escaped, so all PROJJSON is refused.
    // Nobody writes it by hand.
    const auto first = text.find_first_not_of(" \t\r\n");
    return in_string || in_wkt || (first != std::string::npos && text[first] == '{');
}

bool is_file_or_address(const std::string& definition) {
    std::error_code ignored;
    if (std::filesystem::exists(definition, ignored)) {
        return true;
    }
    constexpr std::array<const char*, 4> names{"http://www.opengis.net/def/crs", "https://www.opengis.net/def/crs",
                                               "http://opengis.net/def/crs", "https://opengis.net/def/crs"};
    const bool is_name =
        std::any_of(names.begin(), names.end(), [&](const char* start) { return definition.starts_with(start); });
    // WKT and PROJ strings may contain "metre/second"; any other text with a slash is a path or an address.
    const bool is_described = definition.find('[') != std::string::npos || definition.find('+') != std::string::npos;
    return !is_name && !is_described && is_path(definition);
}

} // namespace conflictmap
