#include "label/callout_column.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace conflictmap::label {
namespace {

struct Stack {
    std::vector<double> tops;
    double cost = 0;
};

/// Slots [first, last) in one interval.
std::optional<Stack> stack_in(const std::vector<Slot>& slots, std::size_t first, std::size_t last,
                              const Interval& interval, double gap) {
    struct Pool {
        double sum = 0;
        double count = 0;
        [[nodiscard]] double mean() const { return sum / count; }
    };
    // With the heights above taken off, "in order and apart" becomes "not decreasing".
    std::vector<double> above;
    std::vector<Pool> pools;
    double offset = 0;
    for (std::size_t i = first; i < last; ++i) {
        above.push_back(offset);
        pools.push_back({slots[i].target - offset, 1});
        offset += slots[i].height + gap;
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool top = pools.back();
            pools.pop_back();
            pools.back().sum += top.sum;
            pools.back().count += top.count;
        }
    }
    const double lowest = interval.to - (offset - gap);
    if (last > first && lowest < interval.from) {
        return std::nullopt;
    }
    Stack out;
    std::size_t i = 0;
    for (const auto& pool : pools) {
        const double at = std::clamp(pool.mean(), interval.from, lowest);
        for (double n = 0; n < pool.count; ++n, ++i) {
            out.tops.push_back(at + above[i]);
            const double off = out.tops.back() - slots[first + i].target;
            out.cost += off * off;
        }
    }
    return out;
}

} // namespace

std::optional<std::vector<double>> stack(const std::vector<Slot>& slots, const std::vector<Interval>& free,
                                         double gap) {
    constexpr double impossible = std::numeric_limits<double>::infinity();
    const std::size_t count = slots.size();
    // best[k]: cost of the first k slots in the intervals so far; cut[j][k]: how many of them stand before interval j
    std::vector<double> best(count + 1, impossible);
    best[0] = 0;
    std::vector<std::vector<std::size_t>> cut;
    for (const auto& interval : free) {
        std::vector<double> next(count + 1, impossible);
        std::vector<std::size_t> from(count + 1, 0);
        for (std::size_t k = 0; k <= count; ++k) {
            for (std::size_t before = 0; before <= k; ++before) {
                if (best[before] == impossible) {
                    continue;
                }
                const auto part = stack_in(slots, before, k, interval, gap);
                if (part && best[before] + part->cost < next[k]) {
                    next[k] = best[before] + part->cost;
                    from[k] = before;
                }
            }
        }
        best = next;
        cut.push_back(from);
    }
    if (best[count] == impossible) {
        return std::nullopt;
    }
    std::vector<double> tops(count);
    std::size_t last = count;
    for (std::size_t j = free.size(); j-- > 0;) {
        const std::size_t first = cut[j][last];
        const auto part = stack_in(slots, first, last, free[j], gap);
        std::copy(part->tops.begin(), part->tops.end(), tops.begin() + static_cast<std::ptrdiff_t>(first));
        last = first;
    }
    return tops;
}

} // namespace conflictmap::label
