#include "scene/transform.hpp"

namespace conflictmap::scene {
namespace {

struct Move {
    double dx;
    double dy;
    void operator()(Outline& outline) const {
        for (PagePoint& point : outline.points) {
            point = {point.x + dx, point.y + dy};
        }
    }
    void operator()(Path& path) const { (*this)(path.outline); }
    void operator()(Text& text) const {
        text.at = {text.at.x + dx, text.at.y + dy};
        (*this)(text.baseline);
    }
    void operator()(std::unique_ptr<Group>& group) const { translate(*group, dx, dy); }
    void operator()(std::unique_ptr<Marks>& marks) const {
        for (MarkPoint& at : marks->at) {
            at = {static_cast<float>(at.x + dx), static_cast<float>(at.y + dy)};
        }
    }
};

} // namespace

void translate(Group& group, double dx, double dy) {
    const Move move{dx, dy};
    if (group.clip) {
        move(*group.clip);
    }
    for (Item& item : group.items) {
        std::visit(move, item);
    }
}

} // namespace conflictmap::scene
