#pragma once
// What a source returns: rows with geometry in WGS 84, and the ledger, which accounts for every row.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geom/geometry.hpp"
#include "parse/value.hpp"
#include "source/marks.hpp"

namespace conflictmap::source {

using parse::to_number;
using parse::to_text;
using parse::Value;

struct Feature {
    std::int64_t id = 0; ///< the source's feature id, or the row number
    geom::Geometry<geom::Lonlat> geometry;
    std::vector<Value> values; ///< in the order of Table::fields
};

/// declared = drawn + outside + filtered + rejected. The source fills declared, filtered and rejected, and counts rows
/// skipped by an extent filter in outside. The code that draws the layer counts the rest as drawn or outside.
struct Ledger {
    std::int64_t declared = 0;
    std::int64_t drawn = 0;
    std::int64_t outside = 0;
    std::int64_t filtered = 0;
    std::int64_t rejected = 0;
    std::map<std::string, std::int64_t> reasons; ///< why rows were rejected or filtered, with counts
};

/// A row outside the requested extent.
struct Outside {
    Feature feature;
    std::size_t before = 0; ///< the index of the feature that follows it
};

struct Table {
    std::vector<std::string> fields;
    std::vector<std::string> file_fields; ///< also those that were not read; for messages
    std::vector<Feature> features;
    Marks marks;                  ///< rows that were taken as marks instead; only when the request asks for them
    std::vector<Outside> outside; ///< counted as outside; only when the request asks for them
    Ledger ledger;
    std::vector<std::string> files; ///< every file that was read
    [[nodiscard]] std::optional<std::size_t> field(const std::string& name) const;
};

/// The value of a named field; null when the table has no such field.
const Value& value_of(const Table& table, const Feature& feature, const std::string& field);

} // namespace conflictmap::source
