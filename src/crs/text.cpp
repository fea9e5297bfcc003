#include "crs/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/first_wall.hpp"
#include "base/utf8.hpp"

namespace conflictmap::crs {
namespace {

using Found = std::optional<TextFault>;

constexpr std::size_t longest = 100'000; ///< bytes
constexpr std::size_t deepest = 64;      ///< of WKT

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_word(char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '_';
}
bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != std::string_view::npos;
}
/// What makes a name a path.
bool is_of_path(char c) {
    return is_one_of(c, "/\\~");
}

/// Without white space and in lower case.
std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!is_space(c)) {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

Found file(std::string_view name, std::size_t at) {
    const auto first = name.find_first_not_of("@\"");
    const auto last = name.find_last_not_of('"');
    const auto bare = first == std::string_view::npos ? name : name.substr(first, last - first + 1);
    return TextFault{fmt::format("it names a file, '{}'", bare.substr(0, 200)), at, true};
}

Found stray(std::string_view text, std::size_t i, std::size_t at, std::string_view where) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return TextFault{byte >= 0x20 && byte < 0x7F ? fmt::format("{} has no '{}'", where, text[i])
                                                 : fmt::format("{} has no character with the byte {:02x}", where, byte),
                     at + i, false};
}

/// "1200/3937": a factor may be a fraction.
bool is_fraction(std::string_view key, std::string_view value) {
    return key.ends_with("to_meter") &&
           std::all_of(value.begin(), value.end(), [](char c) { return is_ascii_digit(c) || is_one_of(c, "./eE+-"); });
}

/// The file that a word's value names, of several the first that is a path.
Found file_in(std::string_view value, std::size_t at) {
    for (std::size_t from = 0; from <= value.size();) {
        const auto to = std::min(value.find(',', from), value.size());
        const auto part = value.substr(from, to - from);
        if (std::any_of(part.begin(), part.end(), is_of_path)) {
            return file(part, at + from);
        }
        from = to + 1;
    }
    return file(value, at);
}

/// Of "+proj=utm +zone=36" and of what holds such words. `at`: where the text starts.
Found fault_of_words(std::string_view text, std::size_t at) {
    std::string_view key;
    std::size_t word = 0; // where the key or the value starts that is being read
    bool in_value = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '=') {
            // Spaces may stand on both sides: "+grids = x".
            const auto end = text.find_last_not_of(" \t\r\n", i == 0 ? 0 : i - 1) + 1;
            const auto start =
                std::find_if_not(text.rbegin() + static_cast<std::ptrdiff_t>(text.size() - end), text.rend(), is_word);
            key = text.substr(static_cast<std::size_t>(text.rend() - start),
                              end - static_cast<std::size_t>(text.rend() - start));
            word = std::min(text.find_first_not_of(" \t\r\n", i + 1), text.size());
            in_value = true;
        } else if (is_space(c)) {
            in_value = in_value && i < word;
            word = i < word ? word : i + 1;
        } else if (is_of_path(c)) {
            const auto end = std::min(text.find_first_of(" \t\r\n", i), text.size());
            const auto value = text.substr(word, end - word);
            if (!in_value || !is_fraction(key, value)) {
                return file_in(value, at + word);
            }
        } else if (is_one_of(c, "'\"")) {
            // Minutes and seconds, as in 30d15'20"E, but not around a text.
            if (i == 0 || !is_ascii_digit(text[i - 1])) {
                const auto rest = text.substr(i);
                const auto path = std::find_if(rest.begin(), rest.end(), is_of_path) - rest.begin();
                const auto end = rest.find(c, std::min<std::size_t>(static_cast<std::size_t>(path), rest.size()));
                return static_cast<std::size_t>(path) < rest.size() ? file(rest.substr(0, end), at + i)
                                                                    : stray(text, i, at, "a PROJ string");
            }
        } else if (!is_word(c) && !is_one_of(c, "+-.,:@()")) {
            return stray(text, i, at, "a PROJ string");
        }
    }
    return std::nullopt;
}

/// Whether PROJ may take a text in WKT for words of a PROJ string: EXTENSION["PROJ4", …], METHOD["PROJ-based …"].
bool has_words(std::string_view text) {
    const std::string tight = squeezed(text);
    constexpr std::array<std::string_view, 4> keys{"proj=", "init=", "grids=", "file="};
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return tight.find(key) != std::string::npos; });
}

/// A text of WKT, by the keyword that it stands under.
Found fault_of_quoted(std::string_view keyword, std::string_view text, std::size_t at) {
    if (has_words(text)) {
        return fault_of_words(text, at);
    }
    const bool is_name = keyword == "parameterfile" || keyword == "extension";
    return is_name && std::any_of(text.begin(), text.end(), is_of_path) ? file(text, at) : std::nullopt;
}

