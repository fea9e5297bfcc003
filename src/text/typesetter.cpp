#include "text/typesetter.hpp"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <harfbuzz/hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>
#include <stdexcept>
#include <unordered_map>

#include "base/free.hpp"
#include "base/utf8.hpp"
#include "text/curve.hpp"
#include "text/font_files.hpp"
#include "text/safe_text.hpp"
#include "text/script.hpp"

namespace conflictmap::text {

namespace {

/// Every text is laid out with this em and then scaled, so that measures are exactly proportional to the size. It is
/// half the 1,000 units of a Noto em: a font unit is then a whole number of Pango units, and 1 kB of text still fits an
/// int.
constexpr double em_px = 500;
constexpr double em_units = em_px * PANGO_SCALE;
constexpr std::size_t max_measures = 50000;

template <class T> using Object = std::unique_ptr<T, Free<g_object_unref>>;
using Config = std::unique_ptr<FcConfig, Free<FcConfigDestroy>>;
using Description = std::unique_ptr<PangoFontDescription, Free<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Free<pango_attr_list_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Free<cairo_destroy>>;
using CopiedPath = std::unique_ptr<cairo_path_t, Free<cairo_path_destroy>>;

/// Without a current configuration, Pango starts fontconfig with the system's own, and scans every font.
void keep_system_fonts_out() {
    static std::once_flag once;
    std::call_once(once, [] {
        const Config empty(FcConfigCreate());
        FcConfigSetCurrent(empty.get());
    });
}

/// A font and the fonts that supply its missing letters, as a font map that contains only these files.
struct Face {
    Config config;
    Object<PangoFontMap> map;
    Object<PangoContext> context;
    Object<PangoFont> primary;
    std::string families;
};

Face open_face(const FontFolders& folders, const Font& font, const std::vector<std::string>& lenders) {
    keep_system_fonts_out();
    Face face;
    face.config.reset(FcConfigCreate());
    face.families = font.family;
    std::vector<std::string> families{font.family};
    families.insert(families.end(), lenders.begin(), lenders.end());
    for (const std::string& family : families) {
        Font wanted = font;
        wanted.family = family;
        const auto file = face_file(folders, wanted);
        if (!file ||
            FcConfigAppFontAddFile(face.config.get(), reinterpret_cast<const FcChar8*>(file->c_str())) == FcFalse) {
            throw std::runtime_error("cannot read the font " + (file ? file->string() : family));
        }
        if (family != font.family) {
            face.families += "," + family;
        }
    }
    face.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!face.map) {
        throw std::runtime_error("this Pango is built without FreeType fonts");
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(face.map.get()), face.config.get());
    face.context.reset(pango_font_map_create_context(face.map.get()));
    pango_context_set_round_glyph_positions(face.context.get(), FALSE);
    const std::unique_ptr<cairo_font_options_t, Free<cairo_font_options_destroy>> options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(face.context.get(), options.get());
    const Description description(pango_font_description_new());
    pango_font_description_set_family(description.get(), face.families.c_str());
    pango_font_description_set_absolute_size(description.get(), em_units);
    pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(font.weight));
    pango_font_description_set_style(description.get(), font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_context_set_font_description(face.context.get(), description.get());
    face.primary.reset(pango_font_map_load_font(face.map.get(), face.context.get(), description.get()));
    if (!face.primary) {
        throw std::runtime_error("Pango cannot load " + font.family);
    }
    return face;
}

Attributes attributes_of(const std::string& line, const Font& font, PangoLanguage* language) {
    Attributes list(pango_attr_list_new());
    if (font.spacing != 0 && font.size > 0) {
        const double spacing = std::clamp(font.spacing / font.size, -1.0, 1.0) * em_units;
        pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(spacing))));
    }
    guint at = 0;
    for (const char32_t c : code_points(line)) {
        std::string bytes;
        append_utf8(bytes, c);
        const auto end = at + static_cast<guint>(bytes.size());
        // G_UNICODE_SCRIPT_* and PANGO_SCRIPT_* are the same numbers.
        const auto script = static_cast<PangoScript>(g_unichar_get_script(c));
        if (script > PANGO_SCRIPT_INHERITED && pango_language_includes_script(language, script) == FALSE) {
            if (const char* other = language_of_script(script_of(c))) {
                PangoAttribute* attribute = pango_attr_language_new(pango_language_from_string(other));
                attribute->start_index = at;
                attribute->end_index = end;
                pango_attr_list_change(list.get(), attribute);
            }
        }
        at = end;
    }
    return list;
}

