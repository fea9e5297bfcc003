#include "job/style_hashes.hpp"

#include "output/hash.hpp"

namespace conflictmap::job {
namespace {

constexpr std::size_t length = 12; ///< of a hash; enough to detect changes, without protection against attacks

void add(const style::StyleSheet& sheet, const std::string& section, const style::Names& names,
         std::map<std::string, std::string>& hashes) {
    for (const std::string& name : names) {
        const std::string entry = section + "." + name;
        hashes[entry] = style_hash(sheet, entry);
    }
}

/// The hash of the pictogram in the nearest style that has it.
std::string symbol_hash(const style::StyleSheet& sheet, const std::string& name) {
    for (const auto& file : sheet.files) {
        if (const auto hash = output::sha256_of_file(file.parent_path() / "symbols" / (name + ".svg"))) {
            return hash->substr(0, length);
        }
    }
    return "-";
}

} // namespace

std::string style_hash(const style::StyleSheet& sheet, const std::string& entry) {
    const std::string symbols = "symbols.";
    if (entry.starts_with(symbols)) {
        return symbol_hash(sheet, entry.substr(symbols.size()));
    }
    const auto written = sheet.written.find(entry);
    return written == sheet.written.end() ? "-" : output::sha256(written->second).substr(0, length);
}

std::map<std::string, std::string> style_hashes(const style::Lookup& lookup) {
    std::map<std::string, std::string> hashes;
    add(lookup.sheet, "palette", lookup.uses.palette, hashes);
    add(lookup.sheet, "classes", lookup.uses.classes, hashes);
    add(lookup.sheet, "text", lookup.uses.text, hashes);
    add(lookup.sheet, "spaces", lookup.uses.spaces, hashes);
    add(lookup.sheet, "words", lookup.uses.words, hashes);
    add(lookup.sheet, "symbols", lookup.uses.symbols, hashes);
    return hashes;
}

} // namespace conflictmap::job
