#include "parse/value.hpp"

#include <array>
#include <charconv>

#include "base/units.hpp"

namespace conflictmap::parse {

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

} // namespace conflictmap::parse
