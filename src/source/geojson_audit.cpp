#include "source/geojson_audit.hpp"

#include <string_view>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "base/deadline.hpp"
#include "source/excess.hpp"

namespace conflictmap::source {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_crs_texts = 100;     ///< two are usual
constexpr std::size_t max_crs_bytes = 200'000; ///< of one text; longer ones are refused anyway
constexpr std::size_t mean_name_bytes = 1'000; ///< of fields, at most

/// Counts the different keys of properties. A key in nested objects is known by its whole path.
class FieldCounter {
public:
    explicit FieldCounter(std::size_t limit) : limit_(limit) {}

    void enter_object() { starts_.push_back(path_.size()); }
    void forget_path() { path_.clear(); }
    void leave_object() {
        if (!starts_.empty()) {
            path_.resize(starts_.back());
            starts_.pop_back();
        }
    }
    /// False when there are too many.
    bool key(std::string_view name) {
        path_.resize(starts_.empty() ? 0 : starts_.back());
        path_ += path_.empty() ? "" : "_";
        path_ += name;
        if (names_.insert(path_).second) {
            bytes_ += path_.size();
        }
        return names_.size() <= limit_ && bytes_ <= limit_ * mean_name_bytes;
    }
    [[nodiscard]] std::size_t count() const { return names_.size(); }

private:
    std::size_t limit_;
    std::size_t bytes_ = 0;
    std::string path_;
    std::vector<std::size_t> starts_; ///< of the path in each open object
    std::unordered_set<std::string> names_;
};

/// Follows the file's events without storing the file.
class GeojsonCounter : public nlohmann::json_sax<Json> {
public:
    GeojsonCounter(GeojsonAudit& audit, const Limits& limits)
        : audit_(audit), max_rows_(limits.features), max_values_(limits.geojson_values), fields_(limits.fields) {}
    [[nodiscard]] std::int64_t fields() const { return static_cast<std::int64_t>(fields_.count()); }

    bool null() override { return value(false); }
    bool boolean(bool /*value*/) override { return value(true); }
    bool number_integer(number_integer_t /*value*/) override { return value(true); }
    bool number_unsigned(number_unsigned_t /*value*/) override { return value(true); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return value(true); }
    bool string(string_t& text) override {
        if (depth_ == 1 && root_key_ == "type") {
            audit_.is_collection = text == "FeatureCollection";
        }
        if (depth_ >= 2 && !in_features_ && root_key_ == "crs") {
            if (depth_ == 2 && key2_ == "type") {
                audit_.has_linked_crs = text == "link";
            }
            if (audit_.crs_texts.size() < max_crs_texts) {
                audit_.crs_texts.push_back(text.substr(0, max_crs_bytes));
            }
        }
        if (in_element() && depth_ == 3 && key_ == "type") {
            feature_ = text == "Feature";
        }
        return value(true);
    }
    bool binary(binary_t& /*bytes*/) override { return true; }

