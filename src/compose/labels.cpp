#include "compose/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <sstream>

#include "compose/label_place.hpp"
#include "compose/places.hpp"
#include "geom/operations.hpp"
#include "text/capitals.hpp"
#include "text/direction.hpp"

namespace conflictmap::compose {
namespace {

constexpr double default_rank = 50;
constexpr double by_hand_first = 1000; ///< rank of labels set by hand: before all labels that the program places
constexpr double line_height = 1.16;   ///< as a multiple of the font size
constexpr std::size_t max_lines = 4;

/// Turns typewriter apostrophes inside words into typographic ones.
std::string with_apostrophes(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '\'' && !out.empty() ? std::string("’") : std::string(1, c);
    }
    return out;
}

std::string shown_text(const std::string& text, const style::LabelStyle& style) {
    const std::string set = with_apostrophes(text);
    return style.capitals.value_or(false) ? text::capitals(set) : set;
}

bool bends(const LabelPlace& where) {
    const auto* in = std::get_if<label::InArea>(&where);
    const auto* along = std::get_if<label::AlongLine>(&where);
    return (in != nullptr && in->curve) || (along != nullptr && along->bend != label::Bend::none);
}

/// The advances of the letters, for setting them on a curve. Empty for scripts that are written from right to left:
/// their letters are connected.
std::vector<double> advances_of(const std::string& text, const Font& font, const Workspace& workspace) {
    std::vector<double> advances;
    if (!text::reads_right_to_left(text)) {
        for (const text::Letter& letter : workspace.typesetter->letters(text, font, workspace.language)) {
            advances.push_back(letter.width);
        }
    }
    return advances;
}

/// The one-line form first, then the text in two lines of even length, and so on, as far as `wrap` and the spaces
/// allow.
std::vector<label::Form> forms_of(const std::string& text, const style::LabelStyle& style, const LabelPlace& where,
                                  const Workspace& workspace) {
    const bool breakable = std::holds_alternative<label::InArea>(where) || style.place == "chord";
    const Font font = style::font_of(style);
    const auto form = [&](const std::vector<std::string>& lines) {
        label::Form out;
        for (const std::string& line : lines) {
            out.lines.push_back({line, workspace.typesetter->measure(line, font, workspace.language).width});
        }
        return out;
    };
    const auto fits = [&](const label::Form& lines) {
        return !style.wrap || std::all_of(lines.lines.begin(), lines.lines.end(),
                                          [&](const label::LineSize& line) { return line.width <= style.wrap->mm; });
    };
    std::vector<label::Form> forms{form({text})};
    for (std::size_t count = 2; count <= max_lines && (breakable || style.wrap); ++count) {
        const label::Form next = form(workspace.typesetter->balance(text, font, workspace.language, count));
        if (next.lines.size() < count) {
            break;
        }
        if (!fits(forms.back())) {
            forms.pop_back(); // keep only the narrowest form if none fits
        }
        forms.push_back(next);
    }
    if (bends(where) && forms.front().lines.size() == 1) {
        forms.front().lines.front().advances = advances_of(text, font, workspace);
    }
    return forms;
}

/// Larger populations come first: a factor of ten thousand counts as one rank. Without figures, the order of the rows
/// decides.
double importance(const PlacedLayer& layer, const PlacedFeature& feature, std::size_t index) {
    const auto& table = layer.layer->table;
    const auto& row = table.features[feature.feature->row];
    for (const std::string& field : {std::string("population"), layer.layer->spec.size_by}) {
        if (const auto value = source::to_number(source::value_of(table, row, field)); value && *value > 0) {
            return 2 - 0.25 * std::log10(*value);
        }
    }
    return std::min(1.0, static_cast<double>(index) * 1e-4);
}

void add_marker_obstacles(LabelPlan& plan, const PlacedFeature& feature, std::optional<std::size_t> owner) {
    const auto* points = std::get_if<geom::Points<geom::Page>>(&feature.geometry);
    if (points == nullptr || feature.marker_radius <= 0) {
        return;
    }
    constexpr double large = 2;      // mm: for larger markers, the corners of their square would waste room
    constexpr double eighth = 0.924; // cosine of a sixteenth turn: three boxes make a disc
    const double r = feature.marker_radius;
    const std::vector<std::pair<double, double>> halves =
        r > large ? std::vector<std::pair<double, double>>{{eighth * r, 0.383 * r},
                                                           {0.383 * r, eighth * r},
                                                           {0.707 * r, 0.707 * r}}
                  : std::vector<std::pair<double, double>>{{r, r}};
    for (const auto& point : points->points) {
        for (const auto& [width, height] : halves) {
            plan.obstacles.push_back({label::Quad{point, width, height, 0}, 0, label::hard, owner, "a symbol"});
        }
    }
    if (feature.home) {
        plan.obstacles.push_back(
            {label::Quad{*feature.home, 0.5, 0.5, 0}, 0, label::hard, owner, "the true place of a moved symbol"});
        plan.obstacles.push_back({geom::Line<geom::Page>{*feature.home, points->points.front()}, 0.2, 4, owner,
                                  "the line to a moved symbol"});
    }
}

bool is_hidden(const LabelPlace& where, const std::vector<projection::PageBox>& reserved) {
    const auto* at = std::get_if<label::AtPoint>(&where);
    return at != nullptr &&
           std::any_of(reserved.begin(), reserved.end(), [&](const auto& box) { return box.contains(at->point); });
}

/// The reason why a label is not requested; empty if it is.
std::string why_hidden(const std::optional<LabelPlace>& where, const spec::PlaceSpec* place, const Window& window,
                       const std::vector<projection::PageBox>& reserved) {
    if (place != nullptr && place->hide) {
        return "hidden by the map's author";
    }
    if (!where) {
        return "outside the frame";
    }
    if (is_hidden(*where, reserved)) {
        return "below furniture";
    }
    return place == nullptr && fills_window(*where, window) ? "its area fills the map" : "";
}

void add_line_obstacles(LabelPlan& plan, const PlacedFeature& feature, std::optional<std::size_t> owner) {
    const double cost = feature.style->obstacle.value_or(0);
    if (cost <= 0 || !feature.style->stroke) {
        return;
    }
    double width = 0;
    for (const auto& stroke : *feature.style->stroke) {
        width = std::max(width, stroke.width.value_or(Length{0.2}).mm);
    }
    geom::for_each_part(feature.geometry, [&](const geom::Line<geom::Page>& line) {
        plan.obstacles.push_back({line, width / 2, cost >= 1000 ? label::hard : cost, owner, "a line"});
    });
}

style::LabelStyle label_style(const PlacedLayer& layer, const PlacedFeature& feature, Styles& styles,
                              Diagnostics& diagnostics) {
    style::LabelStyle style = style::text_style(styles.lookup(), "label");
    if (feature.style->label) {
        style = style::merged(style, *feature.style->label);
    }
    if (!layer.layer->spec.label_class.empty()) {
        const auto& other = styles.of(*layer.layer, layer.layer->spec.label_class, diagnostics);
        if (other.label) {
            style = style::merged(style, *other.label);
        }
    }
    return style;
}

/// Adds the lines of the latest feature, as `key`, to an earlier request for the same name.
void join(LabelPlan& plan, label::Request& known, const label::AlongLine& more, std::size_t key) {
    auto& lines = std::get<label::AlongLine>(known.where).lines;
    lines.insert(lines.end(), more.lines.begin(), more.lines.end());
    for (label::Obstacle& obstacle : plan.obstacles) {
        obstacle.owner = obstacle.owner == key ? known.key : obstacle.owner;
    }
}

/// The other lines of the label go below every form of its name.
void add_detail(label::Request& request, LabelSource& source, const PlacedFeature& feature,
                const Workspace& workspace) {
    if (feature.style->label_detail) {
        source.detail = style::merged(source.style, *feature.style->label_detail);
    }
    const Font font = style::font_of(source.detail);
    std::istringstream lines(feature.feature->detail);
    for (std::string line; std::getline(lines, line);) {
        const std::string shown = shown_text(line, source.detail);
        const double width = workspace.typesetter->measure(shown, font, workspace.language).width;
        for (label::Form& form : request.forms) {
            form.lines.push_back({shown, width});
        }
        ++source.details;
    }
}

} // namespace

