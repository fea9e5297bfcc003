#include "base/language.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace conflictmap {
namespace {

using Months = std::array<std::string_view, 12>;
constexpr Months english{"January", "February", "March",     "April",   "May",      "June",
                         "July",    "August",   "September", "October", "November", "December"};
constexpr Months ukrainian{"січня", "лютого", "березня", "квітня", "травня",    "червня",
                           "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"};
constexpr Months russian{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                         "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

} // namespace

bool is_language_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

LocalText plain_text(std::string text) {
    LocalText local;
    local.by_language.emplace("", std::move(text));
    return local;
}

std::string in_language(const LocalText& text, std::string_view language) {
    for (const std::string& wanted : {std::string(language), std::string(), std::string("en")}) {
        if (const auto found = text.by_language.find(wanted); found != text.by_language.end()) {
            return found->second;
        }
    }
    return text.empty() ? std::string() : text.by_language.begin()->second;
}

std::string format_date(const Date& date, std::string_view language) {
    const auto month = static_cast<std::size_t>(date.month - 1);
    if (language == "uk") {
        return fmt::format("{} {} {} року", date.day, ukrainian.at(month), date.year);
    }
    if (language == "ru") {
        return fmt::format("{} {} {} года", date.day, russian.at(month), date.year);
    }
    return fmt::format("{} {} {}", date.day, english.at(month), date.year);
}

std::string_view decimal_mark(std::string_view language) {
    return language == "uk" || language == "ru" ? "," : ".";
}

std::string format_quantity(double value, int decimals, std::string_view language) {
    const std::string plain = fmt::format("{:.{}f}", value, decimals);
    const auto point = plain.find('.');
    const std::string whole = plain.substr(0, point);
    // Thousands are separated by a no-break space in Slavic languages, by a comma in English.
    const std::string_view group = language == "uk" || language == "ru" ? "\u00a0" : ",";
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::size_t left = whole.size() - i;
        out += whole[i];
        if (left > 1 && left % 3 == 1 && whole[i] != '-') {
            out += group;
        }
    }
    if (point != std::string::npos) {
        out += std::string(decimal_mark(language)) + plain.substr(point + 1);
    }
    return out;
}

} // namespace conflictmap
