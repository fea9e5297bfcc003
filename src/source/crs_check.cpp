#include "source/crs_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "crs/text.hpp"

namespace conflictmap::source {
namespace {

bool refuse(const Place& place, const std::string& shown, const std::string& fault, Diagnostics& diagnostics) {
    diagnostics.data_error(place, "crs-names-file",
                           fmt::format("the coordinate system of {} cannot be used: {}", shown, fault),
                           "convert the data to EPSG:4326, or name an EPSG code in 'crs'");
    return false;
}

/// Of a byte of the text, both from 1.
Place place_in(const std::string& text, std::size_t at, const std::string& file) {
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
    const auto line = std::count(text.begin(), before, '\n');
    const auto start = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    return {file, static_cast<int>(line) + 1, static_cast<int>(at - (start == std::string::npos ? 0 : start + 1)) + 1};
}

} // namespace

bool check_crs(const std::vector<std::string>& definitions, const Request& request, Diagnostics& diagnostics) {
    for (const auto& definition : definitions) {
        const auto fault = request.crs.empty() ? crs::file_named_in(definition) : std::nullopt;
        if (fault) {
            return refuse(request.place, request.shown, fault->message, diagnostics);
        }
    }
    return true;
}

bool check_prj(const std::string& text, const std::string& file, const Request& request, Diagnostics& diagnostics) {
    const auto fault = request.crs.empty() ? crs::file_named_in(text) : std::nullopt;
    return !fault || refuse(place_in(text, fault->at, file), request.shown, fault->message, diagnostics);
}

bool check_refusals(const std::vector<std::string>& names, const Request& request, Diagnostics& diagnostics) {
    return names.empty() || !request.crs.empty() ||
           refuse(request.place, request.shown, fmt::format("it names a file, '{}'", names.front()), diagnostics);
}

} // namespace conflictmap::source
