#pragma once
// The value of one field of one row.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace conflictmap::parse {

/// Null, an integer, a number or a text (valid UTF-8 only where the reader says so).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// The text of a value; numbers without locale, empty for null.
std::string to_text(const Value& value);

/// Null and texts that are no numbers give nothing.
std::optional<double> to_number(const Value& value);

} // namespace conflictmap::parse
