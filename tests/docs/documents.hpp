#pragma once
// The project's documents, read for tests that compare them with the program.
#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "project.hpp"

namespace documents {

namespace fs = std::filesystem;

/// "README.md", "docs/spec.md" ...: every document, below the project's folder.
inline std::vector<std::string> names() {
    std::vector<std::string> all{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"};
    for (const std::string folder : {"docs", "geodata"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(project::root()) / folder)) {
            if (entry.path().extension() == ".md" && entry.path().string().find("/.") == std::string::npos) {
                all.push_back(fs::relative(entry.path(), project::root()).string());
            }
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

inline std::string text_of(const std::string& name) {
    return project::bytes_of(fs::path(project::root()) / name);
}

/// "`key`" becomes "key"; text without backticks stays as it is.
inline std::string plain(std::string cell) {
    std::erase(cell, '`');
    return cell;
}

/// A Markdown table: cells by row, the header first, without the line below it.
using Table = std::vector<std::vector<std::string>>;

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) {
        const auto from = cell.find_first_not_of(' ');
        cells.push_back(from == std::string::npos ? "" : cell.substr(from, cell.find_last_not_of(' ') - from + 1));
    }
    return cells;
}

/// The tables in order, each with its heading ("## view" gives "view").
inline std::vector<std::pair<std::string, Table>> tables_of(const std::string& text) {
    std::vector<std::pair<std::string, Table>> tables;
    std::istringstream lines(text);
    std::string heading;
    bool fenced = false;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        fenced = fenced != line.starts_with("```");
        if (!fenced && line.starts_with("#")) {
            heading = line.substr(line.find(' ') + 1);
        }
        if (fenced || !line.starts_with("|")) {
            inside = false;
            continue;
        }
        if (!inside) {
            tables.emplace_back(heading, Table{});
            inside = true;
        }
        if (line.find_first_not_of("|-: ") != std::string::npos) {
            tables.back().second.push_back(cells_of(line));
        }
    }
    return tables;
}

/// The table under `heading` whose first column has the header `first`. Empty if no table has it.
inline Table table_under(const std::string& text, const std::string& heading, const std::string& first) {
    for (const auto& [under, table] : tables_of(text)) {
        if (under == heading && !table.empty() && table[0][0] == first) {
            return table;
        }
    }
    return {};
}

/// Column `index` without its header, as plain text.
inline std::vector<std::string> column(const Table& table, std::size_t index) {
    std::vector<std::string> out;
    for (std::size_t row = 1; row < table.size(); ++row) {
        out.push_back(plain(table[row].at(index)));
    }
    return out;
}

struct Fence {
    std::string language; ///< "yaml", or empty
    std::string text;
};

inline std::vector<Fence> fences_of(const std::string& text) {
    std::vector<Fence> fences;
    std::istringstream lines(text);
    bool fenced = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            fenced = !fenced;
            if (fenced) {
                fences.push_back({line.substr(3), {}});
            }
        } else if (fenced) {
            fences.back().text += line + "\n";
        }
    }
    return fences;
}

} // namespace documents
