#pragma once
// Checks the headers of a shapefile against each other and against the sizes of the files. Most of what it finds is not
// reported by readers. (ESRI Shapefile Technical Description, July 1998; dBASE III table header.)
#include <cstdint>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "base/input_file.hpp"

namespace conflictmap::parse {

struct Finding {
    std::string code;
    std::string message; ///< without the file's name
    std::string hint;
};

/// Errors in the set of files that belong to `shp`; empty when they agree.
std::vector<Finding> audit_shapefile(const std::filesystem::path& shp, const Roots& roots = {});

/// The same for files that are not on disk; null for a missing one (never the .shp). `stem` is for messages.
std::vector<Finding> audit_shapefile(const std::string& stem, std::istream* shp, std::istream* shx, std::istream* dbf);

/// Records that a .dbf marks as deleted. OGR counts them and silently skips them.
struct DeletedRecords {
    std::int64_t count = 0;
    std::int64_t first = 0; ///< its number, from 0
};

/// Of a table whose header passed `audit_shapefile`.
DeletedRecords deleted_records(std::istream& dbf);
/// Of the .dbf beside `shp`.
DeletedRecords deleted_records(const std::filesystem::path& shp, const Roots& roots = {});

/// The file with the same stem and this ending, in lower or upper case. Nothing if it does not exist.
std::optional<std::filesystem::path> sibling(const std::filesystem::path& file, const std::string& ending);

} // namespace conflictmap::parse