geom::Box<geom::Page> box_of(const PangoRectangle& r) {
    if (r.width == 0 || r.height == 0) {
        return {};
    }
    return {{r.x / em_units, r.y / em_units}, {(r.x + r.width) / em_units, (r.y + r.height) / em_units}};
}

std::string key_of(const Font& font) {
    return font.family + '\n' + std::to_string(static_cast<int>(font.weight)) + (font.italic ? 'i' : 'r');
}

Extents scaled(Extents e, double size) {
    e.width *= size;
    e.ascent *= size;
    e.descent *= size;
    e.cap_height *= size;
    if (!e.ink.empty()) {
        e.ink = {{e.ink.min.x * size, e.ink.min.y * size}, {e.ink.max.x * size, e.ink.max.y * size}};
    }
    return e;
}

} // namespace

/// The path with every point, in pixels of the em, moved to where `placed` puts it.
template <class Placed> scene::Outline outline_of(const cairo_path_t& path, Placed placed) {
    if (path.status != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("cannot outline letters: ") + cairo_status_to_string(path.status));
    }
    scene::Outline outline;
    const auto at = [&](const cairo_path_data_t& data) { return placed(data.point.x, data.point.y); };
    for (int i = 0; i < path.num_data; i += path.data[i].header.length) {
        const cairo_path_data_t* data = path.data + i;
        switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO:
            // Cairo ends each glyph with an extra move.
            if (i + data->header.length < path.num_data &&
                path.data[i + data->header.length].header.type != CAIRO_PATH_MOVE_TO) {
                outline.move_to(at(data[1]));
            }
            break;
        case CAIRO_PATH_LINE_TO:
            outline.line_to(at(data[1]));
            break;
        case CAIRO_PATH_CURVE_TO:
            outline.curve_to(at(data[1]), at(data[2]), at(data[3]));
            break;
        case CAIRO_PATH_CLOSE_PATH:
            outline.close();
            break;
        }
    }
    return outline;
}

/// The glyphs of a cluster, as a range [first, last). They follow each other in the run in either direction of reading.
std::pair<int, int> glyphs_of(const PangoGlyphItemIter& cluster) {
    return cluster.start_glyph < cluster.end_glyph ? std::pair(cluster.start_glyph, cluster.end_glyph)
                                                   : std::pair(cluster.end_glyph + 1, cluster.start_glyph + 1);
}

std::string file_of(PangoFont* font) {
    FcChar8* file = nullptr;
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    return FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch ? reinterpret_cast<const char*>(file) : "";
}

