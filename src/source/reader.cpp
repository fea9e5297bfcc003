#include "source/reader.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/input_file.hpp"
#include "base/path.hpp"
#include "base/timings.hpp"
#include "source/condition.hpp"
#include "source/kinds.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

std::string ending_of(const fs::path& path) {
    auto ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

const Kind* kind_for(const fs::path& path) {
    const auto ending = ending_of(path);
    for (const auto& kind : kinds()) {
        if (std::find(kind.endings.begin(), kind.endings.end(), ending) != kind.endings.end()) {
            return &kind;
        }
    }
    return nullptr;
}

bool may_be_named(const fs::path& file, const std::vector<fs::path>& roots) {
    return roots.empty() || is_below_one_of(file, roots);
}

/// The readable file in the same folder with the nearest name; none in a folder, or behind a link, outside the roots.
std::string neighbour_of(const fs::path& path, const std::vector<fs::path>& roots) {
    std::vector<std::string> names;
    std::error_code error;
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!may_be_named(folder, roots)) {
        return {};
    }
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (kind_for(entry->path()) != nullptr && may_be_named(entry->path(), roots)) {
            names.push_back(entry->path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return nearest(path.filename().string(), names);
}

void report_refusal(const Request& request, Refusal refusal, Diagnostics& diagnostics) {
    switch (refusal) {
    case Refusal::folder:
        diagnostics.data_error(request.place, "not-a-file", fmt::format("{} is a folder", request.shown),
                               "name a file in it");
        return;
    case Refusal::not_regular:
        diagnostics.data_error(request.place, "not-a-file", fmt::format("{} is not a regular file", request.shown),
                               "name a regular file");
        return;
    case Refusal::outside:
        diagnostics.error(request.place, "path-outside",
                          fmt::format("{} is outside the folders that may be read", request.shown),
                          "copy the file next to the spec, or allow its folder with --allow-path");
        return;
    case Refusal::unreadable:
        diagnostics.data_error(request.place, "unreadable", fmt::format("{} cannot be read", request.shown),
                               "check that you may read the file");
        return;
    case Refusal::missing:
        break;
    }
    const auto near = neighbour_of(request.path, request.roots);
    diagnostics.data_error(request.place, "no-such-file", fmt::format("there is no file {}", request.shown),
                           near.empty() ? "check the path; it is relative to the spec's folder or to the data root"
                                        : fmt::format("did you mean {}?", near));
}

} // namespace

std::vector<std::string> readable_formats() {
    std::vector<std::string> endings;
    for (const auto& kind : kinds()) {
        endings.insert(endings.end(), kind.endings.begin(), kind.endings.end());
    }
    std::sort(endings.begin(), endings.end());
    return endings;
}

namespace {

/// Files that belong to `file` have its name with another ending, or something after it. False, with a diagnostic,
/// when one of them cannot be opened: readers would take it for missing, and not say so.
bool companions_open(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    std::error_code error;
    const auto stem = file.stem().string() + ".";
    for (fs::directory_iterator entry(file.parent_path(), error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        std::error_code unknown;
        if (!name.starts_with(stem) || entry->symlink_status(unknown).type() == fs::file_type::regular) {
            continue;
        }
        const auto opened = InputFile::open(entry->path(), request.roots);
        const auto* refusal = std::get_if<Refusal>(&opened);
        if (refusal == nullptr || *refusal == Refusal::folder) {
            continue;
        }
        diagnostics.data_error(
            request.place, *refusal == Refusal::outside ? "path-outside" : "not-a-file",
            *refusal == Refusal::outside
                ? fmt::format("{}: {} is a link to a file that may not be read", request.shown, name)
                : fmt::format("{}: {} cannot be read: {}", request.shown, name, message_for(*refusal)),
            "copy the file itself next to the others");
        return false;
    }
    return true;
}

/// The path as the system walks it: links and ".." in the folders are resolved, the file's own name is kept, since
/// the files that belong to it are found by name.
fs::path walked(const fs::path& path, std::error_code& failed) {
    const fs::path absolute = fs::absolute(path, failed);
    return failed ? absolute : fs::canonical(absolute.parent_path(), failed) / absolute.filename();
}

std::optional<Table> read_file(const Request& request, Diagnostics& diagnostics) {
    std::error_code failed;
    const fs::path file = walked(request.path, failed);
    // Only what the file system itself calls a regular file: no URL, no connection string, no GDAL prefix passes.
    const auto opened = InputFile::open(failed ? request.path : file, request.roots);
    if (const auto* refusal = std::get_if<Refusal>(&opened); refusal != nullptr || failed) {
        report_refusal(request, refusal != nullptr ? *refusal : Refusal::missing, diagnostics);
        return std::nullopt;
    }
    const Kind* kind = kind_for(file);
    if (kind == nullptr) {
        diagnostics.data_error(request.place, "unknown-format",
                               fmt::format("{}: files ending in '{}' cannot be read", request.shown, ending_of(file)),
                               fmt::format("readable endings are {}", fmt::join(readable_formats(), ", ")));
        return std::nullopt;
    }
    if (file.string().rfind("/vsi", 0) == 0) {
        diagnostics.data_error(request.place, "not-a-file", fmt::format("{} is not a plain local path", request.shown),
                               "copy the file to a folder of its own");
        return std::nullopt;
    }
    return companions_open(request, file, diagnostics) ? kind->read(request, file, diagnostics) : std::nullopt;
}

std::optional<Table> read_connection(const Request& request, Diagnostics& diagnostics) {
    const auto& all = kinds();
    const auto kind = std::find_if(all.begin(), all.end(), [&](const Kind& each) {
        return !each.connections.empty() && request.connection.starts_with(each.connections);
    });
    if (kind == all.end()) {
        diagnostics.error(request.place, "unknown-format", "this connection cannot be opened",
                          fmt::format("connections start with {}", fmt::join(connection_prefixes(), ", ")));
        return std::nullopt;
    }
    return kind->read(request, {}, diagnostics);
}

} // namespace

std::vector<std::string> connection_prefixes() {
    std::vector<std::string> prefixes;
    for (const auto& kind : kinds()) {
        if (!kind.connections.empty()) {
            prefixes.push_back(kind.connections);
        }
    }
    return prefixes;
}

std::optional<Table> read(const Request& asked, Diagnostics& diagnostics) {
    const Stage stage("read sources");
    check_deadline();
    if (!check_condition(asked, diagnostics)) {
        return std::nullopt;
    }
    Request request = asked;
    if (request.profile && request.x.empty() && request.y.empty() && request.wkt.empty()) {
        request.x = request.profile->x;
        request.y = request.profile->y;
    }
    auto table = request.connection.empty() ? read_file(request, diagnostics) : read_connection(request, diagnostics);
    if (table && request.profile &&
        !apply_profile(*request.profile, request.shown, request.place, *table, diagnostics)) {
        return std::nullopt;
    }
    return table;
}

} // namespace conflictmap::source
