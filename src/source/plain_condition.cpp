#include "source/plain_condition.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/utf8.hpp"

namespace conflictmap::source {

enum class Compare { equal, unequal, less, at_most, more, at_least };

/// A comparison of a field with any of the literals, a test for null, or two or more terms.
struct PlainCondition::Term {
    enum class Kind { all, any, compare, is_null, is_not_null };
    Kind kind = Kind::compare;
    std::vector<Term> parts;
    std::size_t field = 0;
    Compare compare = Compare::equal;
    std::vector<Value> literals; ///< of the same kind as the field: all texts, or all numbers
};

namespace {

using Term = PlainCondition::Term;

char folded(char c) {
    return is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c;
}

bool equal_folded(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, folded, folded);
}

/// OGR's words, which are fields only in double quotes, and its names for parts of a row that are no fields.
bool is_reserved(std::string_view name) {
    static constexpr std::array<std::string_view, 33> words{
        "and",   "or",    "not",   "like",   "ilike",  "escape",  "in",     "is",      "null", "select",   "left",
        "join",  "where", "on",    "order",  "by",     "from",    "as",     "asc",     "desc", "distinct", "cast",
        "union", "all",   "limit", "offset", "except", "exclude", "hidden", "between", "true", "false",    "fid"};
    return std::ranges::any_of(words, [&](std::string_view word) { return equal_folded(word, name); }) ||
           equal_folded(name.substr(0, 4), "ogr_");
}

/// OGR compares some texts that look like times of day in a way of their own.
bool looks_like_time(std::string_view text) {
    return text.size() > 3 && (text.ends_with("+00") || text[text.size() - 3] == ':');
}

/// Reads a condition from left to right. Each function gives nothing where OGR has to take over.
class Reading {
public:
    Reading(std::string_view text, const std::vector<std::string>& fields, const std::vector<FieldType>& types)
        : text_(text), fields_(fields), types_(types) {}

    std::optional<Term> whole() {
        auto term = joined(Term::Kind::any, 0);
        return at_end() ? std::move(term) : std::nullopt;
    }

private:
    static constexpr int deepest = 32;
    static constexpr std::size_t most_parts = 200; ///< OGR has limits of its own, which this keeps away from

