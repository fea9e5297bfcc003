#pragma once
// Calendar dates of the proleptic Gregorian calendar, without time of day.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace conflictmap {

struct Date {
    int year = 0;
    int month = 0; ///< 1 to 12
    int day = 0;   ///< 1 to 31
    auto operator<=>(const Date&) const = default;
};

/// Reads "2025-03-18" (ISO 8601); nothing for any other form or an impossible day.
std::optional<Date> parse_date(std::string_view text);

std::string to_iso(const Date& date);

} // namespace conflictmap
