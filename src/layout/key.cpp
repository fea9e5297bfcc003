#include "layout/key.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/units.hpp"
#include "layout/contents.hpp"

namespace conflictmap::layout {
namespace {

constexpr double reading_row = 12; ///< mm: places whose heights differ by less are read from left to right

void number_subjects(std::vector<compose::Annotation>& annotations, const InKey& in_key) {
    std::set<std::string> taken;
    std::vector<compose::Annotation*> unnumbered;
    for (compose::Annotation& annotation : annotations) {
        taken.insert(annotation.number);
    }
    for (const auto& [subject, reason] : in_key) {
        if (annotations[subject].number.empty()) {
            unnumbered.push_back(&annotations[subject]);
        }
    }
    const auto order = [](const compose::Annotation* annotation) {
        const auto at = annotation->anchor.value_or(scene::PagePoint{1e6, 1e6});
        return std::pair(std::floor(at.y / reading_row), at.x);
    };
    std::stable_sort(unnumbered.begin(), unnumbered.end(),
                     [&](const auto* a, const auto* b) { return order(a) < order(b); });
    int next = 1;
    for (compose::Annotation* annotation : unnumbered) {
        while (!taken.insert(std::to_string(next)).second) {
            ++next;
        }
        annotation->number = std::to_string(next);
    }
}

} // namespace

bool is_key_below(const spec::MapSpec& map, const LayoutState& state) {
    return std::any_of(map.furniture.begin(), map.furniture.end(), [&](const auto& spec) {
        return spec.kind == "key" && zone_of(spec, state) == furniture::Zone::bottom;
    });
}

std::vector<compose::Annotation> annotations_for(const compose::Body& body, const std::string& language,
                                                 InKey& in_key) {
    auto annotations = compose::annotations_of(body, language);
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (annotations[i].mode == "badge") {
            in_key.emplace(i, "");
        }
    }
    for (const auto& [subject, reason] : in_key) {
        annotations[subject].leader = true; // a badge has a leader to its place
    }
    number_subjects(annotations, in_key);
    return annotations;
}

std::vector<furniture::KeyEntry> key_entries(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                                             const std::vector<std::string>& listed, bool titles_only) {
    std::vector<furniture::KeyEntry> entries;
    for (const auto& [subject, reason] : in_key) {
        if (std::ranges::find(listed, annotations[subject].layer) != listed.end()) {
            continue;
        }
        entries.push_back(key_entry(annotations[subject]));
        if (titles_only) {
            entries.back().text.clear();
        }
    }
    const auto number = [](const furniture::KeyEntry& entry) { return parse_number(entry.number).value_or(1e9); };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const auto& a, const auto& b) { return number(a) < number(b); });
    return entries;
}

bool same_entries(const std::vector<furniture::KeyEntry>& a, const std::vector<furniture::KeyEntry>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.number == y.number && x.title == y.title && x.text == y.text;
    });
}

} // namespace conflictmap::layout
