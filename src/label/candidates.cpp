#include "label/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "label/quad.hpp"

namespace conflictmap::label {
namespace {

struct Direction {
    PagePoint right;
    PagePoint down;
};

Direction direction_of(double angle) {
    if (angle == 0) {
        return {{1, 0}, {0, 1}};
    }
    const double radians = angle * std::numbers::pi / 180;
    return {{std::cos(radians), std::sin(radians)}, {-std::sin(radians), std::cos(radians)}};
}

PagePoint moved(const PagePoint& from, const Direction& direction, double right, double down) {
    return {from.x + direction.right.x * right + direction.down.x * down,
            from.y + direction.right.y * right + direction.down.y * down};
}

Candidates fixed(const Request& request, const Fixed& where) {
    constexpr double step_cost = 0.6;
    Candidates out;
    for (std::size_t f = 0; f < request.forms.size(); ++f) {
        const Block block = block_of(request, request.forms[f]);
        for (std::size_t place = 0; place <= where.others.size(); ++place) {
            const PagePoint& centre = place == 0 ? where.centre : where.others[place - 1];
            Candidate candidate;
            candidate.form = f;
            candidate.angle = where.angle;
            candidate.baseline = moved(centre, direction_of(where.angle), 0, -(block.top + block.bottom) / 2);
            candidate.box = box_of(request, block, candidate.baseline, where.angle);
            candidate.cost = static_cast<double>(f) + step_cost * static_cast<double>(place);
            out.all.push_back(candidate);
        }
    }
    return out;
}

bool is_measured(const Request& request) {
    const auto good = [](double v) { return std::isfinite(v) && v >= 0; };
    if (!good(request.ascent) || !good(request.descent) || !good(request.halo) || !std::isfinite(request.leading)) {
        return false;
    }
    return std::all_of(request.forms.begin(), request.forms.end(), [&](const Form& form) {
        return !form.lines.empty() && std::all_of(form.lines.begin(), form.lines.end(),
                                                  [&](const LineSize& line) { return good(line.width); });
    });
}

} // namespace

Block block_of(const Request& request, const Form& form) {
    Block block;
    for (const auto& line : form.lines) {
        block.width = std::max(block.width, line.width);
    }
    block.last = static_cast<double>(form.lines.size() - 1) * request.leading;
    block.top = -request.ascent;
    block.bottom = block.last + request.descent;
    return block;
}

Quad box_of(const Request& request, const Block& block, const PagePoint& baseline, double angle) {
    const PagePoint centre = moved(baseline, direction_of(angle), 0, (block.top + block.bottom) / 2);
    return {centre, block.width / 2 + request.halo, (block.bottom - block.top) / 2 + request.halo, angle};
}

Candidates candidates_of(const Request& request, const PageBox& frame) {
    if (request.forms.empty()) {
        return {{}, "there is no text"};
    }
    if (!is_measured(request)) {
        return {{}, "its text could not be measured"};
    }
    Candidates out;
    if (const auto* point = std::get_if<AtPoint>(&request.where)) {
        if (!is_finite(point->point) || !frame.contains(point->point)) {
            return {{}, "outside the frame"};
        }
        out = candidates_at_point(request, *point);
    } else if (const auto* area = std::get_if<InArea>(&request.where)) {
        out = candidates_in_area(request, *area, frame);
    } else if (const auto* line = std::get_if<AlongLine>(&request.where)) {
        out = candidates_along_line(request, *line, frame);
    } else if (const auto* at = std::get_if<Fixed>(&request.where)) {
        if (!is_finite(at->centre) || !std::isfinite(at->angle)) {
            return {{}, "outside the frame"};
        }
        out = fixed(request, *at);
    }
    std::stable_sort(out.all.begin(), out.all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return out;
}

std::vector<PlacedLine> lines_of(const Request& request, const Candidate& candidate) {
    const Form& form = request.forms[candidate.form];
    const Block block = block_of(request, form);
    const Direction direction = direction_of(candidate.angle);
    std::vector<PlacedLine> lines;
    for (std::size_t k = 0; k < form.lines.size(); ++k) {
        const double slack = (block.width - form.lines[k].width) / 2;
        const double shift = candidate.align == Align::left ? -slack : candidate.align == Align::right ? slack : 0;
        lines.push_back({form.lines[k].text,
                         moved(candidate.baseline, direction, shift, static_cast<double>(k) * request.leading),
                         form.lines[k].width});
    }
    return lines;
}

} // namespace conflictmap::label
