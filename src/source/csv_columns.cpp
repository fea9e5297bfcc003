#include "source/csv_columns.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "base/units.hpp"

namespace conflictmap::source {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string{}
                                          : std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

/// The first column with one of these names; the order of the names decides.
std::optional<std::size_t> guessed(const std::vector<std::string>& header, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (lower(header[i]) == name) {
                return i;
            }
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> named(const Request& request, const std::string& name,
                                 const std::vector<std::string>& header, Diagnostics& diagnostics) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found != header.end()) {
        return static_cast<std::size_t>(found - header.begin());
    }
    const auto near = nearest(name, header);
    diagnostics.data_error(request.place, "unknown-field", fmt::format("{} has no column '{}'", request.shown, name),
                           near.empty() ? "its columns are " + some_of(header)
                                        : fmt::format("did you mean '{}'?", near));
    return std::nullopt;
}

std::optional<std::int64_t> whole_number(std::string_view cell) {
    const bool minus = !cell.empty() && cell[0] == '-';
    const auto digits = cell.substr(minus ? 1 : 0);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool leading_zero = digits.size() > 1 && digits[0] == '0';
    return error == std::errc{} && end == cell.data() + cell.size() && !leading_zero ? std::optional(value)
                                                                                     : std::nullopt;
}

ColumnType type_of(std::string_view cell, char separator) {
    if (whole_number(cell)) {
        return ColumnType::integer;
    }
    const auto first = cell.find_first_not_of("+-");
    const bool code = first != std::string_view::npos && cell[first] == '0' && cell.size() > first + 1 &&
                      std::isdigit(static_cast<unsigned char>(cell[first + 1])) != 0;
    return !code && csv_number(cell, separator) ? ColumnType::real : ColumnType::text;
}

} // namespace

std::optional<PlaceColumns> find_places(const Request& request, const std::vector<std::string>& header,
                                        Diagnostics& diagnostics) {
    PlaceColumns places;
    if (!request.wkt.empty()) {
        places.wkt = named(request, request.wkt, header, diagnostics);
        return places.wkt ? std::optional(places) : std::nullopt;
    }
    if (!request.x.empty() || !request.y.empty()) {
        const auto name_x = request.x.empty() ? std::string("lon") : request.x;
        const auto name_y = request.y.empty() ? std::string("lat") : request.y;
        places.x = named(request, name_x, header, diagnostics);
        places.y = named(request, name_y, header, diagnostics);
        return places.x && places.y ? std::optional(places) : std::nullopt;
    }
    places.x = guessed(header, {"lon", "lng", "long", "longitude", "x"});
    places.y = guessed(header, {"lat", "latitude", "y"});
    if (places.x && places.y) {
        return places;
    }
    places = {{}, {}, guessed(header, {"wkt", "geometry", "geom"})};
    if (places.wkt) {
        return places;
    }
    diagnostics.data_error(request.place, "no-coordinates",
                           fmt::format("{} has no columns that look like coordinates", request.shown),
                           fmt::format("name them with x: and y:, or with wkt:; its columns are {}", some_of(header)));
    return std::nullopt;
}

std::optional<double> csv_number(std::string_view cell, char separator) {
    auto text = trimmed(cell);
    if (separator != ',' && std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos) {
        text[text.find(',')] = '.';
    }
    return parse_number(text);
}

void ColumnGuess::add(std::string_view cell, char separator) {
    if (cell.empty() || type_ == ColumnType::text) {
        return;
    }
    any_ = true;
    const auto type = type_of(cell, separator);
    type_ = type == ColumnType::integer ? type_ : type;
}

Value csv_value(std::string_view cell, ColumnType type, char separator) {
    if (cell.empty()) {
        return {};
    }
    if (type == ColumnType::integer) {
        if (const auto whole = whole_number(cell)) {
            return *whole;
        }
    } else if (type == ColumnType::real) {
        if (const auto real = csv_number(cell, separator)) {
            return *real;
        }
    }
    return std::string(cell);
}

} // namespace conflictmap::source
