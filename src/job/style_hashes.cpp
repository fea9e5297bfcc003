#include "job/style_hashes.hpp"

#include "output/hash.hpp"

namespace conflictmap::job {
namespace {

constexpr std::size_t length = 12; ///< of a sum: a change is to be seen, an attack is not to be feared

void add(const style::StyleSheet& sheet, const std::string& section, const style::Names& names,
         std::map<std::string, std::string>& sums) {
    for (const std::string& name : names) {
        const std::string entry = section + "." + name;
        sums[entry] = style_sum(sheet, entry);
    }
}

/// Of the pictogram in the nearest style that has it.
std::string symbol_sum(const style::StyleSheet& sheet, const std::string& name) {
    for (const auto& file : sheet.files) {
        if (const auto sum = output::sha256_of_file(file.parent_path() / "symbols" / (name + ".svg"))) {
            return sum->substr(0, length);
        }
    }
    return "-";
}

} // namespace

std::string style_sum(const style::StyleSheet& sheet, const std::string& entry) {
    const std::string symbols = "symbols.";
    if (entry.starts_with(symbols)) {
        return symbol_sum(sheet, entry.substr(symbols.size()));
    }
    const auto written = sheet.written.find(entry);
    return written == sheet.written.end() ? "-" : output::sha256(written->second).substr(0, length);
}

std::map<std::string, std::string> style_sums(const style::StyleSheet& sheet) {
    std::map<std::string, std::string> sums;
    add(sheet, "palette", sheet.uses->palette, sums);
    add(sheet, "classes", sheet.uses->classes, sums);
    add(sheet, "text", sheet.uses->text, sums);
    add(sheet, "spaces", sheet.uses->spaces, sums);
    add(sheet, "words", sheet.uses->words, sums);
    add(sheet, "symbols", sheet.uses->symbols, sums);
    return sums;
}

} // namespace conflictmap::job
