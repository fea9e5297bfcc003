#include "base/calendar.hpp"

#include <chrono>

#include "base/language.hpp"

namespace conflictmap {

int day_number(const Date& date) {
    const std::chrono::year_month_day day{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    return static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count());
}

Date date_of(int day_number) {
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(day_number))};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string format_day(const Date& date, std::string_view language) {
    const std::string whole = format_date(date, language);
    return whole.substr(0, whole.find(" " + std::to_string(date.year)));
}

std::string format_span(const Date& first, const Date& last, std::string_view language) {
    if (first == last) {
        return format_date(first, language);
    }
    if (first.year == last.year && first.month == last.month) {
        return std::to_string(first.day) + "–" + format_date(last, language);
    }
    return format_date(first, language) + " – " + format_date(last, language);
}

} // namespace conflictmap
