#include "source/plain_shapefile.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "parse/dbase_table.hpp"
#include "parse/header_audit.hpp"
#include "parse/shape_records.hpp"
#include "source/intake.hpp"
#include "source/plain_condition.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

std::string text_beside(const fs::path& shp, const char* ending, const Roots& roots) {
    constexpr std::size_t most = 1'000;
    const auto file = parse::sibling(shp, ending);
    return file ? read_bytes(*file, most, roots).value_or("") : "";
}

/// Takes `part` from the start of the text.
bool take(std::string_view& text, std::string_view part) {
    const bool found = text.starts_with(part);
    text.remove_prefix(found ? part.size() : 0);
    return found;
}

/// Takes a name in quotes.
bool take_name(std::string_view& text) {
    const std::size_t end = text.starts_with('"') ? text.find('"', 1) : std::string_view::npos;
    text.remove_prefix(end == std::string_view::npos ? 0 : end + 1);
    return end != std::string_view::npos;
}

/// Takes a number that rounds to `value`, up to `tolerance`.
bool take_number(std::string_view& text, double value, double tolerance) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool found = error == std::errc() && std::fabs(number - value) <= tolerance;
    text.remove_prefix(found ? static_cast<std::size_t>(end - text.data()) : 0);
    return found;
}

/// WGS 84 in degrees, as ESRI and GDAL write it. Other texts for it are left to GDAL.
bool states_wgs84(std::string written) {
    std::erase_if(written, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    std::string_view text = written;
    constexpr double degree = 0.0174532925199432957; // radians
    return take(text, "GEOGCS[") && take_name(text) &&
           (take(text, ",DATUM[\"D_WGS_1984\",SPHEROID[") || take(text, ",DATUM[\"WGS_1984\",SPHEROID[")) &&
           take_name(text) && take(text, ",") && take_number(text, 6378137, 0) && take(text, ",") &&
           take_number(text, 298.257223563, 0) && take(text, "]],PRIMEM[\"Greenwich\",") && take_number(text, 0, 0) &&
           (take(text, "],UNIT[\"Degree\",") || take(text, "],UNIT[\"degree\",")) && take_number(text, degree, 1e-15) &&
           text == "]]";
}

bool is_utf8_name(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\r' || c == '\n' || c == '-'; });
    std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return text == "utf8" || text == "65001";
}

/// Files that GDAL uses, too, and that the list of files must then name.
bool has_others(const fs::path& shp) {
    static const std::array endings{"qix", "sbn", "sbx", "idm", "ind", "qpj"};
    return std::ranges::any_of(endings, [&](const char* ending) { return parse::sibling(shp, ending).has_value(); });
}

std::vector<std::string> plain_files_of(const fs::path& shp) {
    std::vector<std::string> files{shp.string()};
    for (const char* ending : {"shx", "dbf", "prj", "cpg"}) {
        if (const auto file = parse::sibling(shp, ending)) {
            files.push_back(file->string());
        }
    }
    std::ranges::sort(files);
    return files;
}

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_plain_request(const Request& request, const fs::path& shp) {
    return request.encoding.empty() && request.crs.empty() && (request.layer.empty() || request.layer == shp.stem()) &&
           shp.extension() == ".shp";
}

std::optional<InputFile> input_of(const std::optional<fs::path>& file, const Roots& roots) {
    if (!file) {
        return std::nullopt;
    }
    auto handle = InputFile::open(*file, roots);
    auto* input = std::get_if<InputFile>(&handle);
    return input == nullptr ? std::nullopt : std::optional(std::move(*input));
}

struct PlainShapefile {
    parse::ShapeRecords shapes;
    parse::DbaseTable rows;
    bool utf8 = false; ///< texts are UTF-8; otherwise only ASCII can be read
    std::optional<PlainCondition> condition{};

    /// Of the current row; nothing if GDAL has to read it.
    [[nodiscard]] std::optional<Value> value(std::size_t field) const {
        auto value = rows.value(field);
        const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
        return text != nullptr && !utf8 && !is_ascii(*text) ? std::nullopt : value;
    }
};

std::vector<FieldType> types_of(const parse::DbaseTable& rows) {
    using Kind = parse::DbaseTable::Kind;
    std::vector<FieldType> types;
    for (std::size_t field = 0; field < rows.names().size(); ++field) {
        const Kind kind = rows.kind(field);
        types.push_back(!rows.can_read(field) || kind == Kind::date ? FieldType{}
                        : kind == Kind::text                        ? ColumnType::text
                        : kind == Kind::integer                     ? ColumnType::integer
                                                                    : ColumnType::real);
    }
    return types;
}

std::optional<PlainShapefile> open_plain(const Request& request, const fs::path& shp) {
    if (!is_plain_request(request, shp) || has_others(shp) || !states_wgs84(text_beside(shp, "prj", request.roots))) {
        return std::nullopt;
    }
    auto shp_file = input_of(shp, request.roots);
    auto shx_file = input_of(parse::sibling(shp, "shx"), request.roots);
    auto dbf_file = input_of(parse::sibling(shp, "dbf"), request.roots);
    if (!shp_file || !shx_file || !dbf_file) {
        return std::nullopt;
    }
    auto shapes = parse::ShapeRecords::open(std::move(*shp_file), std::move(*shx_file));
    auto rows = parse::DbaseTable::open(std::move(*dbf_file));
    if (!shapes || !rows || shapes->count() != rows->count() || shapes->count() > request.limits.features ||
        rows->names().size() > request.limits.fields) {
        return std::nullopt;
    }
    PlainShapefile files{std::move(*shapes), std::move(*rows), is_utf8_name(text_beside(shp, "cpg", request.roots))};
    if (!request.where.empty()) {
        files.condition = PlainCondition::make(request.where, files.rows.names(), types_of(files.rows));
        if (!files.condition) {
            return std::nullopt;
        }
    }
    return files;
}

/// False where GDAL has to read the file instead.
bool take_plain_rows(PlainShapefile& files, const std::vector<std::size_t>& kept, const Request& request,
                     Intake& intake) {
    for (std::int64_t row = 0; row < files.shapes.count(); ++row) {
        auto geometry = files.shapes.next(request.limits.vertices);
        if (!geometry || !files.rows.go_to(row)) {
            return false;
        }
        if (files.condition) {
            const auto met = files.condition->met([&](std::size_t field) { return files.value(field); });
            if (!met) {
                return false;
            }
            if (!*met) {
                intake.filter(1, "where: " + request.where);
                continue;
            }
        }
        Feature feature;
        feature.id = row;
        feature.values.resize(kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (!intake.needs(i)) {
                continue;
            }
            auto value = files.value(kept[i]);
            if (!value) {
                return false;
            }
            if (auto* text = std::get_if<std::string>(&*value)) {
                intake.check_text(*text);
            }
            feature.values[i] = std::move(*value);
        }
        if (!intake.admit(feature.id, feature.values)) {
            continue;
        }
        feature.geometry = std::move(*geometry);
        intake.take(std::move(feature));
        if (!intake.has_room()) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<Table> read_plain_shapefile(const Request& request, const fs::path& shp, Diagnostics& diagnostics) {
    auto files = open_plain(request, shp);
    if (!files) {
        return std::nullopt;
    }
    const auto kept = kept_fields(request, files->rows.names());
    if (!std::ranges::all_of(kept, [&](std::size_t field) { return files->rows.can_read(field); })) {
        return std::nullopt;
    }
    Diagnostics own; // kept only if the file is read to its end
    Intake intake(request, files->rows.names(), kept, "row", own);
    if (!intake.usable() || !take_plain_rows(*files, kept, request, intake)) {
        return std::nullopt;
    }
    intake.declare(files->shapes.count());
    Table table = intake.finish(plain_files_of(shp));
    for (const Diagnostic& diagnostic : own.all()) {
        diagnostics.add(diagnostic);
    }
    return table;
}

} // namespace conflictmap::source
