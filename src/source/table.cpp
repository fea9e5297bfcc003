#include "source/table.hpp"

#include <array>
#include <charconv>

#include "base/units.hpp"

namespace conflictmap::source {

std::string to_text(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    std::array<char, 64> digits{};
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *whole).ptr};
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr};
    }
    return {};
}

std::optional<double> to_number(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return *real;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return parse_number(*text);
    }
    return std::nullopt;
}

std::optional<std::size_t> Table::field(const std::string& name) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] == name) {
            return i;
        }
    }
    return std::nullopt;
}

const Value& value_of(const Table& table, const Feature& feature, const std::string& field) {
    static const Value null;
    const auto index = table.field(field);
    return index && *index < feature.values.size() ? feature.values[*index] : null;
}

} // namespace conflictmap::source
