#include "job/format_choice.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "job/html.hpp"

namespace conflictmap::job {

std::vector<std::string> format_names() {
    std::vector<std::string> names{std::string(html_format().name)};
    for (const auto& each : backend::formats()) {
        names.emplace_back(each.name);
    }
    std::sort(names.begin(), names.end());
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
        if (name.value == html_format().name) {
            formats.push_back(&html_format());
            continue;
        }
        if (const backend::Format* format = backend::find_format(name.value)) {
            formats.push_back(format);
            continue;
        }
        diagnostics.error(name.place, "unknown-format", fmt::format("unknown output format '{}'", name.value),
                          fmt::format("one of: {}", fmt::join(format_names(), ", ")));
    }
    // The figure page links to the pictures: they come first.
    std::stable_partition(formats.begin(), formats.end(), [](const auto* each) { return each != &html_format(); });
    return formats;
}

} // namespace conflictmap::job
