// A shapefile in a zip, unpacked into memory: names in the archive never become paths.
#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <istream>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "gdal/session.hpp"
#include "parse/archive.hpp"
#include "parse/header_audit.hpp"
#include "source/crs_check.hpp"
#include "source/kinds.hpp"
#include "source/ogr_read.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t max_members = 10'000;
constexpr std::array<const char*, 5> shapefile_parts{"shp", "shx", "dbf", "prj", "cpg"};

void report(const Request& request, std::string code, const std::string& fault, std::string remedy,
            Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, std::move(code), fmt::format("{}: {}", request.shown, fault),
                           std::move(remedy));
}

/// "roads.SHP" -> {"roads", "shp"}.
std::pair<std::string, std::string> split_name(const std::string& name) {
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) {
        return {name, ""};
    }
    auto ending = name.substr(dot + 1);
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return {name.substr(0, dot), ending};
}

using Listing = std::map<std::string, std::map<std::string, parse::Member>>; ///< by stem and ending

Listing list(const parse::Archive& archive) {
    Listing listing;
    for (const parse::Member& member : archive.members()) {
        const std::string& name = member.name;
        const bool shadow = name.starts_with("__MACOSX/") || name.find("/._") != std::string::npos;
        const auto [stem, ending] = split_name(name);
        if (!shadow && std::find(shapefile_parts.begin(), shapefile_parts.end(), ending) != shapefile_parts.end()) {
            listing[stem].emplace(ending, member);
        }
    }
    std::erase_if(listing, [](const auto& set) { return !set.second.contains("shp"); });
    return listing;
}

/// The archive's only shapefile, by ending; nothing, with a diagnostic, when there is none or it may not be read.
std::optional<std::map<std::string, std::string>> unpack(const Request& request, const fs::path& file,
                                                         Diagnostics& diagnostics) {
    const auto archive = parse::Archive::open(file, request.roots);
    if (!archive) {
        report(request, "unreadable", "it is not a zip file, or it is damaged", "copy the file again from its source",
               diagnostics);
        return std::nullopt;
    }
    if (archive->count() > max_members) {
        report(request, "zip-too-large", fmt::format("it contains more than {} files", max_members),
               "unpack it, and name the file you want", diagnostics);
        return std::nullopt;
    }
    const auto listing = list(*archive);
    if (listing.size() != 1) {
        std::vector<std::string> names;
        for (const auto& [stem, set] : listing) {
            names.push_back(stem + ".shp");
        }
        names.resize(std::min<std::size_t>(names.size(), 20));
        report(request, "which-shapefile",
               listing.empty() ? std::string("it contains no shapefile")
                               : fmt::format("it contains {} shapefiles: {}", listing.size(), fmt::join(names, ", ")),
               "unpack it, and name the file you want", diagnostics);
        return std::nullopt;
    }
    std::uintmax_t size = 0;
    for (const auto& [ending, listed] : listing.begin()->second) {
        // Declared sizes can be anything, so adding them up could overflow.
        const bool fits = listed.size <= request.limits.unpacked_bytes - size;
        if (!fits || listed.encrypted) {
            report(
                request, fits ? "zip-encrypted" : "zip-too-large",
                fits ? std::string("it is encrypted")
                     : fmt::format("unpacked, it is larger than the limit of {} bytes", request.limits.unpacked_bytes),
                "unpack it, and name the .shp", diagnostics);
            return std::nullopt;
        }
        size += listed.size;
    }
    std::map<std::string, std::string> members;
    for (const auto& [ending, listed] : listing.begin()->second) {
        auto bytes = archive->unpacked(listed);
        if (!bytes) {
            report(request, "unreadable", fmt::format("its .{} is damaged", ending),
                   "copy the file again from its source", diagnostics);
            return std::nullopt;
        }
        members[ending] = std::move(*bytes);
    }
    return members;
}

bool audit(const Request& request, const std::map<std::string, std::string>& members, Diagnostics& diagnostics) {
    struct Part {
        explicit Part(const std::string& bytes) : buffer(bytes), stream(&buffer) {}
        parse::BytesBuffer buffer;
        std::istream stream;
    };
    std::map<std::string, Part> parts;
    for (const auto& [ending, bytes] : members) {
        parts.try_emplace(ending, bytes);
    }
    const auto stream = [&](const char* ending) {
        const auto found = parts.find(ending);
        return found == parts.end() ? nullptr : &found->second.stream;
    };
    const auto findings =
        parse::audit_shapefile(request.path.stem().string(), stream("shp"), stream("shx"), stream("dbf"));
    for (const auto& finding : findings) {
        report(request, finding.code, finding.message, "unpack it, and repair the set", diagnostics);
    }
    const auto prj = members.find("prj");
    return findings.empty() &&
           (prj == members.end() || check_prj(prj->second, request.shown + " (.prj)", request, diagnostics));
}

std::optional<Table> read_zip(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    auto members = unpack(request, file, diagnostics);
    if (!members || !audit(request, *members, diagnostics)) {
        return std::nullopt;
    }
    OgrSource source;
    parse::BytesBuffer bytes_of_dbf(members->at("dbf")); // The audit has found the .dbf.
    std::istream dbf(&bytes_of_dbf);
    source.deleted = parse::deleted_records(dbf);
    gdal::start();
    static std::atomic<unsigned> count = 0;
    const auto folder = fmt::format("/vsimem/conflictmap-zip-{}", count++);
    std::vector<std::unique_ptr<gdal::MemoryFile>> kept;
    for (auto& [ending, bytes] : *members) {
        kept.push_back(std::make_unique<gdal::MemoryFile>(fmt::format("{}/data.{}", folder, ending), std::move(bytes)));
    }
    source.name = folder + "/data.shp";
    source.driver = "ESRI Shapefile";
    source.place_needed = true;
    source.no_crs = "its .prj is missing or broken";
    source.files = {file.string()};
    if (!request.encoding.empty()) {
        source.options = {"ENCODING=" + request.encoding};
    }
    return read_ogr_source(source, request, diagnostics);
}

} // namespace

const Kind& zip_kind();
const Kind& zip_kind() {
    static const Kind kind{{".zip"}, "", read_zip};
    return kind;
}

} // namespace conflictmap::source