LabelPlan plan_labels(const std::vector<PlacedLayer>& layers, Styles& styles, const Workspace& workspace,
                      const Window& window, const std::vector<projection::PageBox>& reserved,
                      Diagnostics& diagnostics) {
    LabelPlan plan;
    std::map<std::array<std::string, 3>, std::size_t> lines; // layer, class and name: the request
    for (std::size_t l = 0; l < layers.size(); ++l) {
        for (std::size_t f = 0; f < layers[l].features.size(); ++f) {
            const PlacedFeature& feature = layers[l].features[f];
            if (feature.feature->label.empty()) {
                add_line_obstacles(plan, feature, std::nullopt);
                add_marker_obstacles(plan, feature, std::nullopt);
                continue;
            }
            const style::LabelStyle style = label_style(layers[l], feature, styles, diagnostics);
            const auto where = label_place(feature, style, window);
            const std::size_t key = plan.sources.size();
            plan.sources.push_back({l, f, style, style, 0});
            add_line_obstacles(plan, feature, key);
            const spec::PlaceSpec* place =
                layers[l].layer->spec.annotate.empty() ? place_of(*layers[l].layer, *feature.feature) : nullptr;
            if (const std::string why = why_hidden(where, place, window, reserved); !why.empty()) {
                plan.hidden.push_back({key, why});
                continue;
            }
            add_marker_obstacles(plan, feature, key);
            const Font font = style::font_of(style);
            const auto measured = workspace.typesetter->measure("x", font, workspace.language);
            label::Request request;
            request.key = key;
            request.layer = layers[l].layer->spec.id;
            request.text = shown_text(feature.feature->label, style);
            request.forms = forms_of(request.text, style, *where, workspace);
            add_detail(request, plan.sources.back(), feature, workspace);
            request.ascent = measured.cap_height;
            request.descent = 0.22 * font.size;
            request.leading = line_height * font.size;
            request.halo = 0.15;
            request.rank = style.rank.value_or(default_rank) + importance(layers[l], feature, f);
            request.where = *where;
            if (place != nullptr) {
                plan.by_hand[key] = {request.where, request.rank, place};
                request.where = set_by_hand(*place, request, diagnostics);
                request.rank -= by_hand_first;
            } else if (auto* along = std::get_if<label::AlongLine>(&request.where)) {
                // A river that has several rows gets one name.
                const auto [known, is_new] = lines.try_emplace(
                    {request.layer, feature.feature->style_class, request.text}, plan.requests.size());
                if (!is_new) {
                    join(plan, plan.requests[known->second], *along, key);
                    continue;
                }
            }
            plan.requests.push_back(std::move(request));
        }
    }
    return plan;
}

label::Result place_labels(LabelPlan& plan, const std::vector<label::Obstacle>& obstacles, const Window& window,
                           Diagnostics& diagnostics) {
    label::Result result = label::place(plan.requests, obstacles, window.box);
    bool refused = false;
    for (const label::Drop& drop : result.dropped) {
        const auto set = plan.by_hand.find(drop.key);
        if (set == plan.by_hand.end()) {
            continue;
        }
        const auto request = std::find_if(plan.requests.begin(), plan.requests.end(),
                                          [&](const auto& each) { return each.key == drop.key; });
        diagnostics.warning(
            set->second.place->feature.place, "place-refused",
            fmt::format("the label '{}' does not fit at the place set by hand: {}", request->text, drop.reason),
            "the program has chosen another place; set a different one");
        request->where = set->second.where;
        request->rank = set->second.rank;
        refused = true;
    }
    return refused ? label::place(plan.requests, obstacles, window.box) : result;
}

} // namespace conflictmap::compose
