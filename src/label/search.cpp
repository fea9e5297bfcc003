#include "label/search.hpp"

#include "base/deadline.hpp"

#include <algorithm>
#include <utility>

namespace conflictmap::label {
namespace {

constexpr int chain_depth = 4;         ///< how many labels in a row may move to make room for one
constexpr std::size_t chain_width = 3; ///< maximum number of labels in the way of one that may have to move
constexpr long chain_budget = 20000;   ///< maximum number of options tried for one item
constexpr int polish_rounds = 8;
constexpr int refill_rounds = 4;
constexpr double least_gain = 1e-9;

class Search {
public:
    explicit Search(const Problem& problem)
        : problem_(problem), items_(problem.items), near_(neighbours_of(problem.items)), chosen_(items_.size(), none),
          now_(items_.size()), locked_(items_.size(), false), budget_(problem.budget) {}

    std::vector<int> run() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            insert(i);
        }
        for (int round = 0; round < refill_rounds; ++round) {
            polish();
            if (!refill()) {
                break;
            }
        }
        polish();
        return chosen_;
    }

private:
    using Blockers = std::vector<std::size_t>;

    void set(std::size_t item, int option) {
        log_.emplace_back(item, chosen_[item]);
        assign(item, option);
    }
    void assign(std::size_t item, int option) {
        chosen_[item] = option;
        now_[item] = option == none ? PageBox{} : items_[item].options[static_cast<std::size_t>(option)].reach;
    }
    void undo_to(std::size_t mark) {
        while (log_.size() > mark) {
            assign(log_.back().first, log_.back().second);
            log_.pop_back();
        }
    }
    [[nodiscard]] Pick pick(std::size_t item) const { return {item, static_cast<std::size_t>(chosen_[item])}; }

    /// Chosen neighbours that conflict with the option; stops searching after `most`.
    void blockers_of(const Pick& candidate, std::size_t most, Blockers& out) {
        --budget_;
        --chain_left_;
        out.clear();
        const PageBox& reach = items_[candidate.item].options[candidate.option].reach;
        for (const std::size_t other : near_[candidate.item]) {
            if (reach.overlaps(now_[other]) && problem_.conflict(candidate, pick(other))) {
                out.push_back(other);
                if (out.size() >= most) {
                    return;
                }
            }
        }
    }

    [[nodiscard]] double cost_of(const Pick& candidate) const {
        const Option& option = items_[candidate.item].options[candidate.option];
        double cost = option.cost;
        if (problem_.closeness) {
            for (const std::size_t other : near_[candidate.item]) {
                if (option.reach.overlaps(now_[other])) {
                    cost += problem_.closeness(candidate, pick(other));
                }
            }
        }
        return cost;
    }

    /// The cheapest option below `limit` that does not conflict with what is chosen now, or `none`.
    std::pair<int, double> best_free(std::size_t item, double limit) {
        int best = none;
        Blockers blockers;
        const auto& options = items_[item].options;
        for (std::size_t o = 0; o < options.size() && options[o].cost < limit; ++o) {
            blockers_of({item, o}, 1, blockers);
            if (!blockers.empty()) {
                continue;
            }
            const double cost = cost_of({item, o});
            if (cost < limit) {
                limit = cost;
                best = static_cast<int>(o);
            }
        }
        return {best, limit};
    }

    /// Places the item, moving others out of its way if necessary (an ejection chain); otherwise changes nothing.
    bool place(std::size_t item, int depth) {
        if (const int best = best_free(item, never).first; best != none) {
            set(item, best);
            return true;
        }
        if (depth == 0 || chain_left_ < 0 || budget_ < 0) {
            return false;
        }
        std::vector<std::pair<std::size_t, std::size_t>> ways; // number to move, option
        Blockers blockers;
        for (std::size_t o = 0; o < items_[item].options.size(); ++o) {
            blockers_of({item, o}, chain_width + 1, blockers);
            if (blockers.size() <= chain_width && !has_locked(blockers)) {
                ways.emplace_back(blockers.size(), o);
            }
        }
        std::sort(ways.begin(), ways.end());
        for (const auto& [count, o] : ways) {
            if (chain_left_ < 0 || budget_ < 0) {
                break;
            }
            blockers_of({item, o}, chain_width + 1, blockers);
            const std::size_t mark = log_.size();
            for (const std::size_t blocker : blockers) {
                set(blocker, none);
            }
            set(item, static_cast<int>(o));
            locked_[item] = true;
            const Blockers moved = blockers;
            const bool done =
                std::all_of(moved.begin(), moved.end(), [&](std::size_t other) { return place(other, depth - 1); });
            locked_[item] = false;
            if (done) {
                return true;
            }
            undo_to(mark);
        }
        return false;
    }

    [[nodiscard]] bool has_locked(const Blockers& blockers) const {
        return std::any_of(blockers.begin(), blockers.end(), [&](std::size_t b) { return locked_[b]; });
    }

