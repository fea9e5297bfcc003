#include "source/intake.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "parse/text_check.hpp"
#include "source/excess.hpp"

namespace conflictmap::source {
namespace {

/// Room for rounding at the 180th meridian and the poles, degrees.
constexpr double slack = 1e-6;

/// Null, or the reason why the place cannot be on a map.
const char* fault_of(const geom::Geometry<geom::Lonlat>& geometry) {
    const char* fault = nullptr;
    std::size_t vertices = 0;
    geom::for_each_part(geometry, [&](const geom::Line<geom::Lonlat>& part) {
        vertices += part.size();
        for (const auto& point : part) {
            if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
                fault = "a coordinate is not finite";
            } else if (std::fabs(point.x) > 180 + slack || std::fabs(point.y) > 90 + slack) {
                fault = "a coordinate is not a longitude or latitude";
            }
        }
    });
    return fault == nullptr && vertices == 0 ? "no geometry" : fault;
}

/// The day of an ISO date or timestamp; empty for null; nothing when it is neither.
std::optional<std::string> day_of(const Value& value) {
    const auto text = to_text(value);
    if (text.empty()) {
        return text;
    }
    const auto day = text.substr(0, 10);
    const bool ends_there = text.size() == 10 || text[10] == 'T' || text[10] == ' ';
    return ends_there && parse_date(day) ? std::optional(day) : std::nullopt;
}

} // namespace

Intake::Intake(const Request& request, const std::vector<std::string>& file_fields, std::vector<std::size_t> kept,
               std::string row_name, Diagnostics& diagnostics)
    : request_(request), diagnostics_(diagnostics), row_name_(std::move(row_name)), kept_(std::move(kept)) {
    table_.file_fields = renamed_fields(request, file_fields);
    for (const auto index : kept_) {
        table_.fields.push_back(table_.file_fields[index]);
    }
    check_renamed(file_fields);
    find_time_fields(file_fields);
    if (request.marks) {
        class_ = table_.field(request.marks->class_field);
        may_mark_ = std::ranges::none_of(request.marks->not_with,
                                         [&](const std::string& name) { return table_.field(name).has_value(); });
    }
}

std::optional<std::size_t> Intake::find_field(const std::string& name, const std::vector<std::string>& file_fields) {
    for (const std::vector<std::string>* names : {&std::as_const(table_.file_fields), &file_fields}) {
        if (const auto found = std::find(names->begin(), names->end(), name); found != names->end()) {
            return static_cast<std::size_t>(found - names->begin());
        }
    }
    const auto near = nearest(name, file_fields);
    diagnostics_.data_error(request_.place, "unknown-field", fmt::format("{} has no field '{}'", request_.shown, name),
                            near.empty() ? "its fields are " + some_of(file_fields)
                                         : fmt::format("did you mean '{}'?", near));
    usable_ = false;
    return std::nullopt;
}

void Intake::check_renamed(const std::vector<std::string>& file_fields) {
    for (const auto& [ours, theirs] : request_.rename) {
        find_field(theirs, file_fields);
    }
}

void Intake::find_time_fields(const std::vector<std::string>& file_fields) {
    if (!request_.at || (request_.time_from.empty() && request_.time_to.empty())) {
        return;
    }
    day_ = to_iso(*request_.at);
    const auto value_of = [&](const std::string& name) -> std::optional<std::size_t> {
        const auto field = name.empty() ? std::nullopt : find_field(name, file_fields);
        const auto place = field ? std::find(kept_.begin(), kept_.end(), *field) : kept_.end();
        return place == kept_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(place - kept_.begin()));
    };
    from_ = value_of(request_.time_from);
    to_ = value_of(request_.time_to);
}

bool Intake::admit(std::int64_t id, const std::vector<Value>& values) {
    check_deadline();
    for (const Value& value : values) {
        const auto* text = std::get_if<std::string>(&value);
        if (text != nullptr && text->size() > request_.limits.text_bytes) {
            reject(id, fmt::format("a text of more than {} bytes", request_.limits.text_bytes));
            return false;
        }
    }
    if (day_.empty()) {
        return true;
    }
    const auto from = from_ ? day_of(values[*from_]) : std::string{};
    const auto to = to_ ? day_of(values[*to_]) : std::string{};
    if (!from || !to) {
        reject(id, "a date is not of the form 2025-03-18");
        return false;
    }
    // ISO dates sort as text; an empty date leaves its side open.
    if (*from <= day_ && (to->empty() || day_ < *to)) {
        return true;
    }
    filter(1, "not valid on " + day_);
    return false;
}

bool Intake::is_outside(const geom::Box<geom::Lonlat>& box) const {
    if (!request_.extent || box.empty()) {
        return false;
    }
    // Coordinates that are not on Earth must be rejected with a reason, not counted as outside.
    if (std::fmax(-box.min.x, box.max.x) > 180 + slack || std::fmax(-box.min.y, box.max.y) > 90 + slack) {
        return false;
    }
    const auto& extent = *request_.extent;
    if (box.max.y < extent.min.y || box.min.y > extent.max.y) {
        return true;
    }
    constexpr std::array<double, 3> turns{-360, 0, 360};
    return std::none_of(turns.begin(), turns.end(), [&](double turn) {
        return box.min.x + turn <= extent.max.x && box.max.x + turn >= extent.min.x;
    });
}

