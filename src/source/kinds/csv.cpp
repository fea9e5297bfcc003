// Tables of places as text: CSV with columns for longitude and latitude, or with well-known text.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/file.hpp"
#include "source/crs.hpp"
#include "source/csv_columns.hpp"
#include "source/gdal.hpp"
#include "source/intake.hpp"
#include "source/kinds.hpp"
#include "source/ogr_filter.hpp"
#include "source/ogr_geometry.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

Place in_file(const Request& request, int line) {
    return {request.shown, line, 1};
}

/// The file as UTF-8, or nothing with a diagnostic.
std::optional<std::string> load(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    auto text = read_bytes(file, request.limits.csv_bytes + 1, request.roots);
    if (text && text->size() > request.limits.csv_bytes) {
        diagnostics.data_error(
            request.place, "file-too-large",
            fmt::format("{} is larger than the limit of {} bytes", request.shown, request.limits.csv_bytes),
            "convert it to FlatGeobuf: ogr2ogr new.fgb");
        return std::nullopt;
    }
    if (!text) {
        diagnostics.data_error(request.place, "unreadable", fmt::format("{} cannot be read", request.shown),
                               "check that you may read the file");
        return std::nullopt;
    }
    const auto start = text->substr(0, 2);
    if (start == "\xFF\xFE" || start == "\xFE\xFF") {
        diagnostics.data_error(request.place, "bad-encoding", fmt::format("{} is in UTF-16", request.shown),
                               "save it as UTF-8 (in Excel: CSV UTF-8)");
        return std::nullopt;
    }
    if (!request.encoding.empty() && !gdal::recode(*text, request.encoding)) {
        diagnostics.error(request.place, "unknown-encoding",
                          fmt::format("{} cannot be read as '{}'", request.shown, request.encoding),
                          "write an encoding such as UTF-8, CP1251, CP866, KOI8-U or ISO-8859-1");
        return std::nullopt;
    }
    return text;
}

std::optional<CsvText> parse(const Request& request, const std::string& text, Diagnostics& diagnostics) {
    auto csv = parse_csv(text);
    if (!csv.error.empty()) {
        diagnostics.data_error(in_file(request, csv.error_line), "bad-csv", csv.error,
                               "close every quote; write a quote inside quotes twice");
        return std::nullopt;
    }
    if (csv.rows.empty()) {
        diagnostics.data_error(request.place, "empty-file", fmt::format("{} is empty", request.shown),
                               "its first line must name the columns, such as id,lon,lat,title");
        return std::nullopt;
    }
    std::set<std::string> names;
    for (const auto& name : csv.rows[0].cells) {
        if (name.empty() || !names.insert(name).second) {
            diagnostics.data_error(in_file(request, csv.rows[0].line), "bad-header",
                                   name.empty() ? "a column has no name"
                                                : fmt::format("two columns are called '{}'", name),
                                   "give every column its own name in the first line");
            return std::nullopt;
        }
    }
    return csv;
}

bool is_blank(const std::string& cell) {
    return cell.find_first_not_of(" \t") == std::string::npos;
}

/// The place of a row as written, or a fault when it cannot be read.
Converted place_of(const CsvRow& row, const PlaceColumns& columns, char separator, std::size_t max_vertices) {
    if (columns.wkt) {
        return is_blank(row.cells[*columns.wkt]) ? Converted{} : from_wkt(row.cells[*columns.wkt], max_vertices);
    }
    const auto& x_cell = row.cells[*columns.x];
    const auto& y_cell = row.cells[*columns.y];
    if (is_blank(x_cell) && is_blank(y_cell)) {
        return {};
    }
    const auto x = csv_number(x_cell, separator);
    const auto y = csv_number(y_cell, separator);
    if (!x || !y) {
        return {{}, "a coordinate is not a number", {}};
    }
    return {geom::Points<geom::Lonlat>{{{*x, *y}}}, {}, {}};
}

/// Whether the values are metres or feet rather than degrees, even wrong ones.
bool is_far_from_degrees(const geom::Geometry<geom::Lonlat>& geometry) {
    constexpr double far = 1000;
    const auto box = geom::bounds(geometry);
    return std::fmax(-box.min.x, box.max.x) > far || std::fmax(-box.min.y, box.max.y) > far;
}

