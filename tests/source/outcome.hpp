#pragma once
// The result of reading a source: the table and the diagnostics.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "base/diagnostics.hpp"
#include "source/reader.hpp"

namespace source_tests {

struct Outcome {
    std::optional<conflictmap::source::Table> table;
    conflictmap::Diagnostics diagnostics;

    /// The first diagnostic with this code; null when there is none.
    [[nodiscard]] const conflictmap::Diagnostic* find(const std::string& code) const {
        const auto& all = diagnostics.all();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
        return found == all.end() ? nullptr : &*found;
    }
    /// Every code with a space after it.
    [[nodiscard]] std::string codes() const {
        std::string text;
        for (const auto& each : diagnostics.all()) {
            text += each.code + " ";
        }
        return text;
    }
    [[nodiscard]] std::string messages() const {
        std::string text;
        for (const auto& each : diagnostics.all()) {
            text += each.message + "\n";
        }
        return text;
    }
};

/// Reads the file; messages use its own name unless the request gives another.
inline Outcome read_file(const std::filesystem::path& path, conflictmap::source::Request request = {}) {
    request.path = path;
    if (request.shown.empty()) {
        request.shown = path.filename().string();
    }
    Outcome outcome;
    outcome.table = conflictmap::source::read(request, outcome.diagnostics);
    return outcome;
}

/// Every declared row is a feature, or the ledger says what happened to it.
inline void check_balance(const conflictmap::source::Table& table) {
    const auto& ledger = table.ledger;
    const auto kept = static_cast<std::int64_t>(table.features.size());
    CHECK(ledger.declared == kept + ledger.outside + ledger.filtered + ledger.rejected);
}

} // namespace source_tests
