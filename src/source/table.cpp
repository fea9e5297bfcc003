#include "source/table.hpp"

namespace conflictmap::source {

std::optional<std::size_t> Table::field(const std::string& name) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] == name) {
            return i;
        }
    }
    return std::nullopt;
}

const Value& value_of(const Table& table, const Feature& feature, const std::string& field) {
    static const Value null;
    const auto index = table.field(field);
    return index && *index < feature.values.size() ? feature.values[*index] : null;
}

} // namespace conflictmap::source
