// Tables of places as text: CSV with columns for longitude and latitude, or with well-known text.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/file.hpp"
#include "gdal/geometry.hpp"
#include "gdal/session.hpp"
#include "parse/csv_text.hpp"
#include "source/crs.hpp"
#include "source/csv_columns.hpp"
#include "source/excess.hpp"
#include "source/intake.hpp"
#include "source/kinds.hpp"
#include "source/ogr_filter.hpp"

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

/// What is known about a file before its values are taken.
struct Scan {
    std::vector<std::string> header;
    int header_line = 0;
    std::vector<std::size_t> kept; ///< the columns whose values are read, in order
    std::vector<ColumnType> types; ///< of these columns
    std::int64_t rows = 0;         ///< without the header
};

/// The columns that are wanted, and those that the condition may use.
std::vector<std::size_t> kept_columns(const Request& request, const std::vector<std::string>& header) {
    const auto wanted = kept_fields(request, header);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (std::binary_search(wanted.begin(), wanted.end(), i) ||
            (!request.where.empty() && may_use(request.where, header[i]))) {
            kept.push_back(i);
        }
    }
    return kept;
}

bool check_header(const Request& request, const Scan& scan, Diagnostics& diagnostics) {
    std::set<std::string> names;
    for (const auto& name : scan.header) {
        if (name.empty() || !names.insert(name).second) {
            diagnostics.data_error(in_file(request, scan.header_line), "bad-header",
                                   name.empty() ? "a column has no name"
                                                : fmt::format("two columns are called '{}'", name),
                                   "give every column its own name in the first line");
            return false;
        }
    }
    return true;
}

/// Goes through the whole file once, storing no row.
std::optional<Scan> scan_csv(const Request& request, const std::string& text, Diagnostics& diagnostics) {
    parse::CsvReader reader(text, request.limits.fields);
    parse::CsvRow row;
    Scan scan;
    std::string buffer;
    std::vector<ColumnGuess> guesses;
    if (reader.next(row)) {
        if (row.count > request.limits.fields) {
            report_fields(request, diagnostics);
            return std::nullopt;
        }
        for (const auto cell : row.cells) {
            scan.header.emplace_back(parse::csv_cell(cell, buffer));
        }
        scan.header_line = row.line;
        scan.kept = kept_columns(request, scan.header);
        guesses.resize(scan.kept.size());
    }
    for (; reader.next(row); ++scan.rows) {
        check_deadline();
        for (std::size_t i = 0; row.count == scan.header.size() && i < guesses.size(); ++i) {
            guesses[i].add(parse::csv_cell(row.cells[scan.kept[i]], buffer), reader.separator());
        }
    }
    if (!reader.error().empty()) {
        diagnostics.data_error(in_file(request, reader.error_line()), "bad-csv", reader.error(),
                               "close every quote; write a quote inside quotes twice");
        return std::nullopt;
    }
    if (scan.header.empty()) {
        diagnostics.data_error(request.place, "empty-file", fmt::format("{} is empty", request.shown),
                               "its first line must name the columns, such as id,lon,lat,title");
        return std::nullopt;
    }
    for (const auto& guess : guesses) {
        scan.types.push_back(guess.type());
    }
    return check_header(request, scan, diagnostics) ? std::optional(std::move(scan)) : std::nullopt;
}

bool is_blank(std::string_view cell) {
    return cell.find_first_not_of(" \t") == std::string_view::npos;
}

