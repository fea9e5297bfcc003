#pragma once
// Counting days, and spans of days as text.
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace conflictmap {

/// Days since 1970-01-01.
int day_number(const Date& date);
Date date_of(int day_number);

/// "18 March": a day whose year is clear from the context.
std::string format_day(const Date& date, std::string_view language);

/// "18 March 2025", "14–17 March 2025" or "18 March 2025 – 17 April 2025", as the language writes them.
std::string format_span(const Date& first, const Date& last, std::string_view language);

} // namespace conflictmap
