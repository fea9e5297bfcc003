#pragma once
// Reads any source into a table: files that OGR knows, CSV, zipped shapefiles, and tables of PostgreSQL.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "source/limits.hpp"
#include "source/profile.hpp"
#include "source/table.hpp"
#include "source/wanted.hpp"

namespace conflictmap::source {

/// What to read. Empty fields mean "as in the file".
struct Request {
    std::filesystem::path path; ///< absolute or relative to the working folder
    std::string connection;     ///< instead of a path: a database such as "PG:dbname=events" that the user allowed
    std::string shown;          ///< the path as the author wrote it, for messages
    std::string layer;          ///< of a file or database with several layers; empty: it has only one
    std::string where;          ///< OGR SQL condition, pushed down to the source
    std::string crs;            ///< any CRS that PROJ knows; overrides the file's own
    std::string encoding;       ///< overrides the file's own (e.g. "CP1251")
    std::string x;              ///< CSV: name of the column with x or longitude (else guessed: lon, longitude, x ...)
    std::string y;              ///< CSV: the same for y or latitude
    std::string wkt;            ///< CSV: name of the column with well-known text, instead of x and y
    std::map<std::string, std::string> rename; ///< our field name -> the file's field name; a field of the file that
                                               ///< already has our name is then called "<name>_original"
    std::optional<WantedFields> fields;        ///< only these are read (our names); nothing: all. A condition and the
                                               ///< dates may use the others, too
    std::optional<geom::Box<geom::Lonlat>> extent; ///< rows completely outside are counted, not kept;
                                                   ///< longitudes are compared modulo 360
    std::optional<MarksRequest> marks;             ///< many points become Table::marks
    bool keep_areas_outside = false;               ///< keep rows outside the extent that are polygons in Table::outside
    std::optional<Date> at;                        ///< with time_from/time_to: keeps rows valid on that day, [from, to)
    std::string time_from; ///< names of fields with ISO dates (our names, else the file's); an empty value
                           ///< leaves that side open
    std::string time_to;
    Place place;                    ///< where the spec names this source
    Place where_place;              ///< where the spec gives the condition
    std::optional<Profile> profile; ///< converts the columns of a known publisher into our fields
    /// If not empty, every file that is read, with links resolved, must be in one of these (canonical) folders. This
    /// also applies to the files that belong to `path`, such as the .dbf of a .shp.
    std::vector<std::filesystem::path> roots;
    Limits limits;
};

/// The rows, or nothing with diagnostics that say what is wrong and how to fix it. A row that cannot be used is counted
/// in the ledger with its reason, and causes one data warning per reason.
/// Only regular local files are opened, each only with the driver for its ending. A connection is opened only if the
/// request names it; all other network access is blocked.
/// Rows without a place are kept (monostate), except in shapefiles and KML, where they are rejected.
/// In GeoJSON, nested properties become fields joined by "_" (title.en -> title_en).
/// Throws DeadlinePassed.
std::optional<Table> read(const Request& asked, Diagnostics& diagnostics);

/// How the names of databases start: "PG:".
std::vector<std::string> connection_prefixes();

/// File name endings that can be read, e.g. ".shp", for `list formats` and for messages.
std::vector<std::string> readable_formats();

} // namespace conflictmap::source
