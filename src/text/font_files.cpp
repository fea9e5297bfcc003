#include "text/font_files.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace conflictmap::text {

namespace {

std::optional<std::filesystem::path> find_file(const FontFolders& folders, const std::string& name) {
    for (const auto& folder : folders) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(folder / name, ignored)) {
            return folder / name;
        }
    }
    return std::nullopt;
}

std::vector<std::string> face_names(const Font& font) {
    std::vector<std::string> names;
    if (font.italic) {
        if (font.weight == Weight::semibold) {
            names.emplace_back("SemiBoldItalic");
        }
        if (font.weight != Weight::regular) {
            names.emplace_back("BoldItalic");
        } else {
            names.emplace_back("Italic");
        }
    }
    if (font.weight == Weight::semibold) {
        names.emplace_back("SemiBold");
    }
    if (font.weight != Weight::regular) {
        names.emplace_back("Bold");
    }
    names.emplace_back("Regular");
    return names;
}

std::string stem_of(std::string family) {
    std::erase(family, ' ');
    return family;
}

/// Each script and its name in Noto, for scripts that fonts-noto-core supports.
constexpr auto scripts = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Arab", "Arabic"},     {"Armn", "Armenian"},  {"Beng", "Bengali"},  {"Cher", "Cherokee"},   {"Copt", "Coptic"},
    {"Deva", "Devanagari"}, {"Ethi", "Ethiopic"},  {"Geor", "Georgian"}, {"Glag", "Glagolitic"}, {"Gujr", "Gujarati"},
    {"Guru", "Gurmukhi"},   {"Hebr", "Hebrew"},    {"Khmr", "Khmer"},    {"Knda", "Kannada"},    {"Laoo", "Lao"},
    {"Mlym", "Malayalam"},  {"Mong", "Mongolian"}, {"Mymr", "Myanmar"},  {"Orya", "Oriya"},      {"Sinh", "Sinhala"},
    {"Syrc", "Syriac"},     {"Taml", "Tamil"},     {"Telu", "Telugu"},   {"Thaa", "Thaana"},     {"Thai", "Thai"},
    {"Tibt", "Tibetan"},    {"Tfng", "Tifinagh"},  {"Yiii", "Yi"},
});

} // namespace

FontFolders default_font_folders() {
    return {"/usr/share/fonts/truetype/noto"};
}

std::optional<std::filesystem::path> face_file(const FontFolders& folders, const Font& font) {
    // A name with a slash or dots could lead outside the font folders.
    if (font.family.empty() || font.family.find_first_of("/\\.") != std::string::npos) {
        return std::nullopt;
    }
    const std::string stem = stem_of(font.family);
    if (!find_file(folders, stem + "-Regular.ttf")) {
        return std::nullopt;
    }
    for (const std::string& name : face_names(font)) {
        if (auto file = find_file(folders, stem + "-" + name + ".ttf")) {
            return file;
        }
    }
    return std::nullopt;
}

std::vector<std::string> lending_families(const FontFolders& folders, const std::string& family,
                                          const std::string& script) {
    std::vector<std::string> candidates;
    if (script == "Zyyy") {
        candidates = {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"};
    } else if (const auto* entry = std::ranges::find(scripts, script, &decltype(scripts)::value_type::first);
               entry != scripts.end()) {
        const std::string name(entry->second);
        if (family.find("Serif") != std::string::npos) {
            candidates.push_back("Noto Serif " + name);
        }
        candidates.push_back("Noto Sans " + name);
        candidates.push_back("Noto Serif " + name); // Tibetan has only this font
    }
    std::vector<std::string> found;
    for (const std::string& candidate : candidates) {
        if (face_file(folders, Font{.family = candidate})) {
            found.push_back(candidate);
            if (script != "Zyyy") {
                break;
            }
        }
    }
    return found;
}

} // namespace conflictmap::text
