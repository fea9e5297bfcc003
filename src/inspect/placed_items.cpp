#include "inspect/placed_items.hpp"

#include <cmath>
#include <numbers>

namespace conflictmap::inspect {
namespace {

using scene::PageBox;
using scene::PagePoint;
using Shape = geom::Line<geom::Page>;

Shape corners_of(const PageBox& box) {
    return {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}};
}

/// Twelve corners on the circle in a box.
Shape disc_of(const PageBox& box) {
    Shape disc;
    for (int k = 0; k < 12; ++k) {
        const double angle = 2 * std::numbers::pi * k / 12;
        disc.push_back(
            {box.centre().x + box.width() / 2 * std::cos(angle), box.centre().y + box.height() / 2 * std::sin(angle)});
    }
    return disc;
}

PageBox cut(const PageBox& box, const PageBox& by) {
    return {{std::fmax(box.min.x, by.min.x), std::fmax(box.min.y, by.min.y)},
            {std::fmin(box.max.x, by.max.x), std::fmin(box.max.y, by.max.y)}};
}

/// The ink's box before the text is turned, then turned about the text's anchor.
Shape ink_of(const scene::Text& text, const text::Typesetter& typesetter) {
    scene::Text level = text;
    level.angle = 0;
    const PageBox box = scene::bounds(typesetter.outline(level));
    if (box.empty()) {
        return {};
    }
    const double turn = text.angle * std::numbers::pi / 180;
    Shape shape = corners_of(box);
    for (PagePoint& corner : shape) {
        const double x = corner.x - text.at.x;
        const double y = corner.y - text.at.y;
        corner = {text.at.x + x * std::cos(turn) - y * std::sin(turn),
                  text.at.y + x * std::sin(turn) + y * std::cos(turn)};
    }
    return shape;
}

/// A text on a curve: a box around each contour of its letters.
std::vector<Shape> letters_of(const scene::Text& text, const text::Typesetter& typesetter) {
    const scene::Outline outline = typesetter.outline(text);
    std::vector<PageBox> boxes;
    std::size_t next = 0;
    for (const scene::Verb verb : outline.verbs) {
        const std::size_t points = verb == scene::Verb::curve ? 3 : verb == scene::Verb::close ? 0 : 1;
        if (verb == scene::Verb::move) {
            boxes.emplace_back();
        }
        for (std::size_t i = 0; i < points; ++i) {
            boxes.back().add(outline.points[next++]);
        }
    }
    std::vector<Shape> shapes;
    for (const PageBox& box : boxes) {
        shapes.push_back(corners_of(box));
    }
    return shapes;
}

std::vector<Shape> shapes_of(const scene::Text& text, const text::Typesetter& typesetter) {
    return text.baseline.empty() ? std::vector<Shape>{ink_of(text, typesetter)} : letters_of(text, typesetter);
}

/// Of all that is seen of a group: what its clips leave.
PageBox bounds_of(const scene::Group& group, const text::Typesetter& typesetter) {
    PageBox all;
    for (const scene::Item& item : group.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            all.add(bounds_of(**child, typesetter));
        } else if (const auto* path = std::get_if<scene::Path>(&item)) {
            all.add(scene::bounds(path->outline));
        } else {
            for (const Shape& shape : shapes_of(std::get<scene::Text>(item), typesetter)) {
                for (const PagePoint& corner : shape) {
                    all.add(corner);
                }
            }
        }
    }
    return group.clip ? cut(all, scene::bounds(*group.clip)) : all;
}

const scene::Group* child_named(const scene::Group& group, const std::string& id) {
    for (const scene::Item& item : group.items) {
        const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (child != nullptr && (*child)->id == id) {
            return child->get();
        }
    }
    return nullptr;
}

/// The children whose id begins with `prefix`, with the rest of the id.
template <class Visit> void for_each_child(const scene::Group& group, const std::string& prefix, Visit visit) {
    for (const scene::Item& item : group.items) {
        const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (child != nullptr && (*child)->id.starts_with(prefix)) {
            visit(**child, (*child)->id.substr(prefix.size()));
        }
    }
}

void add_labels(std::vector<Mark>& marks, const scene::Group& map, const text::Typesetter& typesetter) {
    for_each_child(map, "labels-", [&](const scene::Group& layer, const std::string& id) {
        for (const scene::Item& item : layer.items) {
            if (const auto* text = std::get_if<scene::Text>(&item)) {
                Mark mark{MarkKind::label, id, text->text, shapes_of(*text, typesetter), {}};
                for (const Shape& shape : mark.shapes) {
                    for (const PagePoint& corner : shape) {
                        mark.box.add(corner);
                    }
                }
                marks.push_back(std::move(mark));
            }
        }
    });
}

void add_box(std::vector<Mark>& marks, MarkKind kind, const std::string& owner, const PageBox& box) {
    if (!box.empty()) {
        marks.push_back({kind, owner, "", {corners_of(box)}, box});
    }
}

void add_leader(std::vector<Mark>& marks, const scene::Group& group, const std::string& owner) {
    Mark mark{MarkKind::leader, owner, "", {}, {}};
    const auto* line = group.items.empty() ? nullptr : std::get_if<scene::Path>(&group.items.front());
    for (std::size_t i = 1; line != nullptr && i < line->outline.points.size(); ++i) {
        mark.shapes.push_back({line->outline.points[i - 1], line->outline.points[i]});
        mark.box.add(line->outline.points[i - 1]);
        mark.box.add(line->outline.points[i]);
    }
    marks.push_back(std::move(mark));
}

void add_furniture(std::vector<Mark>& marks, const scene::Group& parent, const text::Typesetter& typesetter) {
    for_each_child(parent, "", [&](const scene::Group& group, const std::string& id) {
        if (group.css_class == "furniture") {
            add_box(marks, MarkKind::furniture, id, bounds_of(group, typesetter));
        }
    });
}

} // namespace

std::vector<Mark> marks_of(const scene::Scene& scene, const text::Typesetter& typesetter) {
    std::vector<Mark> marks;
    if (const auto* map = child_named(scene.root, "map")) {
        add_labels(marks, *map, typesetter);
    }
    if (const auto* callouts = child_named(scene.root, "callouts")) {
        for_each_child(*callouts, "callout-", [&](const scene::Group& group, const std::string& id) {
            add_box(marks, MarkKind::callout, id, bounds_of(group, typesetter));
        });
        for_each_child(*callouts, "badge-", [&](const scene::Group& group, const std::string& id) {
            const PageBox box = bounds_of(group, typesetter);
            add_box(marks, MarkKind::badge, id, box);
            marks.back().shapes = {disc_of(box)};
        });
        for_each_child(*callouts, "leader-",
                       [&](const scene::Group& group, const std::string& id) { add_leader(marks, group, id); });
    }
    if (const auto* on_map = child_named(scene.root, "map-furniture")) {
        add_furniture(marks, *on_map, typesetter);
    }
    add_furniture(marks, scene.root, typesetter);
    return marks;
}

} // namespace conflictmap::inspect