/// The glyphs, in mm from the left end of the first; without glyphs for characters that the font lacks or that have no
/// shape.
std::vector<Glyph> placed_glyphs(const PangoGlyphString& part, double size) {
    std::vector<Glyph> placed;
    double passed = 0; // Pango units
    for (int g = 0; g < part.num_glyphs; ++g) {
        const PangoGlyphInfo& glyph = part.glyphs[g];
        if (glyph.glyph != PANGO_GLYPH_EMPTY && (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) {
            placed.push_back({glyph.glyph, (passed + glyph.geometry.x_offset) / em_units * size,
                              glyph.geometry.y_offset / em_units * size});
        }
        passed += glyph.geometry.width;
    }
    return placed;
}

/// Adds a mark to its letter.
void join(Letter& letter, const Letter& mark) {
    const double start = std::min(letter.start, mark.start);
    const double end = std::max(letter.start + letter.width, mark.start + mark.width);
    for (scene::PagePoint& point : letter.shape.points) {
        point.x += letter.start - start;
    }
    for (Glyph& glyph : letter.glyphs) {
        glyph.x += letter.start - start;
    }
    for (const Glyph& glyph : mark.glyphs) {
        letter.glyphs.push_back({glyph.index, glyph.x + mark.start - start, glyph.y});
    }
    letter.shape.verbs.insert(letter.shape.verbs.end(), mark.shape.verbs.begin(), mark.shape.verbs.end());
    for (const scene::PagePoint& point : mark.shape.points) {
        letter.shape.points.push_back({point.x + mark.start - start, point.y});
    }
    letter.text += mark.text;
    letter.start = start;
    letter.width = end - start;
}

struct Typesetter::Handle {
    FontFolders folders;
    std::mutex turn;
    std::unordered_map<std::string, Face> faces;
    std::unordered_map<std::string, Extents> measures; ///< for an em of 1 mm
    /// Unbounded, because Cairo drops the outlines of glyphs that are more than ten ems outside a surface.
    Surface surface{cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr)};
    Context paths{cairo_create(surface.get())};

    Font known(Font font) const {
        if (!face_file(folders, font)) {
            font.family = "Noto Sans";
        }
        return font;
    }

    Face& face_with(const Font& font, const std::vector<std::string>& lenders) {
        std::string key = key_of(font);
        for (const std::string& lender : lenders) {
            key += '\n' + lender;
        }
        const auto found = faces.find(key);
        return found != faces.end() ? found->second
                                    : faces.emplace(key, open_face(folders, font, lenders)).first->second;
    }

    /// Depends only on the text, never on earlier texts.
    std::vector<std::string> lenders_of(const std::string& line, const Font& font) {
        hb_font_t* letters = pango_font_get_hb_font(face_with(font, {}).primary.get());
        std::vector<std::string> lenders;
        for (const char32_t c : code_points(line)) {
            hb_codepoint_t glyph = 0;
            if (c < 0x80 || g_unichar_iszerowidth(c) != FALSE || hb_font_get_nominal_glyph(letters, c, &glyph) != 0) {
                continue;
            }
            for (const std::string& family : lending_families(folders, font.family, script_of(c))) {
                if (std::ranges::find(lenders, family) == lenders.end()) {
                    lenders.push_back(family);
                }
            }
        }
        std::ranges::sort(lenders);
        return lenders;
    }

    Object<PangoLayout> lay_out(const std::string& line, const Font& font, const std::string& language) {
        const Face& face = face_with(font, lenders_of(line, font));
        PangoLanguage* spoken = pango_language_from_string(language.empty() ? "en" : language.c_str());
        pango_context_set_language(face.context.get(), spoken);
        Object<PangoLayout> layout(pango_layout_new(face.context.get()));
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        pango_layout_set_attributes(layout.get(), attributes_of(line, font, spoken).get());
        pango_layout_set_text(layout.get(), line.c_str(), static_cast<int>(line.size()));
        return layout;
    }

    /// The path that `draw` draws at the origin.
    template <class Draw> CopiedPath traced(Draw draw) {
        cairo_t* cairo = paths.get();
        cairo_new_path(cairo);
        draw(cairo);
        CopiedPath path(cairo_copy_path(cairo));
        cairo_new_path(cairo);
        return path;
    }

    std::vector<Letter> letters(const std::string& line, const Font& font, const std::string& language) {
        const Object<PangoLayout> layout = lay_out(line, font, language);
        const double scale = font.size / em_px;
        std::vector<Letter> letters;
        double run_start = 0; // Pango units
        for (GSList* link = pango_layout_get_line_readonly(layout.get(), 0)->runs; link != nullptr; link = link->next) {
            auto* run = static_cast<PangoLayoutRun*>(link->data);
            const PangoGlyphString& glyphs = *run->glyphs;
            std::vector<double> starts{run_start};
            for (int g = 0; g < glyphs.num_glyphs; ++g) {
                starts.push_back(starts.back() + glyphs.glyphs[g].geometry.width);
            }
            const std::string file = file_of(run->item->analysis.font);
            PangoGlyphItemIter cluster{};
            const std::size_t first_of_run = letters.size();
            for (gboolean more = pango_glyph_item_iter_init_start(&cluster, run, line.c_str()); more != FALSE;
                 more = pango_glyph_item_iter_next_cluster(&cluster)) {
                const auto [first, last] = glyphs_of(cluster);
                PangoGlyphString part = glyphs;
                part.num_glyphs = last - first;
                part.glyphs += first;
                part.log_clusters += first;
                const CopiedPath path = traced(
                    [&](cairo_t* cairo) { pango_cairo_glyph_string_path(cairo, run->item->analysis.font, &part); });
                const double start = starts[static_cast<std::size_t>(first)];
                const double end = starts[static_cast<std::size_t>(last)];
                Letter letter{line.substr(static_cast<std::size_t>(cluster.start_index),
                                          static_cast<std::size_t>(cluster.end_index - cluster.start_index)),
                              start / em_units * font.size,
                              (end - start) / em_units * font.size,
                              glyphs.glyphs[first].geometry.x_offset / em_units * font.size,
                              outline_of(*path,
                                         [&](double x, double y) {
                                             return scene::PagePoint{x * scale, y * scale};
                                         }),
                              file,
                              placed_glyphs(part, font.size)};
                // Pango puts marks into clusters of their own.
                if (letters.size() > first_of_run && g_unichar_iszerowidth(code_points(letter.text).front()) != FALSE) {
                    join(letters.back(), letter);
                } else {
                    letters.push_back(std::move(letter));
                }
            }
            std::stable_sort(letters.begin() + static_cast<std::ptrdiff_t>(first_of_run), letters.end(),
                             [](const Letter& a, const Letter& b) { return a.start < b.start; });
            run_start = starts.back();
        }
        return letters;
    }

    Extents measure(const std::string& line, const Font& font, const std::string& language) {
        const Object<PangoLayout> layout = lay_out(line, font, language);
        PangoRectangle ink{};
        PangoRectangle logical{};
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, &logical);
        Extents extents;
        extents.width = logical.width / em_units;
        extents.ink = box_of(ink);
        extents.missing_glyphs = pango_layout_get_unknown_glyphs_count(layout.get());
        hb_font_t* letters = pango_font_get_hb_font(face_with(font, {}).primary.get());
        // HarfBuzz measures in Pango units; the scale decides whether up is positive.
        hb_font_extents_t vertical{};
        hb_font_get_h_extents(letters, &vertical);
        extents.ascent = std::abs(vertical.ascender) / em_units;
        extents.descent = std::abs(vertical.descender) / em_units;
        hb_position_t cap_height = 0;
        hb_ot_metrics_get_position_with_fallback(letters, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
        extents.cap_height = std::abs(cap_height) / em_units;
        return extents;
    }
};

