#pragma once
// The shipped sets, read as the program reads them.
#include <map>
#include <string>
#include <vector>

#include "geom/operations.hpp"
#include "workbench.hpp"

namespace geodata_tests {

namespace cm = conflictmap;
namespace fs = std::filesystem;

/// All rows of a file below geodata/, without a diagnostic.
inline const cm::source::Table& rows_of(const std::string& file) {
    static std::map<std::string, cm::source::Table> all;
    if (const auto found = all.find(file); found != all.end()) {
        return found->second;
    }
    cm::source::Request request;
    request.path = workbench::root().geodata() / file;
    request.shown = file;
    cm::Diagnostics diagnostics;
    auto read = cm::source::read(request, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(read);
    REQUIRE(diagnostics.all().empty());
    REQUIRE_FALSE(read->features.empty()); // Tests go through the rows: there must be some.
    return all.emplace(file, std::move(*read)).first->second;
}

inline std::string text_in(const cm::source::Table& table, const cm::source::Feature& row, const std::string& field) {
    REQUIRE(table.field(field));
    return cm::source::to_text(cm::source::value_of(table, row, field));
}

inline double number_in(const cm::source::Table& table, const cm::source::Feature& row, const std::string& field) {
    REQUIRE(table.field(field));
    return cm::source::to_number(cm::source::value_of(table, row, field)).value_or(0);
}

/// Every file of the data (not of their recipes) with this ending, as a path relative to it, in order.
inline std::vector<std::string> files(const std::string& ending) {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(workbench::root().geodata())) {
        const std::string file = fs::relative(entry.path(), workbench::root().geodata()).string();
        if (entry.is_regular_file() && entry.path().extension() == ending && !file.starts_with("recipes/")) {
            all.push_back(file);
        }
    }
    std::sort(all.begin(), all.end());
    REQUIRE_FALSE(all.empty());
    return all;
}

} // namespace geodata_tests
