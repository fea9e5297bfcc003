#include "app/stage.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/contents.hpp"
#include "base/units.hpp"

namespace conflictmap::app {
namespace {

constexpr std::size_t mixed_share = 3; ///< one in so many at most is in the key beside callouts
constexpr int patient_rounds = 6;      ///< from then on all go to the key, once one has to
constexpr int most_page_rounds = 16;
constexpr double row_height = 12; ///< mm: places so near in height are read from left to right

geom::Geometry<geom::Page> subject_on_page(const Work& work) {
    if (!work.map.view.around) {
        return {}; // A view by coordinates has no subject to keep clear of.
    }
    const auto& window = work.body.window;
    return projection::to_page(work.view.subject, *window.projection, window.fit, window.extent, window.box, 0, 0.2);
}

/// Subjects of the key need numbers: those without one go on after the others, in reading order of their places.
void number_subjects(std::vector<compose::Annotation>& annotations, const InKey& in_key) {
    std::set<std::string> taken;
    std::vector<compose::Annotation*> nameless;
    for (compose::Annotation& annotation : annotations) {
        taken.insert(annotation.number);
    }
    for (const auto& [subject, reason] : in_key) {
        if (annotations[subject].number.empty()) {
            nameless.push_back(&annotations[subject]);
        }
    }
    const auto order = [](const compose::Annotation* annotation) {
        const auto at = annotation->anchor.value_or(scene::PagePoint{1e6, 1e6});
        return std::pair(std::floor(at.y / row_height), at.x);
    };
    std::stable_sort(nameless.begin(), nameless.end(),
                     [&](const auto* a, const auto* b) { return order(a) < order(b); });
    int next = 1;
    for (compose::Annotation* annotation : nameless) {
        while (!taken.insert(std::to_string(next)).second) {
            ++next;
        }
        annotation->number = std::to_string(next);
    }
}

/// The layers whose events a timeline lists with their numbers: a key would say the same again.
std::set<std::string> on_timelines(const spec::MapSpec& map) {
    std::set<std::string> layers;
    for (const spec::FurnitureSpec& furniture : map.furniture) {
        if (furniture.kind == "timeline" && furniture.of) {
            layers.insert(furniture.of->value);
        }
    }
    return layers;
}

std::vector<furniture::KeyEntry> key_of(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                                        const std::set<std::string>& elsewhere, bool titles_only) {
    std::vector<furniture::KeyEntry> key;
    for (const auto& [subject, reason] : in_key) {
        if (elsewhere.contains(annotations[subject].layer)) {
            continue;
        }
        key.push_back(key_entry(annotations[subject]));
        if (titles_only) {
            key.back().text.clear();
        }
    }
    const auto number = [](const furniture::KeyEntry& entry) { return parse_number(entry.number).value_or(1e9); };
    std::stable_sort(key.begin(), key.end(), [&](const auto& a, const auto& b) { return number(a) < number(b); });
    return key;
}

bool same_entries(const std::vector<furniture::KeyEntry>& a, const std::vector<furniture::KeyEntry>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.number == y.number && x.title == y.title && x.text == y.text;
    });
}

spec::FurnitureSpec* key_spec(spec::MapSpec& map) {
    const auto found =
        std::find_if(map.furniture.begin(), map.furniture.end(), [](const auto& spec) { return spec.kind == "key"; });
    return found == map.furniture.end() ? nullptr : &*found;
}

/// Sends subjects without room to the key: `all` the others with them. False when there are none.
bool send_to_key(Stage& stage, bool all) {
    for (const label::Drop& drop : stage.callouts.homeless) {
        stage.in_key[drop.key] = drop.reason;
    }
    const auto by_hand = [&](std::size_t i) {
        return stage.annotations[i].place != nullptr && stage.annotations[i].place->position.has_value();
    };
    const bool most = all || stage.in_key.size() * mixed_share > stage.annotations.size();
    if (!stage.callouts.homeless.empty() && most) {
        for (std::size_t i = 0; i < stage.annotations.size(); ++i) {
            if (!by_hand(i)) {
                stage.in_key.emplace(i, "with the others, which have no room beside the map");
            }
        }
    }
    return !stage.callouts.homeless.empty();
}