    bool insert(std::size_t item) {
        chain_left_ = chain_budget;
        return !items_[item].options.empty() && place(item, chain_depth);
    }

    /// True when the ranks gained are better than those lost: more items in the first rank in which they differ.
    static bool outdoes(std::vector<double> gained, std::vector<double> lost) {
        std::sort(gained.begin(), gained.end());
        std::sort(lost.begin(), lost.end());
        for (std::size_t i = 0; i < gained.size(); ++i) {
            if (i == lost.size() || gained[i] < lost[i]) {
                return true;
            }
            if (gained[i] > lost[i]) {
                return false;
            }
        }
        return false;
    }

    /// Lets a left-out item displace others of the same or a worse rank, if the outcome is better after all left-out
    /// items have been tried again in the freed space.
    bool exchange(std::size_t item) {
        Blockers blockers;
        for (std::size_t o = 0; o < items_[item].options.size() && budget_ > 0; ++o) {
            blockers_of({item, o}, chain_width + 1, blockers);
            const auto equals = [&](std::size_t b) { return items_[b].rank <= items_[item].rank; };
            const auto better = [&](std::size_t b) { return items_[b].rank < items_[item].rank; };
            if (blockers.size() > chain_width || std::any_of(blockers.begin(), blockers.end(), better) ||
                std::count_if(blockers.begin(), blockers.end(), equals) > 1) {
                continue;
            }
            const std::size_t mark = log_.size();
            std::vector<double> lost;
            const Blockers driven = blockers;
            for (const std::size_t blocker : driven) {
                lost.push_back(items_[blocker].rank);
                set(blocker, none);
            }
            set(item, static_cast<int>(o));
            std::vector<double> gained{items_[item].rank};
            std::vector<std::size_t> others = near_[item];
            for (const std::size_t blocker : driven) {
                others.insert(others.end(), near_[blocker].begin(), near_[blocker].end());
            }
            std::sort(others.begin(), others.end());
            others.erase(std::unique(others.begin(), others.end()), others.end());
            for (const std::size_t other : others) {
                chain_left_ = chain_budget / 20;
                if (chosen_[other] == none && place(other, 1)) {
                    gained.push_back(items_[other].rank);
                }
            }
            if (outdoes(gained, lost)) {
                return true;
            }
            undo_to(mark);
        }
        return false;
    }

    /// Tries the left-out items again; true when anything changed.
    bool refill() {
        bool changed = false;
        for (std::size_t i = 0; i < items_.size() && budget_ > 0; ++i) {
            check_deadline();
            if (chosen_[i] == none && !items_[i].options.empty()) {
                changed = insert(i) || exchange(i) || changed;
                log_.clear();
            }
        }
        return changed;
    }

    /// Moves items to cheaper options, one at a time, or two where one blocks the other.
    void polish() {
        log_.clear();
        for (int round = 0; round < polish_rounds && budget_ > 0; ++round) {
            bool changed = false;
            for (std::size_t i = 0; i < items_.size(); ++i) {
                check_deadline();
                changed = (chosen_[i] != none && improve(i)) || changed;
            }
            log_.clear();
            if (!changed) {
                return;
            }
        }
    }

    bool improve(std::size_t item) {
        const int old = chosen_[item];
        const double old_cost = cost_of(pick(item));
        bool changed = false;
        double limit = old_cost - least_gain;
        assign(item, none);
        const auto [best, cost] = best_free(item, limit);
        if (best != none) {
            assign(item, best);
            changed = true;
            limit = cost - least_gain;
        } else {
            assign(item, old);
        }
        Blockers blockers;
        const auto& options = items_[item].options;
        for (std::size_t o = 0; o < options.size() && options[o].cost < limit; ++o) {
            blockers_of({item, o}, 2, blockers);
            if (blockers.size() != 1) {
                continue;
            }
            const std::size_t other = blockers.front();
            const std::size_t mark = log_.size();
            const double before = cost_of(pick(item)) + cost_of(pick(other));
            set(other, none);
            set(item, static_cast<int>(o));
            const double mine = cost_of(pick(item));
            const auto [place_of_other, cost_of_other] = best_free(other, before - mine - least_gain);
            if (place_of_other == none) {
                undo_to(mark);
                continue;
            }
            set(other, place_of_other);
            return true;
        }
        return changed;
    }

    static constexpr double never = 1e18;
    const Problem& problem_;
    const std::vector<Item>& items_;
    std::vector<std::vector<std::size_t>> near_;
    std::vector<int> chosen_;
    std::vector<PageBox> now_; ///< reach of each chosen option
    std::vector<char> locked_; ///< items in the chain that is being tried
    std::vector<std::pair<std::size_t, int>> log_;
    long budget_;
    long chain_left_ = 0;
};

} // namespace

std::vector<int> search(const Problem& problem) {
    return Search(problem).run();
}

} // namespace conflictmap::label
