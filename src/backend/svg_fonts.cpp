#include "backend/svg_fonts.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "text/font_subset.hpp"

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
                for (const char32_t c : code_points(text->text)) {
                    use.characters.insert(c);
                }
            }
        }
    }
}

} // namespace

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
