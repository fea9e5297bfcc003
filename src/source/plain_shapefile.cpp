#include "source/plain_shapefile.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "parse/dbase_table.hpp"
#include "parse/header_audit.hpp"
#include "parse/shape_records.hpp"
#include "source/intake.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

std::string text_beside(const fs::path& shp, const char* ending, const Roots& roots) {
    constexpr std::size_t most = 1'000;
    const auto file = parse::sibling(shp, ending);
    return file ? read_bytes(*file, most, roots).value_or("") : "";
}

/// WGS 84 in degrees, as ESRI and GDAL write it. Other texts for it are left to GDAL.
bool states_wgs84(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    static const std::regex pattern(
        R"(GEOGCS\["[^"\]]*",DATUM\["(D_)?WGS_1984",SPHEROID\["[^"\]]*",6378137(\.0*)?,298\.257223563(0*)\]\],)"
        R"(PRIMEM\["Greenwich",0(\.0*)?\],UNIT\["[Dd]egree",0\.01745329251994(3|33|329|3295|33[0-9]*|32[0-9]*)\]\])");
    return std::regex_match(text, pattern);
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
    return request.where.empty() && request.encoding.empty() && request.crs.empty() &&
           (request.layer.empty() || request.layer == shp.stem()) && shp.extension() == ".shp";
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
};

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
    return PlainShapefile{std::move(*shapes), std::move(*rows), is_utf8_name(text_beside(shp, "cpg", request.roots))};
}

/// False where GDAL has to read the file instead.
bool take_plain_rows(PlainShapefile& files, const std::vector<std::size_t>& kept, const Request& request,
                     Intake& intake) {
    for (std::int64_t row = 0; row < files.shapes.count(); ++row) {
        auto geometry = files.shapes.next(request.limits.vertices);
        if (!geometry || !files.rows.go_to(row)) {
            return false;
        }
        Feature feature;
        feature.id = row;
        feature.values.resize(kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (!intake.needs(i)) {
                continue;
            }
            auto value = files.rows.value(kept[i]);
            auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
            if (!value || (text != nullptr && !files.utf8 && !is_ascii(*text))) {
                return false;
            }
            if (text != nullptr) {
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
