#include "inspect/translations.hpp"

#include <fmt/format.h>

namespace conflictmap::inspect {
namespace {

bool lacks(const LocalText& text, const std::string& language) {
    if (text.empty() || text.by_language.contains(language)) {
        return false;
    }
    return language != "en" || !text.by_language.contains("");
}

class Finder {
public:
    Finder(const std::string& language, Diagnostics& diagnostics) : language_(&language), diagnostics_(&diagnostics) {}

    void look(const LocalText& text, const std::string& what, const Place& place) {
        if (lacks(text, *language_)) {
            diagnostics_->warning(place, "untranslated", fmt::format("{} has no text in '{}'", what, *language_),
                                  fmt::format("add one; '{}' is used instead", in_language(text, *language_)));
        }
    }

private:
    const std::string* language_;
    Diagnostics* diagnostics_;
};

} // namespace

void check_translations(const spec::MapSpec& map, const layout::Page& page, const style::StyleSheet& sheet,
                        const std::string& language, Diagnostics& diagnostics) {
    Finder finder(language, diagnostics);
    finder.look(map.title, "'title'", map.map.place);
    finder.look(map.subtitle, "'subtitle'", map.map.place);
    finder.look(map.alt, "'alt'", map.map.place);
    finder.look(map.note, "'note'", map.map.place);
    for (const spec::LayerSpec& layer : map.layers) {
        const std::string of = layer.id.empty() ? std::string() : fmt::format(" of layer '{}'", layer.id);
        finder.look(layer.label_text, "'label-text'" + of, layer.place);
        finder.look(layer.legend, "'legend'" + of, layer.place);
        finder.look(layer.legend_heading, "'legend-heading'" + of, layer.place);
        finder.look(layer.size_heading, "'size-heading'" + of, layer.place);
        if (layer.split) {
            finder.look(layer.split->heading, "'heading' of 'split'" + of, layer.place);
        }
    }
    for (const spec::FurnitureSpec& furniture : map.furniture) {
        finder.look(furniture.title, fmt::format("'title' of '{}'", furniture.kind), furniture.place);
        finder.look(furniture.unit, fmt::format("'unit' of '{}'", furniture.kind), furniture.place);
    }
    const Place style{sheet.files.empty() ? sheet.style : sheet.files.front().string(), 0, 0};
    for (const layout::ClassReport& drawn : page.account.classes) {
        if (!drawn.legend.empty()) {
            finder.look(drawn.look.legend, fmt::format("the legend of class '{}'", drawn.name), style);
        }
    }
    for (const auto& [word, text] : sheet.words) {
        finder.look(text, fmt::format("the word '{}'", word), style);
    }
    for (const compose::LayerReport& layer : page.account.layers) {
        if (layer.untranslated > 0) {
            diagnostics.warning(map.map.place, "untranslated",
                                fmt::format("{} {} of layer '{}' {} no text in '{}'", layer.untranslated,
                                            layer.untranslated == 1 ? "label" : "labels", layer.id,
                                            layer.untranslated == 1 ? "has" : "have", language),
                                "add it to the data; another language is used instead");
        }
    }
}

} // namespace conflictmap::inspect