/// The place of a row as written, or a fault when it cannot be read.
gdal::Converted place_of(const parse::CsvRow& row, const PlaceColumns& columns, char separator,
                         std::size_t max_vertices) {
    std::string buffer;
    if (columns.wkt) {
        const auto text = parse::csv_cell(row.cells[*columns.wkt], buffer);
        return is_blank(text) ? gdal::Converted{} : gdal::from_wkt(std::string(text), max_vertices);
    }
    const std::string x_cell(parse::csv_cell(row.cells[*columns.x], buffer));
    const auto y_cell = parse::csv_cell(row.cells[*columns.y], buffer);
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

/// A row that was read, but not yet taken.
struct Pending {
    int line = 0;
    std::vector<Value> values;
    gdal::Converted place;
};

/// Takes the rows of a file whose scan found nothing wrong. It is a class because its steps share counters.
class CsvTaking {
public:
    CsvTaking(const Request& request, const Scan& scan, const PlaceColumns& columns, Intake& intake,
              Diagnostics& diagnostics)
        : request_(request), scan_(scan), columns_(columns), intake_(intake), diagnostics_(diagnostics) {}

    /// False, with a diagnostic, when the file cannot be used.
    bool take(const std::string& text) {
        // Without `crs`, WGS 84 is assumed unless most places cannot be in degrees; that is known at the end.
        to_lonlat_ = request_.crs.empty() ? to_wgs84("OGC:CRS84") : to_wgs84(request_, diagnostics_);
        if (!request_.where.empty()) {
            std::vector<std::string> fields;
            for (const auto column : scan_.kept) {
                fields.push_back(scan_.header[column]);
            }
            filter_ = RowFilter::make(request_, fields, scan_.types, scan_.header, diagnostics_);
        }
        if (!to_lonlat_ || (!request_.where.empty() && !filter_)) {
            return false;
        }
        return read(text) && are_degrees();
    }

private:
    bool read(const std::string& text) {
        // The condition is evaluated for many rows at once, which is faster.
        constexpr std::size_t cells_at_once = 1'000'000;
        const std::size_t rows_at_once =
            filter_ ? std::clamp<std::size_t>(cells_at_once / std::max<std::size_t>(scan_.kept.size(), 1), 1, 100'000)
                    : 1;
        parse::CsvReader reader(text, request_.limits.fields);
        parse::CsvRow row;
        reader.next(row); // the header
        while (reader.next(row)) {
            check_deadline();
            if (row.count != scan_.header.size()) {
                intake_.reject(row.line, "more or fewer cells than the header");
                continue;
            }
            pending_.push_back({row.line, values_of(row, reader.separator()),
                                place_of(row, columns_, reader.separator(), request_.limits.vertices)});
            count(pending_.back().place);
            if (pending_.size() >= rows_at_once && !settle()) {
                return false;
            }
        }
        return settle();
    }

    std::vector<Value> values_of(const parse::CsvRow& row, char separator) {
        std::vector<Value> values;
        values.reserve(scan_.kept.size());
        std::string buffer;
        for (std::size_t i = 0; i < scan_.kept.size(); ++i) {
            auto value = csv_value(parse::csv_cell(row.cells[scan_.kept[i]], buffer), scan_.types[i], separator);
            if (auto* text = std::get_if<std::string>(&value)) {
                intake_.check_text(*text);
            }
            values.push_back(std::move(value));
        }
        return values;
    }

    /// Counts a place for `are_degrees`.
    void count(const gdal::Converted& place) {
        if (!std::holds_alternative<std::monostate>(place.geometry)) {
            ++placed_;
            far_ += is_far_from_degrees(place.geometry) ? 1U : 0U;
        }
    }

    bool are_degrees() {
        if (!request_.crs.empty() || far_ * 2 <= placed_) {
            return true;
        }
        diagnostics_.data_error(request_.place, "no-crs",
                                fmt::format("most coordinates in {} are not degrees", request_.shown),
                                "set their coordinate system in the spec, such as crs: EPSG:32636");
        return false;
    }

    /// Takes the pending rows that meet the condition. False, with a diagnostic, when there is no room for them.
    bool settle() {
        std::vector<bool> met(pending_.size(), true);
        if (filter_) {
            std::vector<const std::vector<Value>*> rows;
            for (const auto& row : pending_) {
                rows.push_back(&row.values);
            }
            met = filter_->met(settled_, rows);
            intake_.filter(std::count(met.begin(), met.end(), false), "where: " + request_.where);
        }
        for (std::size_t i = 0; i < pending_.size(); ++i) {
            if (met[i]) {
                take(pending_[i]);
            }
        }
        settled_ += static_cast<std::int64_t>(pending_.size());
        pending_.clear();
        return intake_.has_room();
    }

    void take(Pending& row) {
        if (!intake_.admit(row.line, row.values)) {
            return;
        }
        if (!row.place.fault.empty()) {
            intake_.reject(row.line, row.place.fault);
        } else if (!to_lonlat_->apply(row.place.geometry)) {
            intake_.reject(row.line, "a place outside its coordinate system's domain");
        } else {
            if (!row.place.remark.empty()) {
                intake_.remark(row.place.remark);
            }
            intake_.take({row.line, std::move(row.place.geometry), std::move(row.values)});
        }
    }

    const Request& request_;
    const Scan& scan_;
    const PlaceColumns& columns_;
    Intake& intake_;
    Diagnostics& diagnostics_;
    std::optional<ToWgs84> to_lonlat_;
    std::optional<RowFilter> filter_;
    std::vector<Pending> pending_;
    std::int64_t settled_ = 0;
    std::size_t placed_ = 0;
    std::size_t far_ = 0;
};

std::optional<Table> read_csv(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    const auto text = load(request, file, diagnostics);
    const auto scan = text ? scan_csv(request, *text, diagnostics) : std::nullopt;
    if (!scan) {
        return std::nullopt;
    }
    const auto columns = find_places(request, scan->header, diagnostics);
    Intake intake(request, scan->header, scan->kept, "line", diagnostics);
    if (!columns || !intake.usable()) {
        return std::nullopt;
    }
    if (scan->rows > request.limits.features) {
        report_rows(request, diagnostics);
        return std::nullopt;
    }
    intake.declare(scan->rows);
    return CsvTaking(request, *scan, *columns, intake, diagnostics).take(*text)
               ? std::optional(intake.finish({file.string()}))
               : std::nullopt;
}

} // namespace

const Kind& csv_kind();
const Kind& csv_kind() {
    static const Kind kind{{".csv", ".tsv"}, "", read_csv};
    return kind;
}

} // namespace conflictmap::source