/// WGS 84 is assumed unless most places cannot be in degrees.
std::optional<ToWgs84> transformation(const Request& request, const std::vector<Converted>& places,
                                      Diagnostics& diagnostics) {
    if (!request.crs.empty()) {
        return to_wgs84(request, diagnostics);
    }
    std::size_t placed = 0;
    std::size_t far = 0;
    for (const auto& place : places) {
        if (!std::holds_alternative<std::monostate>(place.geometry)) {
            ++placed;
            far += is_far_from_degrees(place.geometry) ? 1U : 0U;
        }
    }
    if (far * 2 > placed) {
        diagnostics.data_error(request.place, "no-crs",
                               fmt::format("most coordinates in {} are not degrees", request.shown),
                               "set their coordinate system in the spec, such as crs: EPSG:32636");
        return std::nullopt;
    }
    return to_wgs84("OGC:CRS84");
}

std::vector<Value> values_of(const CsvRow& row, const std::vector<ColumnType>& types, char separator, Intake& intake) {
    std::vector<Value> values;
    values.reserve(types.size());
    for (std::size_t i = 0; i < types.size(); ++i) {
        auto value = csv_value(row.cells[i], types[i], separator);
        if (auto* text = std::get_if<std::string>(&value)) {
            intake.check_text(*text);
        }
        values.push_back(std::move(value));
    }
    return values;
}

/// Rows with a cell for every column, in order; the others are rejected.
std::vector<const CsvRow*> whole_rows(const CsvText& csv, Intake& intake) {
    std::vector<const CsvRow*> rows;
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
        if (csv.rows[i].cells.size() == csv.rows[0].cells.size()) {
            rows.push_back(&csv.rows[i]);
        } else {
            intake.reject(csv.rows[i].line, "more or fewer cells than the header");
        }
    }
    return rows;
}

std::optional<Table> read_csv(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    const auto text = load(request, file, diagnostics);
    const auto csv = text ? parse(request, *text, diagnostics) : std::nullopt;
    if (!csv) {
        return std::nullopt;
    }
    const auto& header = csv->rows[0].cells;
    const auto columns = find_places(request, header, diagnostics);
    Intake intake(request, header, "line", diagnostics);
    if (!columns || !intake.usable()) {
        return std::nullopt;
    }
    const auto declared = static_cast<std::int64_t>(csv->rows.size()) - 1;
    if (declared > request.limits.features) {
        diagnostics.data_error(
            request.place, "too-many-rows",
            fmt::format("{} has more rows than the limit of {}", request.shown, request.limits.features),
            "cut the file down to the area and time of the map");
        return std::nullopt;
    }
    intake.declare(declared);
    const auto rows = whole_rows(*csv, intake);
    const auto types = column_types(*csv);
    std::vector<std::vector<Value>> values;
    std::vector<Converted> places;
    for (const auto* row : rows) {
        check_deadline();
        values.push_back(values_of(*row, types, csv->separator, intake));
        places.push_back(place_of(*row, *columns, csv->separator, request.limits.vertices));
    }
    const auto to_lonlat = transformation(request, places, diagnostics);
    const auto met = request.where.empty() ? std::optional(std::vector<bool>(rows.size(), true))
                                           : rows_that_meet(request, header, types, values, diagnostics);
    if (!to_lonlat || !met) {
        return std::nullopt;
    }
    intake.filter(static_cast<std::int64_t>(std::count(met->begin(), met->end(), false)), "where: " + request.where);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int line = rows[i]->line;
        if (!(*met)[i] || !intake.admit(line, values[i])) {
            continue;
        }
        if (!places[i].fault.empty()) {
            intake.reject(line, places[i].fault);
        } else if (!to_lonlat->apply(places[i].geometry)) {
            intake.reject(line, "a place outside its coordinate system's domain");
        } else {
            if (!places[i].remark.empty()) {
                intake.remark(places[i].remark);
            }
            intake.take({line, std::move(places[i].geometry), std::move(values[i])});
        }
    }
    return intake.finish({file.string()});
}

} // namespace

const Kind& csv_kind();
const Kind& csv_kind() {
    static const Kind kind{{".csv", ".tsv"}, "", read_csv};
    return kind;
}

} // namespace conflictmap::source
