#include "source/condition.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace conflictmap::source {
namespace {

bool same_name(const std::string& a, const std::string& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Words of a condition that could be field names: outside single quotes, starting with a letter or an underscore.
std::vector<std::string> words_of(const std::string& condition) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char c : condition + " ") {
        quoted = c == '\'' ? !quoted : quoted;
        const auto byte = static_cast<unsigned char>(c);
        if (!quoted && (byte >= 0x80 || std::isalnum(byte) != 0 || c == '_')) {
            word += c;
        } else if (!word.empty()) {
            if (std::isdigit(static_cast<unsigned char>(word[0])) == 0) {
                words.push_back(word);
            }
            word.clear();
        }
    }
    return words;
}

/// The field that a word of the condition misspells, or empty. The messages of OGR and SQLite name the word in
/// different ways.
std::string misspelt(const std::string& condition, const std::vector<std::string>& fields) {
    static const std::vector<std::string> keywords{"and",  "or",      "not",    "like", "ilike", "in",   "is",
                                                   "null", "between", "escape", "cast", "as",    "true", "false"};
    const auto is_known = [](const std::string& word, const std::vector<std::string>& names) {
        return std::any_of(names.begin(), names.end(), [&](const auto& name) { return same_name(word, name); });
    };
    for (const auto& word : words_of(condition)) {
        if (!is_known(word, fields) && !is_known(word, keywords)) {
            if (auto near = nearest(word, fields); !near.empty()) {
                return near;
            }
        }
    }
    return {};
}

/// What stands outside quotes, with a space for each quote. OGR takes a backslash before a quote for a part of
/// the text, SQLite does not.
std::string unquoted(std::string_view condition, bool backslash_escapes) {
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < condition.size(); ++i) {
        const char c = condition[i];
        if (quote == 0) {
            quote = c == '\'' || c == '"' ? c : '\0';
            out += quote == 0 ? c : ' ';
        } else if (c == '\\' && backslash_escapes) {
            ++i;
        } else if (c == quote) {
            quote = 0; // a doubled quote opens the next text at once
        }
    }
    return out;
}

/// The first word or sign that starts, ends or hides a statement. Empty if the condition has none.
std::string forbidden_in(const std::string& bare) {
    constexpr std::array<std::string_view, 5> signs{";", "--", "/*", "*/", std::string_view("\0", 1)};
    for (const auto sign : signs) {
        if (bare.find(sign) != std::string::npos) {
            return sign.front() == '\0' ? "a zero byte" : fmt::format("'{}'", sign);
        }
    }
    constexpr std::array<std::string_view, 32> statements{
        "alter",     "analyze", "attach",   "begin",   "call",    "commit",    "copy",   "create",
        "delete",    "detach",  "drop",     "except",  "execute", "explain",   "grant",  "insert",
        "intersect", "merge",   "pragma",   "reindex", "release", "returning", "revoke", "rollback",
        "savepoint", "select",  "truncate", "union",   "update",  "vacuum",    "values", "with"};
    for (const auto& word : words_of(bare)) {
        if (std::any_of(statements.begin(), statements.end(),
                        [&](const auto statement) { return same_name(word, std::string(statement)); })) {
            return fmt::format("'{}'", word);
        }
    }
    return {};
}

} // namespace

bool check_condition(const Request& request, Diagnostics& diagnostics) {
    for (const bool backslash_escapes : {false, true}) {
        if (const auto forbidden = forbidden_in(unquoted(request.where, backslash_escapes)); !forbidden.empty()) {
            diagnostics.error(request.where_place, "wrong-condition",
                              fmt::format("the condition '{}' contains {}, which belongs to statements, not to "
                                          "conditions",
                                          request.where, forbidden),
                              "write one comparison, or several joined by AND and OR; put a field of this name in "
                              "double quotes, a text in single quotes");
            return false;
        }
    }
    return true;
}

void report_condition(const Request& request, const std::string& reason, const std::vector<std::string>& fields,
                      Diagnostics& diagnostics) {
    const bool sql = reason.find("prepare SQL") != std::string::npos; // followed by a useless statement
    const auto line =
        sql ? std::string("it is not a condition on the fields of this file") : reason.substr(0, reason.find('\n'));
    const auto near = misspelt(request.where, fields);
    const auto shown = std::vector(fields.begin(), fields.begin() + std::min<std::ptrdiff_t>(std::ssize(fields), 20));
    auto hint = fmt::format("the fields of {} are {}", request.shown, fmt::join(shown, ", "));
    if (!near.empty()) {
        hint = fmt::format("did you mean {}? {}", near, hint);
    }
    diagnostics.error(
        request.where_place, "wrong-condition",
        fmt::format("the condition '{}' is refused: {}", request.where, line.empty() ? "OGR gives no reason" : line),
        hint);
}

} // namespace conflictmap::source
