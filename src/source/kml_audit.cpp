#include "source/kml_audit.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "parse/archive.hpp"
#include "source/excess.hpp"

namespace conflictmap::source {
namespace {

constexpr std::int64_t max_kmz_members = 10'000;

bool is_kml(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name.ends_with(".kml");
}

/// How many files of the archive a text may make GDAL read: each <NetworkLink>, with any prefix, has two of these.
std::uintmax_t links_in(const std::string& text) {
    constexpr std::string_view word = "NetworkLink";
    std::uintmax_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
        ++count;
    }
    return count / 2;
}

/// The bytes of KML that GDAL may hold at once, or something above the limit.
std::uintmax_t bytes_held(const parse::Archive& archive, std::uintmax_t limit) {
    std::uintmax_t all = 0;
    std::uintmax_t largest = 0;
    std::vector<parse::Member> files;
    for (const parse::Member& member : archive.members()) {
        if (is_kml(member.name)) {
            // Declared sizes can be anything, so adding them up could overflow.
            if (member.size > limit - all) {
                return limit + 1;
            }
            all += member.size;
            largest = std::max<std::uintmax_t>(largest, member.size);
            files.push_back(member);
        }
    }
    std::uintmax_t links = 0;
    for (const parse::Member& member : files) {
        const auto text = archive.unpacked(member);
        links += text ? links_in(*text) : 0; // GDAL reports a damaged one
    }
    return all + links * largest;
}

} // namespace

bool audit_kml(const Request& request, const std::filesystem::path& file, Diagnostics& diagnostics) {
    const auto limit = request.limits.tree_bytes;
    if (is_kml(file.string())) {
        const auto opened = InputFile::open(file, request.roots);
        const auto* input = std::get_if<InputFile>(&opened);
        if (input == nullptr || input->size() <= limit) {
            return true;
        }
        report_tree(request, "KML", diagnostics);
        return false;
    }
    const auto archive = parse::Archive::open(file, request.roots);
    if (!archive) {
        diagnostics.data_error(request.place, "unreadable",
                               fmt::format("{} is not a KMZ file, or it is damaged", request.shown),
                               "copy the file again from its source");
        return false;
    }
    if (archive->count() > max_kmz_members || bytes_held(*archive, limit) > limit) {
        report_tree(request, "KML, unpacked", diagnostics);
        return false;
    }
    return true;
}

} // namespace conflictmap::source
