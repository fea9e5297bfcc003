#include "label/placement.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/units.hpp"
#include "label/candidates.hpp"
#include "label/collision.hpp"
#include "label/order.hpp"
#include "label/quad.hpp"
#include "label/search.hpp"

namespace conflictmap::label {
namespace {

/// A request with its candidates, and those that no hard obstacle or edge forbids.
struct LabelEntry {
    const Request* request = nullptr;
    Candidates candidates;
    std::vector<Candidate> open;
    double rank = 0;                     ///< the request's rank; for a repetition, a rank after all others
    double apart = 0;                    ///< mm between the label and its repetitions
    std::optional<std::size_t> obstacle; ///< the one that forbids the best forbidden place
};

LabelEntry entry_of(const Request& request, const Collisions& collisions, const PageBox& frame) {
    LabelEntry entry;
    entry.request = &request;
    entry.candidates = candidates_of(request, frame);
    entry.rank = request.rank;
    if (const auto* line = std::get_if<AlongLine>(&request.where)) {
        entry.apart = line->repeat / 2;
    }
    for (const auto& candidate : entry.candidates.all) {
        if (!inside(bounds(candidate.box), frame)) {
            continue;
        }
        const Verdict verdict = collisions.test(candidate, request.key);
        if (verdict.blocker) {
            entry.obstacle = entry.obstacle.value_or(*verdict.blocker);
            continue;
        }
        entry.open.push_back(candidate);
        entry.open.back().cost += verdict.cost;
    }
    std::stable_sort(entry.open.begin(), entry.open.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return entry;
}

std::string name_of(const Request& request) {
    return fmt::format("label '{}' (rank {})", request.text, format_number(request.rank, 3));
}

std::string name_of(const Obstacle& obstacle, const std::vector<const Request*>& requests) {
    if (!obstacle.name.empty()) {
        return obstacle.name;
    }
    for (const Request* request : requests) {
        if (obstacle.owner && *obstacle.owner == request->key) {
            return fmt::format("the symbol of '{}'", request->text);
        }
    }
    return obstacle.owner ? "the symbol of another place" : "something already drawn";
}

/// The label that occupies the best place of the one left out.
const Request* holder_of(const LabelEntry& dropped, const std::vector<LabelEntry>& entries,
                         const std::vector<int>& chosen) {
    for (const auto& candidate : dropped.open) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (chosen[i] != none && overlap(candidate, entries[i].open[static_cast<std::size_t>(chosen[i])])) {
                return entries[i].request;
            }
        }
    }
    return nullptr;
}

std::string reason_of(const LabelEntry& dropped, const std::vector<LabelEntry>& entries, const std::vector<int>& chosen,
                      const std::vector<Obstacle>& obstacles, const std::vector<const Request*>& requests) {
    if (dropped.candidates.all.empty()) {
        return dropped.candidates.why;
    }
    if (const Request* holder = holder_of(dropped, entries, chosen)) {
        return fmt::format("no free place: {} is there", name_of(*holder));
    }
    if (dropped.obstacle) {
        return fmt::format("no free place: {}", name_of(obstacles[*dropped.obstacle], requests));
    }
    return "outside the frame: every place crosses its edge";
}

/// Whether a label and its repetition are too close.
bool too_near(const Candidate& a, const Candidate& b, double apart) {
    const PagePoint gap = gaps(bounds(a.box), bounds(b.box));
    return std::hypot(gap.x, gap.y) < apart;
}

/// The entries of labels that should appear several times, once for each additional time.
std::vector<LabelEntry> repetitions(const std::vector<LabelEntry>& entries) {
    constexpr double last = 1e6; ///< more than all ranks of requests
    std::vector<LabelEntry> more;
    for (const LabelEntry& entry : entries) {
        for (std::size_t copy = 1; copy < entry.candidates.copies && !entry.open.empty(); ++copy) {
            more.push_back(entry);
            more.back().rank += last;
        }
    }
    return more;
}

Placement placement_of(const Request& request, const Candidate& candidate) {
    Placement out{request.key, lines_of(request, candidate), candidate.angle, candidate.box, candidate.cost};
    out.curve = candidate.curve;
    out.parts = candidate.parts;
    return out;
}

Problem problem_of(const std::vector<LabelEntry>& entries) {
    Problem problem;
    for (const auto& entry : entries) {
        Item item;
        item.rank = entry.rank;
        const double reach = std::max(closeness_reach, entry.apart) / 2;
        for (const auto& candidate : entry.open) {
            item.options.push_back({bounds(candidate.box).grown(reach), candidate.cost});
        }
        problem.items.push_back(std::move(item));
    }
    const auto candidate = [&entries](const Pick& pick) -> const Candidate& {
        return entries[pick.item].open[pick.option];
    };
    problem.conflict = [candidate, &entries](const Pick& a, const Pick& b) {
        const LabelEntry& one = entries[a.item];
        const bool same = one.request == entries[b.item].request;
        return (same && too_near(candidate(a), candidate(b), one.apart)) || overlap(candidate(a), candidate(b));
    };
    problem.closeness = [candidate](const Pick& a, const Pick& b) {
        return closeness(candidate(a).box, candidate(b).box);
    };
    return problem;
}

} // namespace

Result place(const std::vector<Request>& requests, const std::vector<Obstacle>& obstacles, const PageBox& frame) {
    const std::vector<const Request*> order = in_order(requests);
    const std::vector<Obstacle> sorted = in_order(obstacles);
    const Collisions collisions(sorted, frame);
    std::vector<LabelEntry> entries;
    entries.reserve(order.size());
    for (const Request* request : order) {
        check_deadline();
        entries.push_back(entry_of(*request, collisions, frame));
    }
    const std::size_t labels = entries.size();
    for (LabelEntry& entry : repetitions(entries)) {
        entries.push_back(std::move(entry));
    }
    const std::vector<int> chosen = search(problem_of(entries));
    Result result;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Request& request = *entries[i].request;
        if (chosen[i] == none && i >= labels) {
            continue;
        }
        if (chosen[i] == none) {
            result.dropped.push_back({request.key, reason_of(entries[i], entries, chosen, sorted, order)});
            continue;
        }
        const Candidate& candidate = entries[i].open[static_cast<std::size_t>(chosen[i])];
        result.placed.push_back(placement_of(request, candidate));
    }
    const auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
    std::stable_sort(result.placed.begin(), result.placed.end(), by_key);
    std::stable_sort(result.dropped.begin(), result.dropped.end(), by_key);
    return result;
}

} // namespace conflictmap::label
