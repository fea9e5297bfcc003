#include "base/record.hpp"

#include <cmath>

#include "base/units.hpp"

namespace conflictmap {
namespace {

Schema simple(std::string type, std::string pattern = {}) {
    Schema schema;
    schema.type = std::move(type);
    schema.pattern = std::move(pattern);
    return schema;
}

} // namespace

void report_wrong(const Node& node, const std::string& expected, Diagnostics& diagnostics) {
    const std::string found = node.is_scalar() ? fmt::format("'{}'", node.scalar) : std::string(describe(node.kind));
    diagnostics.error(node.place, "wrong-value", fmt::format("expected {}, found {}", expected, found));
}

void Codec<std::string>::read(const Node& node, std::string& value, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        report_wrong(node, "a text", diagnostics);
        return;
    }
    value = node.scalar;
}
Schema Codec<std::string>::schema() {
    return simple("string");
}

void Codec<bool>::read(const Node& node, bool& value, Diagnostics& diagnostics) {
    if (!node.is_scalar() || node.quoted || (node.scalar != "true" && node.scalar != "false")) {
        report_wrong(node, "true or false", diagnostics);
        return;
    }
    value = node.scalar == "true";
}
Schema Codec<bool>::schema() {
    return simple("boolean");
}

void Codec<double>::read(const Node& node, double& value, Diagnostics& diagnostics) {
    const auto number = node.is_scalar() && !node.quoted ? parse_number(node.scalar) : std::nullopt;
    if (!number) {
        report_wrong(node, "a number", diagnostics);
        return;
    }
    value = *number;
}
Schema Codec<double>::schema() {
    return simple("number");
}

void Codec<int>::read(const Node& node, int& value, Diagnostics& diagnostics) {
    const auto number = node.is_scalar() && !node.quoted ? parse_number(node.scalar) : std::nullopt;
    if (!number || *number != std::floor(*number) || std::abs(*number) > 1e9) {
        report_wrong(node, "a whole number", diagnostics);
        return;
    }
    value = static_cast<int>(*number);
}
Schema Codec<int>::schema() {
    return simple("integer");
}

void Codec<std::int64_t>::read(const Node& node, std::int64_t& value, Diagnostics& diagnostics) {
    constexpr double largest = 9007199254740992; // 2^53: beyond it, JSON does not represent whole numbers exactly
    const auto number = node.is_scalar() && !node.quoted ? parse_number(node.scalar) : std::nullopt;
    if (!number || *number != std::floor(*number) || std::abs(*number) > largest) {
        report_wrong(node, "a whole number", diagnostics);
        return;
    }
    value = static_cast<std::int64_t>(*number);
}
Schema Codec<std::int64_t>::schema() {
    return simple("integer");
}

void Codec<LocalText>::read(const Node& node, LocalText& value, Diagnostics& diagnostics) {
    if (node.is_scalar()) {
        value = plain_text(node.scalar);
        return;
    }
    if (!node.is_map()) {
        report_wrong(node, "a text, or one text per language such as { en: \"…\", uk: \"…\" }", diagnostics);
        return;
    }
    value.by_language.clear();
    for (const auto& [key, child] : node.entries) {
        if (!is_language_code(key.name)) {
            diagnostics.error(key.place, "unknown-language", fmt::format("'{}' is not a language code", key.name),
                              "use a code of two or three letters such as en or uk");
        } else {
            Codec<std::string>::read(child, value.by_language[key.name], diagnostics);
        }
    }
}
Schema Codec<LocalText>::schema() {
    Schema schema;
    schema.any_of = {simple("string"), Codec<std::map<std::string, std::string>>::schema()};
    schema.any_of.back().key_pattern = "^[a-z]{2,3}$";
    return schema;
}

void Codec<Date>::read(const Node& node, Date& value, Diagnostics& diagnostics) {
    const auto date = node.is_scalar() ? parse_date(node.scalar) : std::nullopt;
    if (!date) {
        report_wrong(node, "a date such as 2025-03-18", diagnostics);
        return;
    }
    value = *date;
}
Schema Codec<Date>::schema() {
    // Excludes impossible days, except the 29th of February in common years, which a pattern of this length cannot
    // exclude.
    return simple("string", "^\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|"
                            "02-(0[1-9]|[12]\\d))$");
}

void Codec<Length>::read(const Node& node, Length& value, Diagnostics& diagnostics) {
    const auto mm = node.is_scalar() ? parse_length(node.scalar) : std::nullopt;
    constexpr double longest = 10000; // mm; a larger value is a typing mistake
    if (!mm || *mm < 0 || *mm > longest) {
        report_wrong(node, "a length such as 3 mm, 1.2 pt or 40 px", diagnostics);
        return;
    }
    value.mm = *mm;
}
Schema Codec<Length>::schema() {
    return simple("string", "^ *\\+?[.0-9][-+.0-9eE]* *(mm|pt|px) *$");
}

void Codec<Share>::read(const Node& node, Share& value, Diagnostics& diagnostics) {
    const auto share = node.is_scalar() ? parse_percent(node.scalar) : std::nullopt;
    if (!share) {
        report_wrong(node, "a share such as 8%", diagnostics);
        return;
    }
    value.value = *share;
}
Schema Codec<Share>::schema() {
    return simple("string", "^ *[-+.0-9eE]+ *% *$");
}

} // namespace conflictmap
