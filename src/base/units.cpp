#include "base/units.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace conflictmap {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<double> before_suffix(std::string_view text, std::string_view suffix) {
    if (text.size() <= suffix.size() || text.substr(text.size() - suffix.size()) != suffix) {
        return std::nullopt;
    }
    return parse_number(trimmed(text.substr(0, text.size() - suffix.size())));
}

} // namespace

std::optional<double> parse_number(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> parse_length(std::string_view text) {
    text = trimmed(text);
    if (const auto mm = before_suffix(text, "mm")) {
        return mm;
    }
    if (const auto pt = before_suffix(text, "pt")) {
        return *pt * mm_per_pt;
    }
    if (const auto px = before_suffix(text, "px")) {
        return *px * mm_per_px;
    }
    return std::nullopt;
}

std::optional<double> parse_percent(std::string_view text) {
    const auto value = before_suffix(trimmed(text), "%");
    return value ? std::optional(*value / 100) : std::nullopt;
}

std::string format_number(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text == "-0" ? "0" : text;
}

} // namespace conflictmap
