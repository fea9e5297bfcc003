#include "backend/live_text.hpp"

#include <cairo-ft.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <stdexcept>

#include "base/free.hpp"
#include "text/curve.hpp"
#include "text/safe_text.hpp"

namespace conflictmap::backend {

namespace {

using FontFace = std::unique_ptr<cairo_font_face_t, Free<cairo_font_face_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Free<cairo_font_options_destroy>>;
using Pattern = std::unique_ptr<FcPattern, Free<FcPatternDestroy>>;
using text::Letter;
using text::LetterPlace;

FontFace open_font(const std::string& file) {
    const Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FILE, reinterpret_cast<const FcChar8*>(file.c_str()));
    FcPatternAddInteger(pattern.get(), FC_INDEX, 0);
    FontFace face(cairo_ft_font_face_create_for_pattern(pattern.get()));
    if (cairo_font_face_status(face.get()) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error("cannot read the font " + file);
    }
    return face;
}

/// The positions of the letters of a straight text.
std::vector<LetterPlace> places_in_line(const scene::Text& text, const std::vector<Letter>& letters) {
    const double width = letters.back().start + letters.back().width;
    const double left = text.anchor == scene::Anchor::start    ? 0
                        : text.anchor == scene::Anchor::middle ? -width / 2
                                                               : -width;
    const double turn = text.angle * std::numbers::pi / 180;
    std::vector<LetterPlace> places;
    for (const Letter& letter : letters) {
        const double x = left + letter.start;
        places.push_back({{text.at.x + x * std::cos(turn), text.at.y + x * std::sin(turn)}, text.angle});
    }
    return places;
}

/// A point relative to a letter's origin, along that letter's axes.
scene::PagePoint seen_from(const LetterPlace& origin, const scene::PagePoint& point) {
    const double turn = origin.angle * std::numbers::pi / 180;
    const double x = point.x - origin.at.x;
    const double y = point.y - origin.at.y;
    return {x * std::cos(turn) + y * std::sin(turn), y * std::cos(turn) - x * std::sin(turn)};
}

} // namespace

struct LiveText::Handle {
    cairo_t* cairo;
    const text::Typesetter* typesetter;
    std::map<std::string, FontFace> fonts;

    void take_font(const std::string& file, double size) {
        auto found = fonts.find(file);
        if (found == fonts.end()) {
            found = fonts.emplace(file, open_font(file)).first;
        }
        cairo_set_font_face(cairo, found->second.get());
        cairo_set_font_size(cairo, size);
    }

    /// Draws glyphs that represent these words; no words for glyphs whose text belongs to others.
    void show_glyphs(const LetterPlace& origin, const std::vector<cairo_glyph_t>& glyphs,
                     const std::string& stand_for) const {
        const cairo_text_cluster_t cluster{static_cast<int>(stand_for.size()), static_cast<int>(glyphs.size())};
        cairo_save(cairo);
        cairo_translate(cairo, origin.at.x, origin.at.y);
        cairo_rotate(cairo, origin.angle * std::numbers::pi / 180);
        cairo_show_text_glyphs(cairo, stand_for.c_str(), static_cast<int>(stand_for.size()), glyphs.data(),
                               static_cast<int>(glyphs.size()), &cluster, 1,
                               static_cast<cairo_text_cluster_flags_t>(0));
        cairo_restore(cairo);
    }

    void show_apart(const std::vector<Letter>& letters, const std::vector<LetterPlace>& places, double size);
    void show_together(const std::string& words, const std::vector<Letter>& letters,
                       const std::vector<LetterPlace>& places, double size);
    /// A glyph without ink that ends where the last letter ends, so that selecting the words covers all of their
    /// letters.
    [[nodiscard]] std::optional<cairo_glyph_t> end_mark(const LetterPlace& origin, const Letter& last,
                                                        const LetterPlace& place) const;
};