Typesetter::Typesetter() : Typesetter(default_font_folders()) {}

Typesetter::Typesetter(const std::vector<std::filesystem::path>& font_folders) : handle_(std::make_unique<Handle>()) {
    handle_->folders = font_folders;
    for (const char* family : {"Noto Sans", "Noto Serif"}) {
        if (!has_family(family)) {
            throw std::runtime_error(std::string("the font ") + family +
                                     " is not installed (Debian package fonts-noto-core)");
        }
    }
}

Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

bool Typesetter::has_family(const std::string& family) const {
    return face_file(handle_->folders, Font{.family = family}).has_value();
}

std::vector<std::string> Typesetter::families(const std::string& text, const Font& font) const {
    const std::lock_guard lock(handle_->turn);
    const Font known = handle_->known(font);
    std::vector<std::string> all = handle_->lenders_of(clean_line(text, longest_label), known);
    all.insert(all.begin(), known.family);
    return all;
}

std::vector<std::filesystem::path> Typesetter::files(const std::string& text, const Font& font) const {
    std::vector<std::filesystem::path> files;
    Font face = font;
    for (const std::string& family : families(text, font)) {
        face.family = family;
        if (auto file = face_file(handle_->folders, face)) {
            files.push_back(std::move(*file));
        }
    }
    return files;
}

Extents Typesetter::measure(const std::string& text, const Font& font, const std::string& language) const {
    const std::lock_guard lock(handle_->turn);
    const std::string line = clean_line(text, longest_label);
    const double spacing = font.size > 0 ? font.spacing / font.size : 0;
    const std::string key = key_of(font) + '\n' + std::to_string(spacing) + '\n' + language + '\n' + line;
    const auto found = handle_->measures.find(key);
    if (found != handle_->measures.end()) {
        return scaled(found->second, font.size);
    }
    if (handle_->measures.size() >= max_measures) {
        handle_->measures.clear();
    }
    const Extents extents = handle_->measure(line, handle_->known(font), language);
    handle_->measures.emplace(key, extents);
    return scaled(extents, font.size);
}

std::vector<Letter> Typesetter::letters(const std::string& text, const Font& font, const std::string& language) const {
    const std::lock_guard lock(handle_->turn);
    return handle_->letters(clean_line(text, longest_label), handle_->known(font), language);
}

scene::Outline Typesetter::outline(const scene::Text& text) const {
    if (!text.baseline.empty()) {
        return outline_on_curve(letters(text.text, text.font, text.language), text.baseline);
    }
    const std::lock_guard lock(handle_->turn);
    const Object<PangoLayout> layout =
        handle_->lay_out(clean_line(text.text, longest_label), handle_->known(text.font), text.language);
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
    PangoRectangle logical{};
    pango_layout_line_get_extents(line, nullptr, &logical);
    const double scale = text.font.size / em_px;
    const double width = logical.width / em_units * text.font.size;
    const double left = text.anchor == scene::Anchor::start    ? 0
                        : text.anchor == scene::Anchor::middle ? -width / 2
                                                               : -width;
    const double turn = text.angle * std::numbers::pi / 180;
    const double cosine = std::cos(turn);
    const double sine = std::sin(turn);
    const CopiedPath path = handle_->traced([&](cairo_t* cairo) { pango_cairo_layout_line_path(cairo, line); });
    return outline_of(*path, [&](double px, double py) -> scene::PagePoint {
        const double x = left + px * scale;
        const double y = py * scale;
        return {text.at.x + x * cosine - y * sine, text.at.y + x * sine + y * cosine};
    });
}

} // namespace conflictmap::text
