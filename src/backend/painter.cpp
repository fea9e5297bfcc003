#include "backend/painter.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>

#include "backend/live_text.hpp"
#include "backend/mark_sprites.hpp"
#include "base/deadline.hpp"
#include "base/expected_leaks.hpp"

namespace conflictmap::backend {

namespace {

using scene::PagePoint;

/// Cairo counts in 1/256 px in 32 bits, and silently overflows. Points that are farther away are moved to this
/// distance, which is also outside any page.
constexpr double farthest_mm = 20000;

double sane(double mm) {
    if (!std::isfinite(mm)) {
        throw std::domain_error("a coordinate of the scene is not finite");
    }
    return std::clamp(mm, -farthest_mm, farthest_mm);
}

/// What is drawn of the page, in mm, with some room for edges.
struct Rows {
    double top = 0;
    double bottom = 0;
};

class Painter {
public:
    /// Draws letters as outlines if `live` is null. `rows`: those that are drawn; nothing: all.
    Painter(cairo_t* cairo, OutlineStore& outlines, LiveText* live, std::optional<Rows> rows = std::nullopt)
        : cairo_(cairo), outlines_(&outlines), live_(live), rows_(rows) {
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    }

    void operator()(const scene::Path& path) const {
        if (path.outline.empty() || !(path.fill || path.stroke) || is_elsewhere(path)) {
            return;
        }
        trace(path.outline);
        if (path.fill) {
            set_colour(*path.fill);
            cairo_fill_preserve(cairo_);
        }
        if (path.stroke && path.stroke->width > 0) {
            stroke(*path.stroke);
        }
        cairo_new_path(cairo_);
    }

    void operator()(const scene::Text& text) const {
        const bool haloed = text.halo.width > 0;
        if (haloed || live_ == nullptr) {
            trace(outlines_->of(text));
        }
        if (haloed) {
            stroke({.colour = text.halo.colour, .width = 2 * text.halo.width, .dash = {}});
        }
        set_colour(text.colour);
        if (live_ != nullptr) {
            cairo_new_path(cairo_);
            live_->show(text);
            return;
        }
        // Letters of one word may overlap (Arabic, Devanagari): even-odd would punch holes there.
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_WINDING);
        cairo_fill(cairo_);
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    }

    void operator()(const std::unique_ptr<scene::Group>& group) const { paint(*group, clip_); }

    void operator()(const std::unique_ptr<scene::Marks>& marks) const {
        const auto draw = [&](cairo_t* cairo, const scene::Group& symbol) {
            Painter(cairo, *outlines_, nullptr).paint(symbol, {}); // it has no texts
        };
        if (clip_.plain && copy_marks(cairo_, *marks, clip_.box, draw)) {
            return;
        }
        if (cairo_surface_get_type(cairo_get_target(cairo_)) == CAIRO_SURFACE_TYPE_PDF) {
            show_forms(*marks);
            return;
        }
        for (std::size_t i = 0; i < marks->at.size(); ++i) {
            check_deadline();
            cairo_save(cairo_);
            cairo_translate(cairo_, sane(marks->at[i].x), sane(marks->at[i].y));
            paint(marks->symbols[marks->symbol_of[i]], {});
            cairo_restore(cairo_);
        }
    }

    /// What a group may draw on.
    struct Clip {
        bool plain = true;                   ///< a rectangle with sides along the axes, or everything
        std::optional<scene::PageBox> box{}; ///< its rectangle; nothing: everything
    };

    /// `outer` is the clip of the groups around it, which Cairo has already.
    void paint(const scene::Group& group, const Clip& outer) const {
        if (group.items.empty() || group.opacity <= 0) {
            return;
        }
        cairo_save(cairo_);
        Painter inner = *this;
        inner.clip_ = outer;
        if (group.clip) {
            trace(*group.clip);
            cairo_clip(cairo_);
            inner.clip_ = narrowed(outer, *group.clip);
        }
        const bool veiled = group.opacity < 1;
        if (veiled) {
            cairo_push_group(cairo_);
            cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
        }
        for (const scene::Item& item : group.items) {
            check_deadline();
            std::visit(inner, item);
        }
        if (veiled) {
            cairo_pop_group_to_source(cairo_);
            cairo_paint_with_alpha(cairo_, group.opacity);
        }
        cairo_restore(cairo_);
    }

private:
    using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
    using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

