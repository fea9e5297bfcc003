#pragma once
// Simple `where` conditions, evaluated without GDAL, whose loading takes longer than reading most files: comparisons of
// fields with numbers and texts, IN, IS NULL, AND, OR and parentheses, with the meaning that OGR gives them (GDAL 3.6,
// "OGR SQL dialect"). All other conditions are left to OGR. Private to this room.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/csv_columns.hpp"

namespace conflictmap::source {

/// What a field holds, as a condition sees it; nothing for types that are left to OGR.
using FieldType = std::optional<ColumnType>;

class PlainCondition {
public:
    /// The value of a field, by its index; nothing if it cannot be read.
    using ValueOf = std::function<std::optional<Value>(std::size_t)>;

    /// Nothing if OGR has to read the condition, perhaps only to say what is wrong with it. The names of the fields
    /// differ in more than case.
    static std::optional<PlainCondition> make(const std::string& where, const std::vector<std::string>& fields,
                                              const std::vector<FieldType>& types);

    /// Whether a row meets it. A comparison with null is not met. Nothing if a value cannot be read.
    [[nodiscard]] std::optional<bool> met(const ValueOf& value_of) const;

    struct Term;

private:
    explicit PlainCondition(std::shared_ptr<const Term> root) : root_(std::move(root)) {}
    std::shared_ptr<const Term> root_;
};

} // namespace conflictmap::source