void Intake::take(Feature feature) {
    if (!std::holds_alternative<std::monostate>(feature.geometry)) {
        if (const char* fault = fault_of(feature.geometry)) {
            reject(feature.id, fault);
            return;
        }
        if (request_.extent && is_outside(geom::bounds(feature.geometry))) {
            count_outside();
            if (request_.keep_areas_outside) {
                keep_outside(std::move(feature));
            }
            return;
        }
    }
    if (take_mark(feature)) {
        return;
    }
    count_cells(feature);
    table_.features.push_back(std::move(feature));
}

bool Intake::needs(std::size_t field) const {
    return !marking_ || field == class_ || field == from_ || field == to_;
}

bool Intake::take_mark(const Feature& feature) {
    const auto* points = std::get_if<geom::Points<geom::Lonlat>>(&feature.geometry);
    if (!may_mark_ || points == nullptr || points->points.size() != 1) {
        return false;
    }
    if (++points_ == request_.marks->from) {
        turn_into_marks();
    }
    return marking_ && table_.marks.add(points->points.front(), class_text(feature));
}

std::string Intake::class_text(const Feature& feature) const {
    return class_ ? to_text(feature.values[*class_]) : std::string{};
}

/// Also those that were kept before. What is not a single point stays a row.
void Intake::turn_into_marks() {
    marking_ = true;
    std::erase_if(table_.features, [&](const Feature& feature) {
        const auto* points = std::get_if<geom::Points<geom::Lonlat>>(&feature.geometry);
        return points != nullptr && points->points.size() == 1 &&
               table_.marks.add(points->points.front(), class_text(feature));
    });
    table_.features.shrink_to_fit();
    for (Outside& row : table_.outside) {
        row.before = std::min(row.before, table_.features.size());
    }
    cells_ = 0;
    texts_bytes_ = 0;
    for (const Feature& feature : table_.features) {
        count_cells(feature);
    }
}

void Intake::count_cells(const Feature& feature) {
    cells_ += static_cast<std::int64_t>(feature.values.size());
    for (const Value& value : feature.values) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            texts_bytes_ += text->size();
        }
    }
}

bool Intake::has_room() {
    const auto& limits = request_.limits;
    if (cells_ > limits.cells) {
        report_cells(request_, limits.cells, diagnostics_);
        return false;
    }
    if (texts_bytes_ > limits.texts_bytes) {
        diagnostics_.data_error(request_.place, "too-much-text",
                                fmt::format("{}: the texts that this map uses have more than {} bytes in all",
                                            request_.shown, limits.texts_bytes),
                                "name fields with shorter texts, or cut the file down to the area and time of the map");
        return false;
    }
    return true;
}

void Intake::keep_outside(Feature feature) {
    if (std::holds_alternative<geom::Polygons<geom::Lonlat>>(feature.geometry) &&
        fault_of(feature.geometry) == nullptr) {
        count_cells(feature);
        table_.outside.push_back({std::move(feature), table_.features.size()});
    }
}

void Intake::reject(std::int64_t id, const std::string& reason) {
    ++table_.ledger.rejected;
    ++table_.ledger.reasons[reason];
    auto& count = rejected_[reason];
    if (count.rows++ == 0) {
        count.first = id;
    }
}

void Intake::filter(std::int64_t rows, const std::string& reason) {
    if (rows > 0) {
        table_.ledger.filtered += rows;
        table_.ledger.reasons[reason] += rows;
    }
}

void Intake::remark(const std::string& reason) {
    ++table_.ledger.reasons[reason];
}

void Intake::check_text(std::string& text) {
    text = without_direction_controls(std::move(text));
    if (!is_utf8(text)) {
        text = valid_utf8(text);
        if (bad_text_.empty()) {
            bad_text_ = text;
        }
    } else if (garbled_text_.empty() && parse::looks_garbled(text)) {
        garbled_text_ = text;
    }
}

void Intake::warn_about_text() {
    const std::string remedy = "set the encoding of the file, such as encoding: CP1251 or encoding: UTF-8";
    if (!bad_text_.empty()) {
        diagnostics_.data_warning(
            request_.place, "bad-encoding",
            fmt::format("{} contains text that is not UTF-8, such as '{}'", request_.shown, bad_text_.substr(0, 60)),
            remedy);
    }
    if (!garbled_text_.empty()) {
        diagnostics_.data_warning(request_.place, "suspect-encoding",
                                  fmt::format("text of {} looks garbled, such as '{}'", request_.shown,
                                              valid_utf8(garbled_text_.substr(0, 60))),
                                  remedy);
    }
}

void Intake::check_account() const {
    const auto& ledger = table_.ledger;
    const auto accounted = static_cast<std::int64_t>(table_.features.size() + table_.marks.size()) + ledger.outside +
                           ledger.filtered + ledger.rejected;
    if (accounted != ledger.declared) {
        throw std::logic_error(
            fmt::format("{} declares {} rows, but {} are accounted for", request_.shown, ledger.declared, accounted));
    }
}

Table Intake::finish(std::vector<std::string> files) {
    check_account();
    for (const auto& [reason, count] : rejected_) {
        diagnostics_.data_warning(request_.place, "rows-rejected",
                                  fmt::format("{}: {} {} rejected: {} (first: {} {})", request_.shown, count.rows,
                                              count.rows == 1 ? "row" : "rows", reason, row_name_, count.first),
                                  "correct or remove them; the rest is drawn");
    }
    warn_about_text();
    table_.files = std::move(files);
    return std::move(table_);
}

} // namespace conflictmap::source
