#include "source/geojson_audit.hpp"

#include <nlohmann/json.hpp>

#include "base/deadline.hpp"
#include "base/file.hpp"

namespace conflictmap::source {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_crs_texts = 100; ///< two are usual

/// Follows the file's events without storing the file.
class GeojsonCounter : public nlohmann::json_sax<Json> {
public:
    explicit GeojsonCounter(GeojsonAudit& audit) : audit_(audit) {}

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
                audit_.crs_texts.push_back(text);
            }
        }
        if (in_element() && depth_ == 3 && key_ == "type") {
            feature_ = text == "Feature";
        }
        return value(true);
    }
    bool binary(binary_t& /*bytes*/) override { return true; }

    bool start_object(std::size_t /*size*/) override {
        value(true);
        ++depth_;
        if (depth_ == 3 && in_features_) {
            check_deadline();
            feature_ = known_ = placed_ = coordinates_ = false;
        }
        return true;
    }
    bool end_object() override {
        if (in_element() && depth_ == 3) {
            audit_.elements.push_back(placed_              ? GeojsonAudit::Element::place
                                      : feature_ || known_ ? GeojsonAudit::Element::no_place
                                                           : GeojsonAudit::Element::stranger);
        }
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*size*/) override {
        if (depth_ == 1 && root_key_ == "features") {
            in_features_ = true;
        } else {
            value(true);
        }
        if (in_element() && depth_ == 4 && geometry_ && (key4_ == "coordinates" || key4_ == "geometries")) {
            coordinates_ = true; // An empty list of coordinates is not a place; see value().
            placed_ = false;
        }
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
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
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& problem) override {
        audit_.error = problem.what();
        return false;
    }

private:
    [[nodiscard]] bool in_element() const { return in_features_ && depth_ >= 3; }

    /// Called at the start of every value; `there`: it is not null.
    bool value(bool there) {
        if (in_features_ && depth_ == 2) {
            ++audit_.others;
        } else if (in_element() && geometry_) {
            // At depth 3 it is the geometry itself, at 5 and deeper a value in its coordinates.
            placed_ = placed_ || (there && (depth_ == 3 || (depth_ == 5 && coordinates_)));
        }
        return true;
    }

    GeojsonAudit& audit_;
    int depth_ = 0; ///< 1 in the root, 2 in `features`, 3 in an element, 4 in its geometry
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

GeojsonAudit audit_geojson(const std::filesystem::path& file, const Roots& roots) {
    GeojsonAudit audit;
    const auto stream = open_file(file, roots);
    GeojsonCounter listener(audit);
    Json::sax_parse(*stream, &listener);
    // Objects, too, were counted as values of the list.
    audit.others -= static_cast<std::int64_t>(audit.elements.size());
    return audit;
}

} // namespace conflictmap::source
