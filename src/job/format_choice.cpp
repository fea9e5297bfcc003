#include "job/format_choice.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace conflictmap::job {

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Format& each : formats()) {
        names.emplace_back(each.name);
    }
    return names;
}

std::vector<const Format*> formats_of(const spec::MapSpec& map, const std::vector<std::string>& wanted,
                                      Diagnostics& diagnostics) {
    std::vector<Placed<std::string>> names = map.outputs;
    if (!wanted.empty()) {
        names.clear();
        for (const auto& name : wanted) {
            names.push_back({name, {"command line", 0, 0}});
        }
    }
    if (names.empty()) {
        names = {{"png", {}}, {"svg", {}}};
    }
    std::vector<const Format*> chosen;
    for (const auto& name : names) {
        if (const Format* format = find_format(name.value)) {
            chosen.push_back(format);
            continue;
        }
        diagnostics.error(name.place, "unknown-format", fmt::format("unknown output format '{}'", name.value),
                          fmt::format("one of: {}", fmt::join(format_names(), ", ")));
    }
    // Formats that link to the pictures come after them.
    std::stable_partition(chosen.begin(), chosen.end(), [](const Format* each) { return !each->links; });
    return chosen;
}

} // namespace conflictmap::job
