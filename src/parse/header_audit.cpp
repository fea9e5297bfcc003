#include "parse/header_audit.hpp"

#include <array>
#include <cctype>
#include <cstdint>

#include <fmt/format.h>

#include "base/file.hpp"
#include "parse/byte_blocks.hpp"

namespace conflictmap::parse {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<unsigned char>;

Bytes first_bytes(std::istream& file, std::size_t count) {
    Bytes bytes(count);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

constexpr std::size_t shp_header = 100; ///< bytes, of .shp and .shx alike
constexpr std::uint64_t shp_code = 9994;

/// A .shp or .shx header: declared length in bytes, or a finding.
std::optional<std::uint64_t> declared_length(const Bytes& header, std::uintmax_t size, const std::string& ending,
                                             std::vector<Finding>& findings) {
    if (header.size() < shp_header) {
        findings.push_back({"file-too-short", fmt::format("its .{} is cut off: {} bytes", ending, size),
                            "copy the file again from its source"});
        return std::nullopt;
    }
    if (big_endian_32(header.data()) != shp_code) {
        findings.push_back({"not-a-shapefile", fmt::format("its .{} has a wrong header", ending),
                            "copy the file again from its source"});
        return std::nullopt;
    }
    const std::uint64_t length = 2 * std::uint64_t{big_endian_32(header.data() + 24)};
    if (length > size || length < shp_header) {
        findings.push_back({"file-too-short", fmt::format("its .{} is cut off: {} bytes of {}", ending, size, length),
                            "copy the file again from its source"});
        return std::nullopt;
    }
    return length;
}

/// How many index entries point beyond the end of the .shp.
std::uint64_t stray_records(std::istream& shx, std::uint64_t records, std::uint64_t shp_length) {
    std::uint64_t stray = 0;
    std::array<unsigned char, 8> entry{};
    for (std::uint64_t i = 0; i < records; ++i) {
        shx.read(reinterpret_cast<char*>(entry.data()), entry.size());
        const std::uint64_t offset = 2 * std::uint64_t{big_endian_32(entry.data())};
        const std::uint64_t content = 2 * std::uint64_t{big_endian_32(entry.data() + 4)};
        if (offset < shp_header || offset + 8 + content > shp_length) {
            ++stray;
        }
    }
    return stray;
}

std::uintmax_t size_of(std::istream& file) {
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::streamoff>(file.tellg());
    file.seekg(0);
    return size < 0 ? 0 : static_cast<std::uintmax_t>(size);
}

/// The number of rows that the .dbf declares and holds.
std::optional<std::uint64_t> table_rows(std::istream& file, std::uintmax_t size, std::vector<Finding>& findings) {
    const auto header = first_bytes(file, 32);
    if (header.size() < 32) {
        findings.push_back({"file-too-short", "its .dbf is cut off", "copy the file again from its source"});
        return std::nullopt;
    }
    const std::uint64_t rows = little_endian_32(header.data() + 4);
    const auto expected = little_endian_16(header.data() + 8) + rows * little_endian_16(header.data() + 10);
    if (size < expected) {
        findings.push_back({"file-too-short", fmt::format("its .dbf is cut off: {} bytes of {}", size, expected),
                            "copy the file again from its source"});
        return std::nullopt;
    }
    return rows;
}

} // namespace

std::optional<fs::path> sibling(const fs::path& file, const std::string& ending) {
    std::string upper = ending;
    for (char& c : upper) {
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    for (const auto& candidate : {ending, upper}) {
        fs::path path = file;
        path.replace_extension(candidate);
        if (fs::is_regular_file(path)) {
            return path;
        }
    }
    return std::nullopt;
}

std::vector<Finding> audit_shapefile(const std::string& stem, std::istream* shp, std::istream* shx, std::istream* dbf) {
    std::vector<Finding> findings;
    if (shx == nullptr) {
        findings.push_back({"missing-shx", "its index (.shx) is missing",
                            fmt::format("copy {0}.shx beside it, or rebuild the set: ogr2ogr --config "
                                        "SHAPE_RESTORE_SHX YES new.shp {0}.shp, on a copy",
                                        stem)});
    }
    if (dbf == nullptr) {
        findings.push_back({"missing-dbf", "its table (.dbf) is missing",
                            fmt::format("copy {0}.dbf beside it, or rebuild the set: ogr2ogr new.shp {0}.shp", stem)});
    }
    const auto size = size_of(*shp);
    const auto length = declared_length(first_bytes(*shp, shp_header), size, "shp", findings);
    if (shx == nullptr || dbf == nullptr || !length) {
        return findings;
    }
    const auto shx_size = size_of(*shx);
    const auto index = declared_length(first_bytes(*shx, shp_header), shx_size, "shx", findings);
    const auto rows = table_rows(*dbf, size_of(*dbf), findings);
    if (!index || !rows) {
        return findings;
    }
    const std::uint64_t records = (*index - shp_header) / 8;
    if (records != *rows) {
        findings.push_back({"counts-disagree",
                            fmt::format("its index has {} records and its table {} rows", records, *rows),
                            "one of the files belongs to another version of the set: copy all of them again"});
        return findings;
    }
    if (const auto stray = stray_records(*shx, records, *length); stray > 0) {
        findings.push_back({"broken-index",
                            fmt::format("{} of {} index entries point outside its .shp", stray, records),
                            "copy .shp and .shx again from their source"});
    }
    return findings;
}

DeletedRecords deleted_records(std::istream& dbf) {
    dbf.clear();
    dbf.seekg(0);
    const auto header = first_bytes(dbf, 32);
    if (header.size() < 32) {
        return {};
    }
    const auto records = static_cast<std::int64_t>(little_endian_32(header.data() + 4));
    const auto record_size = static_cast<std::streamoff>(little_endian_16(header.data() + 10));
    dbf.seekg(static_cast<std::streamoff>(little_endian_16(header.data() + 8)));
    DeletedRecords deleted;
    for (std::int64_t i = 0; i < records; ++i) {
        const int mark = dbf.get();
        if (mark == std::istream::traits_type::eof()) {
            break;
        }
        if (mark == '*' && deleted.count++ == 0) {
            deleted.first = i;
        }
        dbf.ignore(record_size - 1);
    }
    return deleted;
}

DeletedRecords deleted_records(const fs::path& shp, const Roots& roots) {
    const auto dbf = sibling(shp, "dbf");
    return deleted_records(*open_file(dbf.value_or(fs::path()), roots));
}

std::vector<Finding> audit_shapefile(const fs::path& shp, const Roots& roots) {
    const auto shp_file = open_file(shp, roots);
    const auto shx = sibling(shp, "shx");
    const auto dbf = sibling(shp, "dbf");
    const auto shx_file = open_file(shx.value_or(fs::path()), roots);
    const auto dbf_file = open_file(dbf.value_or(fs::path()), roots);
    return audit_shapefile(shp.stem().string(), shp_file.get(), shx ? shx_file.get() : nullptr,
                           dbf ? dbf_file.get() : nullptr);
}

} // namespace conflictmap::parse
