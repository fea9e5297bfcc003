#include "app/format_choice.hpp"

#include <fmt/format.h>

namespace conflictmap::app {

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& each : backend::formats()) {
        names.emplace_back(each.name);
    }
    return names;
}

std::vector<const backend::Format*> formats_of(const spec::MapSpec& map, const std::vector<std::string>& wanted,
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
    std::vector<const backend::Format*> formats;
    for (const auto& name : names) {
        if (const backend::Format* format = backend::find_format(name.value)) {
            formats.push_back(format);
            continue;
        }
        diagnostics.error(name.place, "unknown-format", fmt::format("unknown output format '{}'", name.value),
                          fmt::format("one of: {}", fmt::join(format_names(), ", ")));
    }
    return formats;
}

} // namespace conflictmap::app
