#pragma once
// The rows of a .dbf beside a shapefile, with the values that GDAL gives (dBASE III table).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parse/byte_blocks.hpp"
#include "parse/value.hpp"

namespace conflictmap::parse {

class DbaseTable {
public:
    /// Nothing if its header is unusual, or if a field has a name that is not ASCII or that another one has, too. The
    /// file passed `audit_shapefile`.
    static std::optional<DbaseTable> open(InputFile dbf);

    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Whether the values of a field can be read: texts, numbers and dates.
    [[nodiscard]] bool can_read(std::size_t field) const;
    /// Which values a field has, apart from null; dates are texts ("2025-03-18").
    enum class Kind { text, integer, real, date };
    [[nodiscard]] Kind kind(std::size_t field) const;
    /// Points at a row; false if it is marked as deleted or cannot be read. Fast if rows only grow.
    bool go_to(std::int64_t row);
    /// The value of a field (by index) in this row; nothing where its bytes are not what its type says. Texts are as in
    /// the file.
    [[nodiscard]] std::optional<Value> value(std::size_t index) const;

private:
    struct Field {
        char type = 'C';
        std::size_t offset = 0; ///< in a row
        std::size_t width = 0;
        unsigned decimals = 0;
    };
    explicit DbaseTable(ByteBlocks dbf) : dbf_(std::move(dbf)) {}
    ByteBlocks dbf_;
    std::int64_t count_ = 0;
    std::uintmax_t first_row_ = 0;
    std::size_t row_bytes_ = 0;
    std::vector<std::string> names_;
    std::vector<Field> fields_;
    const unsigned char* row_ = nullptr;
};

} // namespace conflictmap::parse
