#pragma once
// OGR's condition language, applied to rows that did not come from OGR. Private to this room.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/csv_columns.hpp"

namespace conflictmap::source {

class RowFilter {
public:
    /// For rows with these fields. Nothing, with a diagnostic, when OGR refuses request.where; `all_fields` are those
    /// that its messages name.
    static std::optional<RowFilter> make(const Request& request, const std::vector<std::string>& fields,
                                         const std::vector<ColumnType>& types,
                                         const std::vector<std::string>& all_fields, Diagnostics& diagnostics);

    /// One flag per row: whether it meets the condition. `first`: the number of the first row, from 0.
    std::vector<bool> met(std::int64_t first, const std::vector<const std::vector<Value>*>& rows);

private:
    using Dataset = std::unique_ptr<void, void (*)(void*)>;
    RowFilter(Dataset dataset, void* layer) : dataset_(std::move(dataset)), layer_(layer) {}

    Dataset dataset_; ///< in memory; holds one layer
    void* layer_;     ///< an OGRLayerH
};

} // namespace conflictmap::source