    bool start_object(std::size_t /*size*/) override {
        values_ = in_features_ && depth_ == 2 ? 0 : values_;
        const bool goes_on = value(true);
        ++depth_;
        if (depth_ == 3 && in_features_) {
            check_deadline();
            feature_ = known_ = placed_ = coordinates_ = geometry_ = false;
        }
        if (may_be_field() && depth_ > 3) {
            fields_.enter_object();
        }
        return goes_on;
    }
    bool end_object() override {
        if (in_element() && depth_ == 3) {
            audit_.elements.push_back(placed_              ? GeojsonAudit::Element::place
                                      : feature_ || known_ ? GeojsonAudit::Element::no_place
                                                           : GeojsonAudit::Element::stranger);
        }
        if (may_be_field() && depth_ > 3) {
            fields_.leave_object();
        }
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*size*/) override {
        bool goes_on = true;
        if (depth_ == 1 && root_key_ == "features") {
            in_features_ = true;
        } else {
            goes_on = value(true);
            arrays_ += in_element() ? 1 : 0;
        }
        if (in_element() && depth_ == 4 && geometry_ && (key4_ == "coordinates" || key4_ == "geometries")) {
            coordinates_ = true; // An empty list of coordinates is not a place; see value().
            placed_ = false;
        }
        ++depth_;
        return goes_on;
    }
    bool end_array() override {
        --depth_;
        arrays_ -= in_element() ? 1 : 0;
        if (depth_ == 1) {
            in_features_ = false;
        }
        return true;
    }
    bool key(string_t& name) override {
        if (depth_ == 1) {
            root_key_ = name;
        } else if (depth_ == 2) {
            key2_ = name;
        } else if (depth_ == 3) {
            key_ = name;
            geometry_ = name == "geometry";
            known_ = known_ || geometry_ || name == "properties";
        } else if (depth_ == 4) {
            key4_ = name;
        }
        if (may_be_field() && depth_ == 3 && (name == "type" || name == "properties" || name == "bbox")) {
            fields_.forget_path();
        } else if (may_be_field()) { // of an object without properties, OGR takes the other members
            audit_.has_too_many_fields = !fields_.key(name);
        }
        return !audit_.has_too_many_fields;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& problem) override {
        audit_.error = problem.what();
        return false;
    }

private:
    [[nodiscard]] bool in_element() const { return in_features_ && depth_ >= 3; }
    /// OGR makes no fields of what is in lists.
    [[nodiscard]] bool may_be_field() const { return in_element() && !geometry_ && arrays_ == 0; }

    /// Called at the start of every value; `there`: it is not null.
    bool value(bool there) {
        if (in_features_ && depth_ == 2) {
            ++audit_.others;
        } else if (in_element() && geometry_) {
            // At depth 3 it is the geometry itself, at 5 and deeper a value in its coordinates.
            placed_ = placed_ || (there && (depth_ == 3 || (depth_ == 5 && coordinates_)));
        }
        audit_.has_too_many_values = ++values_ > max_values_;
        return audit_.others <= max_rows_ && !audit_.has_too_many_values;
    }

    GeojsonAudit& audit_;
    std::int64_t max_rows_;
    std::int64_t max_values_;
    std::int64_t values_ = 0; ///< in the element, or in a file without a list of features
    FieldCounter fields_;
    int arrays_ = 0; ///< open lists in an element
    int depth_ = 0;  ///< 1 in the root, 2 in `features`, 3 in an element, 4 in its geometry
    bool in_features_ = false;
    bool feature_ = false;
    bool known_ = false;
    bool placed_ = false;
    bool geometry_ = false;
    bool coordinates_ = false;
    std::string root_key_;
    std::string key2_;
    std::string key_;
    std::string key4_;
};

} // namespace

GeojsonAudit audit_geojson(const std::filesystem::path& file, const Limits& limits, const Roots& roots) {
    GeojsonAudit audit;
    auto opened = InputFile::open(file, roots);
    const auto* input = std::get_if<InputFile>(&opened);
    audit.bytes = input == nullptr ? 0 : input->size();
    const auto stream = stream_of(std::move(opened));
    GeojsonCounter listener(audit, limits);
    Json::sax_parse(*stream, &listener);
    audit.fields = listener.fields();
    // Objects, too, were counted as values of the list.
    audit.others -= static_cast<std::int64_t>(audit.elements.size());
    return audit;
}

bool fits_memory(const GeojsonAudit& audit, const Request& request, Diagnostics& diagnostics) {
    const auto& limits = request.limits;
    if (audit.rows() > limits.features) {
        report_rows(request, diagnostics);
    } else if (audit.has_too_many_fields) {
        report_fields(request, diagnostics);
    } else if (audit.fields > 0 && audit.rows() > limits.geojson_cells / audit.fields) {
        report_cells(request, limits.geojson_cells, diagnostics);
    } else if (audit.has_too_many_values) {
        report_values(request, diagnostics);
    } else if (!audit.is_collection && audit.bytes > limits.tree_bytes) {
        report_tree(request, "GeoJSON that is not a FeatureCollection", diagnostics);
    } else {
        return true;
    }
    return false;
}

} // namespace conflictmap::source
