#pragma once
#include <catch2/catch.hpp>

#include "source/table.hpp"

namespace source_tests {

/// No row is lost: every declared row is kept, outside, filtered or rejected.
inline void check_balance(const conflictmap::source::Table& table) {
    const auto& l = table.ledger;
    CHECK(l.declared == static_cast<std::int64_t>(table.features.size()) + l.outside + l.filtered + l.rejected);
}

} // namespace source_tests
