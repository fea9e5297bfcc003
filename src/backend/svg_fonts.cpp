#include "backend/svg_fonts.hpp"

#include <fmt/format.h>

#include <tuple>

#include "text/font_subset.hpp"
#include "text/utf8.hpp"

namespace conflictmap::backend {

namespace {

struct Use {
    std::filesystem::path file;
    std::set<char32_t> characters;
};
using Uses = std::map<std::tuple<std::string, int, bool>, Use>; ///< by family, weight, slope

void collect(const scene::Group& group, const text::Typesetter& typesetter, Uses& uses) {
    for (const scene::Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            collect(**child, typesetter, uses);
        } else if (const auto* text = std::get_if<scene::Text>(&item)) {
            const auto families = typesetter.families(text->text, text->font);
            const auto files = typesetter.files(text->text, text->font);
            for (std::size_t i = 0; i < std::min(families.size(), files.size()); ++i) {
                Use& use = uses[{families[i], static_cast<int>(text->font.weight), text->font.italic}];
                use.file = files[i];
                for (const char32_t c : text::code_points(text->text)) {
                    use.characters.insert(c);
                }
            }
        }
    }
}

} // namespace

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        unsigned block = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            block = block << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= count ? digits[block >> (18 - 6 * k) & 0x3FU] : '=';
        }
    }
    return out;
}

std::string embedded_fonts(const scene::Scene& scene, const text::Typesetter& typesetter, const std::string& prefix) {
    Uses uses;
    collect(scene.root, typesetter, uses);
    std::string out;
    for (const auto& [face, use] : uses) {
        const auto& [family, weight, italic] = face;
        out += fmt::format("@font-face{{font-family:'{}{}';font-weight:{};font-style:{};"
                           "src:url(data:font/woff2;base64,{}) format('woff2')}}\n",
                           prefix, family, weight, italic ? "italic" : "normal",
                           base64(text::woff2_subset(use.file, use.characters)));
    }
    return out;
}

} // namespace conflictmap::backend
