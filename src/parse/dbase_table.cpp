#include "parse/dbase_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>

#include "base/date.hpp"
#include "base/utf8.hpp"

namespace conflictmap::parse {
namespace {

constexpr std::size_t table_header_bytes = 32;
constexpr std::size_t field_header_bytes = 32;

std::string_view without_spaces(std::string_view text) {
    text = text.substr(0, text.find('\0'));
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The whole text as a number; nothing if anything is left.
template <class Number> std::optional<Number> parsed_as(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string ascii_lower(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](char c) { return is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c; });
    return name;
}

} // namespace

std::optional<DbaseTable> DbaseTable::open(InputFile dbf) {
    DbaseTable table{ByteBlocks(std::move(dbf))};
    const unsigned char* header = table.dbf_.at(0, table_header_bytes);
    if (header == nullptr) {
        return std::nullopt;
    }
    table.count_ = static_cast<std::int64_t>(little_endian_32(header + 4));
    table.first_row_ = little_endian_16(header + 8);
    table.row_bytes_ = little_endian_16(header + 10);
    const unsigned char* all = table.dbf_.at(0, table.first_row_);
    if (all == nullptr || table.first_row_ < table_header_bytes + 1) {
        return std::nullopt;
    }
    std::set<std::string> known;
    std::size_t offset = 1; // after the mark of deletion
    for (std::size_t at = table_header_bytes; at + field_header_bytes < table.first_row_ + 1 && all[at] != '\r';
         at += field_header_bytes) {
        const auto* name_bytes = reinterpret_cast<const char*>(all + at);
        std::string name(name_bytes, std::find(name_bytes, name_bytes + 11, '\0'));
        Field field;
        field.type = static_cast<char>(all[at + 11]);
        field.offset = offset;
        field.width = all[at + 16];
        field.decimals = all[at + 17];
        if (field.type == 'C') {
            field.width +=
                std::size_t{256} * field.decimals; // as dBASE-like programs write long texts, and GDAL reads them
            field.decimals = 0;
        }
        const bool plain = std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
        if (name.empty() || !plain || !known.insert(ascii_lower(name)).second || field.width == 0) {
            return std::nullopt;
        }
        offset += field.width;
        table.names_.push_back(std::move(name));
        table.fields_.push_back(field);
    }
    return table.names_.empty() || offset != table.row_bytes_ ? std::nullopt : std::optional(std::move(table));
}

bool DbaseTable::can_read(std::size_t field) const {
    const Field& own = fields_[field];
    return own.type == 'C' || own.type == 'N' || (own.type == 'F' && own.decimals > 0) || own.type == 'D';
}

DbaseTable::Kind DbaseTable::kind(std::size_t field) const {
    const Field& own = fields_[field];
    constexpr std::size_t widest_integer = 18; // GDAL reads wider ones as reals
    if (own.type == 'C' || own.type == 'D') {
        return own.type == 'C' ? Kind::text : Kind::date;
    }
    return own.type == 'N' && own.decimals == 0 && own.width <= widest_integer ? Kind::integer : Kind::real;
}

bool DbaseTable::go_to(std::int64_t row) {
    row_ = dbf_.at(first_row_ + static_cast<std::uintmax_t>(row) * row_bytes_, row_bytes_);
    return row_ != nullptr && *row_ == ' ';
}

std::optional<Value> DbaseTable::value(std::size_t index) const {
    const Field& field = fields_[index];
    const std::string_view text = without_spaces({reinterpret_cast<const char*>(row_) + field.offset, field.width});
    if (text.empty()) {
        return Value{};
    }
    if (field.type == 'C') {
        return std::string(text);
    }
    if (field.type == 'D') {
        if (text.size() != 8 || !parsed_as<unsigned>(text)) {
            return std::nullopt;
        }
        std::string date(text.substr(0, 4));
        date.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
        return parse_date(date) ? std::optional<Value>(std::move(date)) : std::nullopt;
    }
    if (text.front() == '*') { // too wide for its field
        return Value{};
    }
    if (kind(index) == Kind::integer) {
        const auto whole = parsed_as<std::int64_t>(text);
        return whole ? std::optional<Value>(*whole) : std::nullopt;
    }
    const auto real = parsed_as<double>(text);
    return real && std::isfinite(*real) ? std::optional<Value>(*real) : std::nullopt;
}

} // namespace conflictmap::parse
