// Tables of a PostgreSQL database, read through a connection that the user allowed; the database evaluates conditions.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "gdal/session.hpp"
#include "source/kinds.hpp"
#include "source/ogr_read.hpp"

namespace conflictmap::source {
namespace {

/// A name of a table, with or without its schema: letters of any script, digits, underscores, hyphens, spaces.
bool is_table_name(const std::string& name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        const bool letter = is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ' ';
    });
    return plain && !name.empty() && std::count(name.begin(), name.end(), '.') <= 1;
}

/// A condition is passed to the database as written. In addition to what holds for all kinds, it must be valid in OGR's
/// own language, which has no statements, and must not contain, even in quotes, anything that the two languages
/// interpret differently: then it can only choose rows.
bool fits_database(const Request& request, Diagnostics& diagnostics) {
    for (const auto* forbidden : {"\\", ";", "--", "/*", "$"}) {
        if (request.where.find(forbidden) != std::string::npos) {
            diagnostics.error(request.where_place, "wrong-condition",
                              fmt::format("the condition '{}' contains '{}', which is not passed to a database",
                                          request.where, forbidden),
                              "write one comparison, or several joined by AND and OR");
            return false;
        }
    }
    return true;
}

std::optional<Table> read_postgis(const Request& request, const std::filesystem::path& /*none*/,
                                  Diagnostics& diagnostics) {
    gdal::start_postgis();
    if (!is_table_name(request.layer)) {
        diagnostics.error(request.place, "which-layer",
                          request.layer.empty() ? "a database needs the name of a table"
                                                : fmt::format("'{}' is not the name of a table", request.layer),
                          "name one table or view, such as layer: events or layer: public.events");
        return std::nullopt;
    }
    if (!fits_database(request, diagnostics)) {
        return std::nullopt;
    }
    OgrSource source;
    source.name = request.connection;
    source.driver = "PostgreSQL";
    source.is_database = true;
    std::string prelude = "SET default_transaction_read_only = on";
    if (const double left = deadline_left(); left >= 0) {
        prelude += fmt::format("; SET statement_timeout = {}", static_cast<int>(std::ceil(left * 1000)) + 1);
    }
    source.options = {"TABLES=" + request.layer, "LIST_ALL_TABLES=NO", "PRELUDE_STATEMENTS=" + prelude};
    source.files = {"PG: " + request.layer}; // not the connection, which may contain a password
    source.no_crs = "its geometries have no SRID";
    return read_ogr_source(source, request, diagnostics);
}

} // namespace

const Kind& postgis_kind();
const Kind& postgis_kind() {
    static const Kind kind{{}, "PG:", read_postgis};
    return kind;
}

} // namespace conflictmap::source