    /// Records each symbol once: Cairo writes it as a form object, and each mark as a use of it.
    void show_forms(const scene::Marks& marks) const {
        const ExpectedLeaks snapshots; // Cairo 1.16 keeps 3 kB for each symbol
        std::vector<Surface> forms;
        for (const scene::Group& symbol : marks.symbols) {
            forms.emplace_back(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr),
                               &cairo_surface_destroy);
            const Context cairo(cairo_create(forms.back().get()), &cairo_destroy);
            Painter(cairo.get(), *outlines_, nullptr).paint(symbol, {});
            check_cairo(cairo_status(cairo.get()), "draw a symbol");
        }
        for (std::size_t i = 0; i < marks.at.size(); ++i) {
            check_deadline();
            cairo_set_source_surface(cairo_, forms[marks.symbol_of[i]].get(), sane(marks.at[i].x), sane(marks.at[i].y));
            cairo_paint(cairo_);
        }
    }

    static Clip narrowed(const Clip& outer, const scene::Outline& clip) {
        scene::PageBox box = scene::bounds(clip);
        const bool plain = outer.plain && clip == scene::rectangle(box);
        if (outer.box) {
            box = {{std::fmax(box.min.x, outer.box->min.x), std::fmax(box.min.y, outer.box->min.y)},
                   {std::fmin(box.max.x, outer.box->max.x), std::fmin(box.max.y, outer.box->max.y)}};
        }
        return {plain, box};
    }

    /// Whether nothing of it is in the rows.
    [[nodiscard]] bool is_elsewhere(const scene::Path& path) const {
        if (!rows_) {
            return false;
        }
        double top = std::numeric_limits<double>::infinity();
        double bottom = -top;
        for (const PagePoint& point : path.outline.points) {
            if (!std::isfinite(point.y)) {
                return false; // trace() throws
            }
            top = point.y < top ? point.y : top;
            bottom = point.y > bottom ? point.y : bottom;
        }
        const double reach = path.stroke ? path.stroke->width * miter_limit / 2 : 0;
        return bottom + reach < rows_->top || top - reach > rows_->bottom;
    }

    void set_colour(const Colour& c) const {
        cairo_set_source_rgba(cairo_, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.opacity);
    }

    void trace(const scene::Outline& outline) const {
        cairo_new_path(cairo_);
        const PagePoint* at = outline.points.data();
        for (const scene::Verb verb : outline.verbs) {
            switch (verb) {
            case scene::Verb::move:
                cairo_move_to(cairo_, sane(at->x), sane(at->y));
                ++at;
                break;
            case scene::Verb::line:
                cairo_line_to(cairo_, sane(at->x), sane(at->y));
                ++at;
                break;
            case scene::Verb::curve:
                cairo_curve_to(cairo_, sane(at[0].x), sane(at[0].y), sane(at[1].x), sane(at[1].y), sane(at[2].x),
                               sane(at[2].y));
                at += 3;
                break;
            case scene::Verb::close:
                cairo_close_path(cairo_);
                break;
            }
        }
    }

    /// Strokes the path and keeps it.
    void stroke(const Stroke& s) const {
        constexpr cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
        constexpr cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
        set_colour(s.colour);
        cairo_set_line_width(cairo_, s.width);
        cairo_set_line_cap(cairo_, caps[static_cast<int>(s.cap)]);
        cairo_set_line_join(cairo_, joins[static_cast<int>(s.join)]);
        cairo_set_miter_limit(cairo_, miter_limit);
        cairo_set_dash(cairo_, s.dash.data(), static_cast<int>(s.dash.size()), 0);
        cairo_stroke_preserve(cairo_);
    }

    static constexpr double miter_limit = 4; // SVG's default
    cairo_t* cairo_;
    OutlineStore* outlines_;
    LiveText* live_;
    std::optional<Rows> rows_;
    Clip clip_{};
};

} // namespace

void paint(cairo_t* cairo, const scene::Scene& scene, const text::Typesetter& typesetter, Letters letters) {
    OutlineStore outlines(typesetter);
    if (letters == Letters::outlines) {
        Painter(cairo, outlines, nullptr).paint(scene.root, {});
        return;
    }
    LiveText live(cairo, typesetter);
    Painter(cairo, outlines, &live).paint(scene.root, {});
}

void paint_band(cairo_t* cairo, const scene::Scene& scene, OutlineStore& outlines, const Band& band,
                double pixels_per_mm) {
    constexpr double room = 2; // pixels: edges are smoothed
    const Rows rows{(band.first - room) / pixels_per_mm, (band.end + room) / pixels_per_mm};
    Painter(cairo, outlines, nullptr, rows).paint(scene.root, {});
}

const scene::Outline& OutlineStore::of(const scene::Text& text) {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(&text);
    return known != known_.end() ? known->second : known_.emplace(&text, typesetter_.outline(text)).first->second;
}

void check_cairo(int status, const char* task) {
    if (status == CAIRO_STATUS_NO_MEMORY) {
        throw std::bad_alloc();
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("Cairo cannot ") + task + ": " +
                                 cairo_status_to_string(static_cast<cairo_status_t>(status)));
    }
}

} // namespace conflictmap::backend
