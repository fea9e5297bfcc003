#pragma once
// OGR fields as values. Private to this room; no GDAL header here.
#include <string>
#include <vector>

#include "source/table.hpp"

namespace conflictmap::source {

/// Reads one field of OGR rows. Dates and times become ISO 8601, lists become text joined by ", ", binary fields null.
class FieldReader {
public:
    FieldReader(std::string name, int index, int type) : name_(std::move(name)), index_(index), type_(type) {}
    [[nodiscard]] const std::string& name() const { return name_; }
    /// Whether it is the column of the rows' numbers, which OGR does not count among the fields.
    [[nodiscard]] bool is_key() const { return index_ < 0; }
    /// `row` is an OGRFeatureH.
    [[nodiscard]] Value read(void* row) const;

private:
    std::string name_;
    int index_;
    int type_; ///< OGRFieldType
};

/// One reader per field of an OGRLayerH, in order; `with_key`: starting with the column of the rows' numbers, if named.
std::vector<FieldReader> field_readers(void* layer, bool with_key);

} // namespace conflictmap::source
