#pragma once
// Places furniture: in bands above and below the map frame, and as blocks in the free space on the map. Page mm.
#include <string>
#include <vector>

#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

/// Where the subject of the map is: a grid of weights over the frame. Returns their sums over boxes.
class Occupancy {
public:
    explicit Occupancy(const scene::PageBox& frame);
    /// Gives `weight` to every cell of the polygons.
    void add_area(const geom::Polygons<geom::Page>& area, double weight);
    void add_box(const scene::PageBox& box, double weight);
    void add_line(const geom::Line<geom::Page>& line, double weight);
    /// The same as a box of half the size `reach` around each of many points, to about a cell. Takes the points one
    /// after the other.
    class Crowd {
    public:
        Crowd(Occupancy& occupancy, double reach, double weight);
        void add(const scene::PagePoint& point);
        /// Adds what was collected to the grid. Call it once, at the end.
        void settle();

    private:
        Occupancy* occupancy_;
        double reach_;
        double weight_;
        std::vector<double> counts_; ///< by cell
    };
    [[nodiscard]] double sum(const scene::PageBox& box) const;
    [[nodiscard]] const scene::PageBox& frame() const { return frame_; }

private:
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;
    double& cell(int column, int row);
    scene::PageBox frame_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<double> cells_;
};

/// The place for a block of this size. This is the requested corner or side ("top-left", "right" ...); if `at` is
/// empty, it is the place in the frame that hides least, preferably a corner. Keeps `gap` from the edge of the frame.
scene::PageBox find_place(const Occupancy& occupancy, const std::string& at, double width, double height, double gap);

} // namespace conflictmap::furniture