    void skip_spaces() {
        while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t' || text_.front() == '\n')) {
            text_.remove_prefix(1);
        }
    }
    bool at_end() {
        skip_spaces();
        return text_.empty();
    }
    bool take(std::string_view sign) {
        skip_spaces();
        const bool found = text_.starts_with(sign);
        text_.remove_prefix(found ? sign.size() : 0);
        return found;
    }
    static bool is_word(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
    /// Of the characters at the start for which `is_part` holds.
    template <class IsPart> [[nodiscard]] std::size_t length_of(const IsPart& is_part) const {
        return static_cast<std::size_t>(std::ranges::find_if_not(text_, is_part) - text_.begin());
    }
    std::string_view next_word() {
        skip_spaces();
        return text_.substr(0, length_of(is_word));
    }
    bool take_word(std::string_view word) {
        const bool found = equal_folded(next_word(), word);
        text_.remove_prefix(found ? word.size() : 0);
        return found;
    }

    /// Terms joined by OR, or by AND, which binds more closely.
    std::optional<Term> joined(Term::Kind kind, int depth) {
        const bool any = kind == Term::Kind::any;
        Term term;
        term.kind = kind;
        do {
            auto part = any ? joined(Term::Kind::all, depth) : single(depth);
            if (!part || ++parts_ > most_parts) {
                return std::nullopt;
            }
            term.parts.push_back(std::move(*part));
        } while (take_word(any ? "or" : "and"));
        return term;
    }

    std::optional<Term> single(int depth) {
        if (!take("(")) {
            return comparison();
        }
        if (depth >= deepest) {
            return std::nullopt;
        }
        auto inside = joined(Term::Kind::any, depth + 1);
        return take(")") ? std::move(inside) : std::nullopt;
    }

    std::optional<Term> comparison() {
        Term term;
        const auto field = field_index();
        if (!field || !types_[*field]) {
            return std::nullopt;
        }
        term.field = *field;
        if (take_word("is")) {
            term.kind = take_word("not") ? Term::Kind::is_not_null : Term::Kind::is_null;
            return take_word("null") ? std::optional(std::move(term)) : std::nullopt;
        }
        if (take_word("in")) {
            return take("(") && add_list(term) ? std::optional(std::move(term)) : std::nullopt;
        }
        const auto compare = sign();
        if (!compare || !add_literal(term)) {
            return std::nullopt;
        }
        term.compare = *compare;
        return term;
    }

    std::optional<Compare> sign() {
        // The longer signs first.
        static constexpr std::array<std::pair<std::string_view, Compare>, 7> signs{{{"<=", Compare::at_most},
                                                                                    {">=", Compare::at_least},
                                                                                    {"<>", Compare::unequal},
                                                                                    {"!=", Compare::unequal},
                                                                                    {"=", Compare::equal},
                                                                                    {"<", Compare::less},
                                                                                    {">", Compare::more}}};
        for (const auto& [text, compare] : signs) {
            if (take(text)) {
                return compare;
            }
        }
        return std::nullopt;
    }

    std::optional<std::size_t> field_index() {
        std::string name;
        if (take("\"")) {
            auto quoted = until('"');
            if (!quoted) {
                return std::nullopt;
            }
            name = std::move(*quoted);
        } else {
            const std::string_view word = next_word();
            if (word.empty() || (word.front() >= '0' && word.front() <= '9') || is_reserved(word)) {
                return std::nullopt;
            }
            name = word;
            text_.remove_prefix(word.size());
        }
        const auto found = std::ranges::find_if(fields_, [&](const auto& field) { return equal_folded(field, name); });
        const bool special = equal_folded(name, "fid") || equal_folded(std::string_view(name).substr(0, 4), "ogr_");
        return found == fields_.end() || special ? std::nullopt
                                                 : std::optional(static_cast<std::size_t>(found - fields_.begin()));
    }

    bool add_list(Term& term) {
        do {
            if (!add_literal(term) || term.literals.size() > most_parts) {
                return false;
            }
        } while (take(","));
        return take(")");
    }

    bool add_literal(Term& term) {
        const bool is_text = types_[term.field] == ColumnType::text;
        auto literal = is_text ? text_literal() : number_literal();
        if (literal) {
            term.literals.push_back(std::move(*literal));
        }
        return literal.has_value();
    }

    std::optional<Value> text_literal() {
        if (!take("'")) {
            return std::nullopt;
        }
        auto text = until('\'');
        return text && !looks_like_time(*text) ? std::optional<Value>(std::move(*text)) : std::nullopt;
    }

    /// The text up to the closing quote, which is taken; nothing if it contains a quote or a backslash.
    std::optional<std::string> until(char quote) {
        const std::size_t end = text_.find(quote);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        std::string inside(text_.substr(0, end));
        text_.remove_prefix(end + 1);
        const bool plain = inside.find('\\') == std::string::npos && !text_.starts_with(quote);
        return plain ? std::optional(std::move(inside)) : std::nullopt;
    }

    std::optional<Value> number_literal() {
        skip_spaces();
        const std::string_view written =
            text_.substr(0, length_of([](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; }));
        const char* first = written.data();
        const char* last = first + written.size();
        const std::string_view after = text_.substr(written.size());
        const bool more = !after.empty() && (is_word(after.front()) || after.front() == '+');
        if (written.empty() || more || written.find_first_of("0123456789") > 1) {
            return std::nullopt;
        }
        text_.remove_prefix(written.size());
        if (written.find('.') == std::string_view::npos) {
            std::int64_t whole = 0;
            const auto [stop, error] = std::from_chars(first, last, whole);
            return error == std::errc() && stop == last ? std::optional<Value>(whole) : std::nullopt;
        }
        double real = 0;
        const auto [stop, error] = std::from_chars(first, last, real);
        return error == std::errc() && stop == last ? std::optional<Value>(real) : std::nullopt;
    }

    std::string_view text_;
    const std::vector<std::string>& fields_;
    const std::vector<FieldType>& types_;
    std::size_t parts_ = 0;
};

template <class Number> bool holds(Compare compare, Number a, Number b) {
    switch (compare) {
    case Compare::equal:
        return a == b;
    case Compare::unequal:
        return a != b;
    case Compare::less:
        return a < b;
    case Compare::at_most:
        return a <= b;
    case Compare::more:
        return a > b;
    case Compare::at_least:
        return a >= b;
    }
    return false;
}

/// Texts are compared byte by byte, whatever the case of ASCII letters, up to a zero byte.
bool holds(Compare compare, const std::string& a, const std::string& b) {
    const auto byte = [](char c) { return static_cast<unsigned char>(folded(c)); };
    const std::string_view x(a.c_str());
    const std::string_view y(b.c_str());
    const auto common = std::ranges::mismatch(x, y, {}, byte, byte);
    const int at_x = common.in1 == x.end() ? 0 : byte(*common.in1);
    const int at_y = common.in2 == y.end() ? 0 : byte(*common.in2);
    return holds(compare, at_x, at_y);
}

bool holds(Compare compare, const Value& value, const Value& literal) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return holds(compare, *text, std::get<std::string>(literal));
    }
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* other = std::get_if<std::int64_t>(&literal);
    if (whole != nullptr && other != nullptr) {
        return holds(compare, *whole, *other);
    }
    return holds(compare, to_number(value).value_or(0), to_number(literal).value_or(0));
}

std::optional<bool> is_met(const Term& term, const PlainCondition::ValueOf& value_of) {
    if (term.kind == Term::Kind::all || term.kind == Term::Kind::any) {
        const bool any = term.kind == Term::Kind::any;
        for (const Term& part : term.parts) {
            const auto met = is_met(part, value_of);
            if (!met || *met == any) {
                return met;
            }
        }
        return !any;
    }
    const auto value = value_of(term.field);
    if (!value) {
        return std::nullopt;
    }
    const bool null = std::holds_alternative<std::monostate>(*value);
    if (term.kind != Term::Kind::compare) {
        return null == (term.kind == Term::Kind::is_null);
    }
    return !null && std::ranges::any_of(term.literals,
                                        [&](const Value& literal) { return holds(term.compare, *value, literal); });
}

} // namespace

std::optional<PlainCondition> PlainCondition::make(const std::string& where, const std::vector<std::string>& fields,
                                                   const std::vector<FieldType>& types) {
    auto term = Reading(where, fields, types).whole();
    return term ? std::optional(PlainCondition(std::make_shared<const Term>(std::move(*term)))) : std::nullopt;
}

std::optional<bool> PlainCondition::met(const ValueOf& value_of) const {
    return is_met(*root_, value_of);
}

} // namespace conflictmap::source
