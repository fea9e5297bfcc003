#include "inspect/placed_items.hpp"

#include <cmath>
#include <numbers>

#include "scene/bounds.hpp"

namespace conflictmap::inspect {
namespace {

using scene::PageBox;
using scene::PagePoint;
using Shape = geom::Line<geom::Page>;

Shape corners_of(const PageBox& box) {
    return {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}};
}

/// The circle in a box, as twelve corners.
Shape disc_of(const PageBox& box) {
    Shape disc;
    for (int k = 0; k < 12; ++k) {
        const double angle = 2 * std::numbers::pi * k / 12;
        disc.push_back(
            {box.centre().x + box.width() / 2 * std::cos(angle), box.centre().y + box.height() / 2 * std::sin(angle)});
    }
    return disc;
}

/// The box of the ink before the text is rotated, then rotated about the text's anchor.
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

PageBox box_of(const std::vector<Shape>& shapes) {
    PageBox box;
    for (const Shape& shape : shapes) {
        for (const PagePoint& corner : shape) {
            box.add(corner);
        }
    }
    return box;
}

PageBox bounds_of(const scene::Group& group, const text::Typesetter& typesetter) {
    return scene::bounds(group, [&](const scene::Text& text) { return box_of(shapes_of(text, typesetter)); });
}

/// Visits the children with this role.
template <class Visit> void for_each_child(const scene::Group& group, scene::Role role, Visit visit) {
    for (const scene::Item& item : group.items) {
        const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item);
        if (child != nullptr && (*child)->role == role) {
            visit(**child);
        }
    }
}

void add_labels(std::vector<PlacedItem>& items, const scene::Group& map, const text::Typesetter& typesetter) {
    for_each_child(map, scene::Role::labels, [&](const scene::Group& layer) {
        for (const scene::Item& drawn : layer.items) {
            if (const auto* text = std::get_if<scene::Text>(&drawn)) {
                PlacedItem item{ItemKind::label, layer.layer, text->text, shapes_of(*text, typesetter), {},
                                text->label};
                item.box = box_of(item.shapes);
                items.push_back(std::move(item));
            }
        }
    });
}

void add_box(std::vector<PlacedItem>& items, ItemKind kind, const std::string& owner, const PageBox& box) {
    if (!box.empty()) {
        items.push_back({kind, owner, "", {corners_of(box)}, box});
    }
}

void add_leader(std::vector<PlacedItem>& items, const scene::Group& group) {
    PlacedItem item{ItemKind::leader, group.feature, "", {}, {}};
    const auto* line = group.items.empty() ? nullptr : std::get_if<scene::Path>(&group.items.front());
    for (std::size_t i = 1; line != nullptr && i < line->outline.points.size(); ++i) {
        item.shapes.push_back({line->outline.points[i - 1], line->outline.points[i]});
        item.box.add(line->outline.points[i - 1]);
        item.box.add(line->outline.points[i]);
    }
    items.push_back(std::move(item));
}

void add_callouts(std::vector<PlacedItem>& items, const scene::Group& callouts, const text::Typesetter& typesetter) {
    for_each_child(callouts, scene::Role::callout, [&](const scene::Group& group) {
        add_box(items, ItemKind::callout, group.feature, bounds_of(group, typesetter));
    });
    for_each_child(callouts, scene::Role::badge, [&](const scene::Group& group) {
        const PageBox box = bounds_of(group, typesetter);
        items.push_back({ItemKind::badge, group.feature, "", {disc_of(box)}, box});
    });
    for_each_child(callouts, scene::Role::leader, [&](const scene::Group& group) { add_leader(items, group); });
}

void add_furniture(std::vector<PlacedItem>& items, const scene::Group& parent, const text::Typesetter& typesetter) {
    for_each_child(parent, scene::Role::furniture, [&](const scene::Group& group) {
        add_box(items, ItemKind::furniture, group.id, bounds_of(group, typesetter));
    });
}

} // namespace

std::vector<PlacedItem> placed_items(const scene::Scene& scene, const text::Typesetter& typesetter) {
    std::vector<PlacedItem> items;
    const auto visit = [&](scene::Role role, const auto& add) {
        for_each_child(scene.root, role, [&](const scene::Group& group) { add(items, group, typesetter); });
    };
    visit(scene::Role::map, add_labels);
    visit(scene::Role::callouts, add_callouts);
    visit(scene::Role::map_furniture, add_furniture);
    add_furniture(items, scene.root, typesetter);
    return items;
}

} // namespace conflictmap::inspect
