#include "source/condition.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace conflictmap::source {
namespace {

/// The name that OGR or SQLite complains of: in double quotes, or after "no such column: ".
std::string name_in(const std::string& reason) {
    static const std::string sqlite = "no such column: ";
    if (const auto at = reason.find(sqlite); at != std::string::npos) {
        const auto from = at + sqlite.size();
        return reason.substr(from, reason.find_first_of(" \n)", from) - from);
    }
    const auto open = reason.find('"');
    const auto close = open == std::string::npos ? open : reason.find('"', open + 1);
    return close == std::string::npos ? std::string{} : reason.substr(open + 1, close - open - 1);
}

} // namespace

void report_condition(const Request& request, const std::string& reason, const std::vector<std::string>& fields,
                      Diagnostics& diagnostics) {
    const auto line = reason.substr(0, reason.find('\n'));
    const auto near = nearest(name_in(reason), fields);
    const auto shown = std::vector(fields.begin(), fields.begin() + std::min<std::ptrdiff_t>(std::ssize(fields), 20));
    auto hint = fmt::format("the fields of {} are {}", request.shown, fmt::join(shown, ", "));
    if (!near.empty() && near != name_in(reason)) {
        hint = fmt::format("did you mean {}? {}", near, hint);
    }
    diagnostics.error(
        request.where_place, "wrong-condition",
        fmt::format("the condition '{}' is refused: {}", request.where, line.empty() ? "OGR gives no reason" : line),
        hint);
}

} // namespace conflictmap::source
