#include "layout/page_layout.hpp"

#include <algorithm>

#include "layout/contents.hpp"
#include "layout/key.hpp"

namespace conflictmap::layout {
namespace {

constexpr std::size_t mixed_share = 3; ///< if more than one subject in this many has to go to the key, all do
constexpr int patient_rounds = 6;      ///< after this many rounds, all subjects go to the key as soon as one has to

geom::Geometry<geom::Page> subject_on_page(const MapContent& content, const compose::Window& window) {
    if (!content.map.view.around) {
        return {}; // a view by coordinates has no subject to keep clear of
    }
    return projection::to_page(content.view.subject, *window.projection, window.fit, window.extent, window.box, 0, 0.2);
}

/// The key with the subjects that found no room; with all subjects if these are many or if `all` is set.
InKey with_unplaced(const PageLayout& layout, bool all) {
    InKey in_key = layout.state.in_key;
    for (const label::Drop& drop : layout.callouts.unplaced) {
        in_key[drop.key] = drop.reason;
    }
    const bool most = all || in_key.size() * mixed_share > layout.annotations.size();
    for (std::size_t i = 0; most && i < layout.annotations.size(); ++i) {
        const spec::PlaceSpec* place = layout.annotations[i].place;
        if (place == nullptr || !place->position) {
            in_key.emplace(i, "with the others, because some callouts have no room on the map");
        }
    }
    return in_key;
}

void warn_of_refusals(const PageLayout& layout, Diagnostics& diagnostics) {
    for (const label::Drop& drop : layout.callouts.refused) {
        const compose::Annotation& annotation = layout.annotations[drop.key];
        diagnostics.warning(
            annotation.place->feature.place, "place-refused",
            fmt::format("the callout '{}' does not fit at the place set by hand: {}", annotation.title, drop.reason),
            "the program has chosen another place; set a different one");
    }
    std::vector<const spec::FurnitureSpec*> left_out = layout.furniture.left_out;
    left_out.insert(left_out.end(), layout.furniture.misfits.begin(), layout.furniture.misfits.end());
    for (const spec::FurnitureSpec* spec : left_out) {
        diagnostics.warning(spec->place, "furniture-left-out",
                            fmt::format("no room on the map for the furniture '{}'", spec->kind),
                            "make the page larger, or leave it out");
    }
}

/// There is no room for a map on the page: a shorter key may help.
Round without_frame(const MapContent& content, FrameResult frame) {
    Round round;
    const bool key_below = is_key_below(content.map, frame.next);
    if (key_below && !frame.next.key_shortened && !frame.next.key.empty()) {
        round.next = std::move(frame.next);
        round.next.key_shortened = true;
        for (furniture::KeyEntry& entry : round.next.key) {
            entry.text.clear();
        }
        return round;
    }
    round.next = std::move(frame.next);
    round.failed = true;
    round.diagnostics = std::move(frame.diagnostics);
    return round;
}

/// Places the furniture on the map, then the callouts.
void fill_frame(PageLayout& layout, const MapContent& content, bool last, compose::Styles& styles,
                Diagnostics& diagnostics) {
    const compose::Window& window = layout.framed.body.window;
    const auto subject = subject_on_page(content, window);
    const furniture::Context context = context_of(content, layout.state, &window, styles.lookup());
    layout.furniture = place_map_furniture(content, layout.state, layout.framed.body, subject, layout.annotations,
                                           context, styles, diagnostics);
    if (layout.furniture.misfits.empty() || last) { // otherwise the misfits are moved first
        layout.callouts = draw_callouts(layout.annotations, layout.state.in_key, layout.framed.body, subject,
                                        layout.furniture.reserved, layout.furniture.lines, context);
    }
}

const spec::FurnitureSpec* key_of(const spec::MapSpec& map) {
    const auto found = std::ranges::find(map.furniture, "key", &spec::FurnitureSpec::kind);
    return found == map.furniture.end() ? nullptr : &*found;
}

void warn_of_shortened_key(const MapContent& content, Diagnostics& diagnostics) {
    diagnostics.warning(key_of(content.map)->place, "key-shortened", "the page has no room for the texts of the key",
                        "make the page larger, or annotate fewer subjects");
}

} // namespace

Round lay_out_round(const MapContent& content, const LayoutState& state, const RoundOptions& options,
                    compose::Styles& styles) {
    FrameResult frame = settle_frame(content, state, styles);
    if (!frame.framed) {
        return without_frame(content, std::move(frame));
    }
    Round round;
    round.diagnostics = std::move(frame.diagnostics);
    PageLayout layout{std::move(*frame.framed), {}, {}, {}, std::move(frame.next)};
    layout.annotations = annotations_for(layout.framed.body, content.workspace.language, layout.state.in_key);
    auto key =
        key_entries(layout.annotations, layout.state.in_key, layers_listed(content.map), layout.state.key_shortened);
    // A different key may change the height of the footer.
    const bool key_settled = !is_key_below(content.map, layout.state) || same_entries(key, layout.state.key);
    layout.state.key = std::move(key);
    round.next = layout.state;
    if (!(frame.settled && key_settled) && !options.last) {
        return round;
    }
    fill_frame(layout, content, options.last, styles, round.diagnostics);
    if (!layout.furniture.misfits.empty() && !options.last) {
        round.next.moved_below.insert(layout.furniture.misfits.begin(), layout.furniture.misfits.end());
        return round;
    }
    if (!layout.callouts.unplaced.empty() && !options.last) {
        round.next.in_key = with_unplaced(layout, options.all_to_key);
        return round;
    }
    round.settled =
        frame.settled && key_settled && layout.furniture.misfits.empty() && layout.callouts.unplaced.empty();
    warn_of_refusals(layout, round.diagnostics);
    round.layout = std::move(layout);
    return round;
}

std::optional<PageLayout> lay_out_page(const MapContent& content, compose::Styles& styles, Diagnostics& diagnostics,
                                       int max_rounds) {
    Round round;
    int rounds = 0;
    do {
        const RoundOptions options{rounds >= patient_rounds, rounds + 1 == max_rounds};
        round = lay_out_round(content, LayoutState(std::move(round.next)), options, styles);
        ++rounds;
    } while (!round.settled && !round.failed && rounds < max_rounds);
    if (round.next.key_shortened) {
        warn_of_shortened_key(content, diagnostics);
    }
    if (!round.settled && !round.failed) {
        diagnostics.warning(content.map.map.place, "layout-unsettled",
                            fmt::format("after {} rounds the legend, the credits or the key still change the size of "
                                        "the map that they describe",
                                        rounds),
                            "make the page larger, or give the legend or the key a place with 'at'");
    }
    for (const Diagnostic& each : round.diagnostics.all()) {
        diagnostics.add(each);
    }
    return std::move(round.layout);
}

} // namespace conflictmap::layout
