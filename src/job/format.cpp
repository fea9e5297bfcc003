#include "job/format.hpp"

#include <algorithm>

namespace conflictmap::job {
namespace {

Format picture_format(const backend::Format& picture) {
    Format format;
    format.name = picture.name;
    format.extension = picture.extension;
    format.about = picture.about;
    format.scales = picture.scales;
    format.longest_side = picture.longest_side;
    format.encode = [&picture](const FormatInput& input, const backend::Options& how) {
        return picture.encode(input.map.page.scene, input.typesetter, how);
    };
    format.shortfall = picture.shortfall;
    return format;
}

std::vector<Format> all_formats() {
    std::vector<Format> all = documents();
    for (const backend::Format& picture : backend::formats()) {
        all.push_back(picture_format(picture));
    }
    std::ranges::sort(all, {}, &Format::name);
    return all;
}

} // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> all = all_formats();
    return all;
}

const Format* find_format(std::string_view name) {
    const auto found = std::ranges::find(formats(), name, &Format::name);
    return found == formats().end() ? nullptr : &*found;
}

} // namespace conflictmap::job