namespace {

void add_glyphs(std::vector<cairo_glyph_t>& glyphs, const Letter& letter, const scene::PagePoint& origin) {
    for (const text::Glyph& glyph : letter.glyphs) {
        glyphs.push_back({glyph.index, origin.x + glyph.x, origin.y + glyph.y});
    }
}

} // namespace

/// Each letter has its own text.
void LiveText::Handle::show_apart(const std::vector<Letter>& letters, const std::vector<LetterPlace>& places,
                                  double size) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
        std::vector<cairo_glyph_t> glyphs;
        add_glyphs(glyphs, letters[i], {0, 0});
        if (!glyphs.empty()) {
            take_font(letters[i].font_file, size);
            show_glyphs(places[i], glyphs, letters[i].text);
        }
    }
}

std::optional<cairo_glyph_t> LiveText::Handle::end_mark(const LetterPlace& origin, const Letter& last,
                                                        const LetterPlace& place) const {
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cairo), 0, 0, " ", 1, &glyphs, &count, nullptr, nullptr,
                                     nullptr);
    const std::unique_ptr<cairo_glyph_t, Free<cairo_glyph_free>> owner(glyphs);
    if (count != 1 || glyphs->index == 0) {
        return std::nullopt;
    }
    cairo_text_extents_t space{};
    cairo_scaled_font_glyph_extents(cairo_get_scaled_font(cairo), glyphs, 1, &space);
    const double turn = place.angle * std::numbers::pi / 180;
    const scene::PagePoint end{place.at.x + last.width * std::cos(turn), place.at.y + last.width * std::sin(turn)};
    const scene::PagePoint seen = seen_from(origin, end);
    return cairo_glyph_t{glyphs->index, seen.x - space.x_advance, seen.y};
}

/// All letters share one text. If one call can draw all letters, it does; otherwise the first letter has the whole
/// text.
void LiveText::Handle::show_together(const std::string& words, const std::vector<Letter>& letters,
                                     const std::vector<LetterPlace>& places, double size) {
    const bool in_line =
        std::ranges::all_of(letters, [&](const Letter& l) { return l.font_file == letters[0].font_file; }) &&
        std::ranges::all_of(places, [&](const LetterPlace& s) { return s.angle == places[0].angle; });
    std::vector<cairo_glyph_t> glyphs;
    if (in_line) {
        for (std::size_t i = 0; i < letters.size(); ++i) {
            add_glyphs(glyphs, letters[i], seen_from(places[0], places[i].at));
        }
        take_font(letters[0].font_file, size);
        show_glyphs(places[0], glyphs, words);
        return;
    }
    std::string left = words;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        glyphs.clear();
        add_glyphs(glyphs, letters[i], {0, 0});
        if (glyphs.empty()) {
            continue;
        }
        take_font(letters[i].font_file, size);
        if (!left.empty()) {
            if (const auto end = end_mark(places[i], letters.back(), places.back())) {
                glyphs.push_back(*end);
            }
        }
        show_glyphs(places[i], glyphs, left);
        left.clear();
    }
}

LiveText::LiveText(cairo_t* cairo, const text::Typesetter& typesetter) : handle_(new Handle{cairo, &typesetter, {}}) {
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo, options.get());
}

LiveText::LiveText(LiveText&&) noexcept = default;
LiveText& LiveText::operator=(LiveText&&) noexcept = default;
LiveText::~LiveText() = default;

void LiveText::show(const scene::Text& text) {
    constexpr std::size_t longest = 1024; // as in the typesetter
    const std::string words = text::clean_line(text.text, longest);
    const std::vector<Letter> letters = handle_->typesetter->letters(words, text.font, text.language);
    if (letters.empty()) {
        return;
    }
    const bool curved = !text.baseline.empty();
    const std::vector<LetterPlace> places =
        curved ? text::letter_places(text.baseline, letters) : places_in_line(text, letters);
    if (places.empty()) {
        return;
    }
    if (curved || text.font.spacing != 0) {
        handle_->show_together(words, letters, places, text.font.size);
    } else {
        handle_->show_apart(letters, places, text.font.size);
    }
}

} // namespace conflictmap::backend