void set_on_stage(Stage& stage, Work& work, Diagnostics& diagnostics) {
    const auto subject = subject_on_page(work);
    for (Inset& inset : work.insets) {
        draw_inset(inset, work.body.window, work.workspace, work.styles, work.context, diagnostics);
        work.context.insets.insert_or_assign(inset.spec, std::move(inset.block));
    }
    work.context.scale_spread = 0;
    measure_scale(work.body.window, work.context);
    stage.on_map = set_on_map(work, subject, stage.annotations);
    if (!stage.on_map.misfits.empty()) {
        return; // They go elsewhere first.
    }
    stage.callouts = draw_callouts(stage.annotations, stage.in_key, work.body, subject, stage.on_map.reserved,
                                   stage.on_map.lines, work.context);
}

void warn_of_refusals(const Stage& stage, Diagnostics& diagnostics) {
    for (const label::Drop& drop : stage.callouts.refused) {
        const compose::Annotation& annotation = stage.annotations[drop.key];
        diagnostics.warning(
            annotation.place->feature.place, "place-refused",
            fmt::format("the callout '{}' cannot stand where it is set: {}", annotation.title, drop.reason),
            "the program has placed it; set it elsewhere");
    }
}

} // namespace

void provide_key(spec::MapSpec& map, const std::vector<spec::LayerSpec>& layers) {
    const auto elsewhere = on_timelines(map);
    const bool annotated = std::any_of(layers.begin(), layers.end(), [&](const auto& layer) {
        return !layer.annotate.empty() && !elsewhere.contains(layer.id);
    });
    if (annotated && key_spec(map) == nullptr) {
        spec::FurnitureSpec key;
        key.kind = "key";
        key.place = map.map.place;
        map.furniture.insert(map.furniture.begin(), std::move(key));
    }
}

std::optional<Stage> set_stage(Work& work, const spec::PageSize& page, Diagnostics& diagnostics) {
    Stage stage;
    spec::FurnitureSpec* key = key_spec(work.map);
    const auto elsewhere = on_timelines(work.map);
    bool titles_only = false;
    for (int round = 0;; ++round) {
        Diagnostics said; // of this round: only the last one's words count
        auto bands = settle_frame(work, page, said);
        const bool key_below = key != nullptr && zone_of(*key) == furniture::Zone::bottom;
        if (!bands && key_below && !titles_only && !work.context.key.empty()) {
            titles_only = true;
            work.context.key = key_of(stage.annotations, stage.in_key, elsewhere, true);
            diagnostics.warning(key->place, "key-shortened", "the page has no room for the texts of the key",
                                "make the page larger, or set fewer subjects");
            continue;
        }
        if (bands) {
            stage.bands = std::move(*bands);
            stage.annotations = compose::annotations_of(work.body, work.workspace.language);
            for (std::size_t i = 0; i < stage.annotations.size(); ++i) {
                if (stage.annotations[i].mode == "badge") {
                    stage.in_key.emplace(i, "");
                }
            }
            for (const auto& [subject, reason] : stage.in_key) {
                stage.annotations[subject].leader = true; // A badge points at its place.
            }
            number_subjects(stage.annotations, stage.in_key);
            auto entries = key_of(stage.annotations, stage.in_key, elsewhere, titles_only);
            const bool settled = !key_below || same_entries(entries, work.context.key);
            work.context.key = std::move(entries);
            if (!settled && round < most_page_rounds) {
                continue; // The band below the map is higher or lower than was thought.
            }
            set_on_stage(stage, work, said);
            for (spec::FurnitureSpec* misfit : stage.on_map.misfits) {
                misfit->at = "bottom";
            }
            if (!stage.on_map.misfits.empty()) {
                continue;
            }
            if (send_to_key(stage, round >= patient_rounds) && round < most_page_rounds) {
                continue;
            }
            warn_of_refusals(stage, said);
            for (const spec::FurnitureSpec* spec : stage.on_map.left_out) {
                said.warning(spec->place, "furniture-left-out",
                             fmt::format("no room on the map for the furniture '{}'", spec->kind),
                             "make the page larger, or leave it out");
            }
        }
        for (const Diagnostic& each : said.all()) {
            diagnostics.add(each);
        }
        return bands ? std::optional(std::move(stage)) : std::nullopt;
    }
}

} // namespace conflictmap::app
