#include "furniture/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geom/operations.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double cell_size = 1.0; ///< mm
/// The cost of a millimetre away from the nearest corner, in units of weight: less than that of hiding one square
/// millimetre.
constexpr double corner_pull = 0.15;

/// Positions about one cell apart, at most 61, including both ends.
std::vector<double> positions(double from, double to) {
    const int steps = std::clamp(static_cast<int>(std::ceil((to - from) / cell_size)), 0, 60);
    std::vector<double> all{from};
    for (int i = 1; i <= steps; ++i) {
        all.push_back(from + (to - from) * i / steps);
    }
    return all;
}

} // namespace

Occupancy::Occupancy(const scene::PageBox& frame)
    : frame_(frame), columns_(std::max(1, static_cast<int>(std::ceil(frame.width() / cell_size)))),
      rows_(std::max(1, static_cast<int>(std::ceil(frame.height() / cell_size)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0.0) {}

int Occupancy::column(double x) const {
    return std::clamp(static_cast<int>(std::floor((x - frame_.min.x) / cell_size)), 0, columns_ - 1);
}

int Occupancy::row(double y) const {
    return std::clamp(static_cast<int>(std::floor((y - frame_.min.y) / cell_size)), 0, rows_ - 1);
}

double& Occupancy::cell(int column, int row) {
    return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(column)];
}

void Occupancy::add_area(const geom::Polygons<geom::Page>& area, double weight) {
    for (int r = 0; r < rows_; ++r) {
        // Scan line: where the rings cross the middle of the row, even-odd.
        const double y = frame_.min.y + (r + 0.5) * cell_size;
        std::vector<double> crossings;
        geom::for_each_part(geom::Geometry<geom::Page>(area), [&](const geom::Line<geom::Page>& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const auto& a = ring[i - 1];
                const auto& b = ring[i];
                if ((a.y <= y) != (b.y <= y)) {
                    crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
                }
            }
        });
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 1; i < crossings.size(); i += 2) {
            if (crossings[i] < frame_.min.x || crossings[i - 1] > frame_.max.x) {
                continue;
            }
            for (int c = column(crossings[i - 1]); c <= column(crossings[i]); ++c) {
                cell(c, r) += weight;
            }
        }
    }
}

void Occupancy::add_box(const scene::PageBox& box, double weight) {
    if (!box.overlaps(frame_)) {
        return;
    }
    for (int r = row(box.min.y); r <= row(box.max.y); ++r) {
        for (int c = column(box.min.x); c <= column(box.max.x); ++c) {
            cell(c, r) += weight;
        }
    }
}

void Occupancy::add_line(const geom::Line<geom::Page>& line, double weight) {
    for (const auto& point : geom::points_along(line, cell_size)) {
        if (frame_.contains(point)) {
            cell(column(point.x), row(point.y)) += weight;
        }
    }
}

Occupancy::Crowd::Crowd(Occupancy& occupancy, double reach, double weight)
    : occupancy_(&occupancy), reach_(reach), weight_(weight), counts_(occupancy.cells_.size(), 0.0) {}

void Occupancy::Crowd::add(const scene::PagePoint& point) {
    if (occupancy_->frame_.contains(point)) {
        counts_[static_cast<std::size_t>(occupancy_->row(point.y)) * static_cast<std::size_t>(occupancy_->columns_) +
                static_cast<std::size_t>(occupancy_->column(point.x))] += 1;
    }
}

void Occupancy::Crowd::settle() {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] > 0) {
            const auto columns = static_cast<std::size_t>(occupancy_->columns_);
            const std::size_t column = i % columns;
            const std::size_t row = i / columns;
            const scene::PagePoint centre{occupancy_->frame_.min.x + (static_cast<double>(column) + 0.5) * cell_size,
                                          occupancy_->frame_.min.y + (static_cast<double>(row) + 0.5) * cell_size};
            occupancy_->add_box(scene::PageBox{centre, centre}.grown(reach_), weight_ * counts_[i]);
        }
    }
}

double Occupancy::sum(const scene::PageBox& box) const {
    double total = 0;
    for (int r = row(box.min.y); r <= row(box.max.y); ++r) {
        for (int c = column(box.min.x); c <= column(box.max.x); ++c) {
            total +=
                cells_[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c)];
        }
    }
    return total;
}

scene::PageBox find_place(const Occupancy& occupancy, const std::string& at, double width, double height, double gap) {
    const scene::PageBox& frame = occupancy.frame();
    const double left = frame.min.x + gap;
    const double right = std::max(left, frame.max.x - gap - width);
    const double top = frame.min.y + gap;
    const double bottom = std::max(top, frame.max.y - gap - height);
    const auto box_at = [&](double x, double y) { return scene::PageBox{{x, y}, {x + width, y + height}}; };
    const auto has = [&](const char* word) { return at.find(word) != std::string::npos; };
    double best_cost = std::numeric_limits<double>::infinity();
    scene::PageBox best = box_at(left, top);
    for (const double x : positions(left, right)) {
        for (const double y : positions(top, bottom)) {
            // A requested side fixes one coordinate; two sides fix both.
            const double px = has("left") ? left : has("right") ? right : x;
            const double py = has("top") ? top : has("bottom") ? bottom : y;
            const double to_corner = std::min(px - left, right - px) + std::min(py - top, bottom - py);
            const double cost = occupancy.sum(box_at(px, py).grown(0.8)) + corner_pull * to_corner;
            if (cost < best_cost - 1e-9) {
                best_cost = cost;
                best = box_at(px, py);
            }
        }
    }
    return best;
}

} // namespace conflictmap::furniture
