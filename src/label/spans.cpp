#include "label/spans.hpp"

#include <algorithm>

namespace conflictmap::label {
namespace {

double x_at(const Edge& edge, double y) {
    const double dy = edge.b.y - edge.a.y;
    return dy <= 0 ? edge.a.x : edge.a.x + (edge.b.x - edge.a.x) * std::clamp((y - edge.a.y) / dy, 0.0, 1.0);
}

} // namespace

std::vector<Edge> edges_of(const geom::Polygons<geom::Page>& area) {
    std::vector<Edge> edges;
    geom::for_each_part(geom::Geometry<geom::Page>{area}, [&](const PageLine& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const bool downwards = ring[i - 1].y <= ring[i].y;
            edges.push_back({ring[downwards ? i - 1 : i], ring[downwards ? i : i - 1]});
        }
    });
    return edges;
}

std::vector<Span> cut_at(const std::vector<Edge>& edges, double y) {
    std::vector<double> crossings;
    for (const auto& edge : edges) {
        if (edge.a.y <= y && y < edge.b.y) {
            crossings.push_back(x_at(edge, y));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    std::vector<Span> spans;
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
        spans.push_back({crossings[i - 1], crossings[i]});
    }
    return spans;
}

std::vector<Span> free_spans(const std::vector<Edge>& edges, double top, double bottom) {
    std::vector<Span> blocked;
    for (const auto& edge : edges) {
        if (edge.b.y > top && edge.a.y < bottom) {
            const double x1 = x_at(edge, top);
            const double x2 = x_at(edge, bottom);
            const bool level = edge.a.y == edge.b.y;
            blocked.push_back({level ? std::min(edge.a.x, edge.b.x) : std::min(x1, x2),
                               level ? std::max(edge.a.x, edge.b.x) : std::max(x1, x2)});
        }
    }
    std::sort(blocked.begin(), blocked.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> spans;
    for (const auto& inside : cut_at(edges, (top + bottom) / 2)) {
        double from = inside.from;
        for (const auto& block : blocked) {
            if (block.to <= from || block.from >= inside.to) {
                continue;
            }
            if (block.from > from) {
                spans.push_back({from, block.from});
            }
            from = std::max(from, block.to);
        }
        if (from < inside.to) {
            spans.push_back({from, inside.to});
        }
    }
    return spans;
}

} // namespace conflictmap::label