/// PROJ takes printed quotation marks for plain ones, also in a text between those.
std::size_t printed_quote(std::string_view text) {
    return std::min(text.find("\xE2\x80\x9C"), text.find("\xE2\x80\x9D"));
}

Found fault_of_wkt(std::string_view text) {
    if (const auto mark = printed_quote(text); mark != std::string_view::npos) {
        return TextFault{"WKT has no printed quotation marks", mark, false};
    }
    std::vector<std::string> keywords;
    std::string word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            std::size_t end = i + 1;
            while (end < text.size() && (text[end] != '"' || (end + 1 < text.size() && text[end + 1] == '"'))) {
                end += text[end] == '"' ? 2 : 1;
            }
            if (end >= text.size()) {
                return TextFault{"a quotation mark is never closed", i, false};
            }
            const auto quoted = text.substr(i + 1, end - i - 1);
            if (auto fault = fault_of_quoted(keywords.empty() ? "" : keywords.back(), quoted, i + 1)) {
                return fault;
            }
            i = end;
            word.clear();
        } else if (c == '[' || c == '(') {
            if (keywords.size() == deepest) {
                return TextFault{"its brackets are nested too deeply", i, false};
            }
            keywords.push_back(squeezed(word));
            word.clear();
        } else if (c == ']' || c == ')') {
            if (!keywords.empty()) {
                keywords.pop_back();
            }
            word.clear();
        } else if (is_word(c)) {
            word += c;
        } else if (c == ',') {
            word.clear();
        } else if (!is_space(c) && !is_one_of(c, "+-.:")) {
            return stray(text, i, 0, "WKT");
        }
    }
    return std::nullopt;
}

/// "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "WGS 84 / UTM zone 36N".
Found fault_of_name(std::string_view text) {
    constexpr std::array<std::string_view, 4> addresses{"http://www.opengis.net/def/crs/",
                                                        "https://www.opengis.net/def/crs/",
                                                        "http://opengis.net/def/crs/", "https://opengis.net/def/crs/"};
    for (const auto address : addresses) {
        if (text.starts_with(address) && text.find("..") == std::string_view::npos) {
            text.remove_prefix(address.size());
            const auto* const other =
                std::find_if_not(text.begin(), text.end(), [](char c) { return is_word(c) || is_one_of(c, "/.-"); });
            return other == text.end() ? std::nullopt
                                       : stray(text, static_cast<std::size_t>(other - text.begin()), address.size(),
                                               "the address of a coordinate system");
        }
    }
    const bool lists = text.starts_with("urn:") || text.starts_with("AUTO");
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool parts = c == '/' && i > 0 && text[i - 1] == ' ' && i + 1 < text.size() && text[i + 1] == ' ';
        if (is_of_path(c) && !parts) {
            const auto start = text.find_last_of(" \t\r\n", i) + 1;
            const auto end = std::min(text.find_first_of(" \t\r\n", i), text.size());
            return file(text.substr(start, end - start), start);
        }
        if (text.substr(i).starts_with("..")) {
            return file(text, 0);
        }
        if (!parts && !is_word(c) && !is_space(c) && !is_one_of(c, "+-.:()") && !(lists && c == ',')) {
            return stray(text, i, 0, "the name of a coordinate system");
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<TextFault> fault_of(const std::string& definition) {
    if (!first_wall_stands()) {
        return std::nullopt;
    }
    if (definition.size() > longest) {
        return TextFault{fmt::format("it is longer than {} bytes", longest), longest, false};
    }
    const auto first = definition.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) {
        return TextFault{"it is empty", 0, false};
    }
    if (definition[first] == '{') {
        return TextFault{"it is PROJJSON", first, false};
    }
    const std::string_view text = definition;
    const bool has_quotes = text.find('"') != std::string_view::npos || printed_quote(text) != std::string_view::npos;
    if (has_quotes && text.find_first_of("[(") != std::string_view::npos && is_word(text[first])) {
        constexpr std::string_view esri = "ESRI::";
        std::string plain = definition;
        if (text.substr(first).starts_with(esri)) {
            plain.replace(first, esri.size(), esri.size(), ' ');
        }
        return fault_of_wkt(plain);
    }
    return text.find('=') != std::string_view::npos ? fault_of_words(text, 0) : fault_of_name(text);
}

std::optional<TextFault> file_named_in(const std::string& definition) {
    auto fault = fault_of(definition);
    return fault && fault->names_file ? fault : std::nullopt;
}

bool is_file_or_address(const std::string& definition) {
    std::error_code ignored;
    return std::filesystem::exists(definition, ignored) || file_named_in(definition).has_value();
}

} // namespace conflictmap::crs
