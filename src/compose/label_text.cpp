#include "compose/label_text.hpp"

#include <algorithm>
#include <cmath>

#include "base/language.hpp"
#include "text/safe_text.hpp"

namespace conflictmap::compose {
namespace {

/// Calls `text(part)` and `field(name)` for the parts of a template, in order.
template <class OnText, class OnField> void take_apart(const std::string& label, OnText text, OnField field) {
    for (std::size_t i = 0; i < label.size();) {
        const auto open = label.find('{', i);
        const auto close = open == std::string::npos ? open : label.find('}', open);
        if (close == std::string::npos) {
            text(label.substr(i));
            return;
        }
        text(label.substr(i, open - i));
        field(label.substr(open + 1, close - open - 1));
        i = close + 1;
    }
}

/// Numbers are written with at most two decimals, without trailing zeros.
std::string written(const source::Table& table, const source::Feature& feature, const std::string& field,
                    const std::string& language) {
    const source::Value& value = source::value_of(table, feature, field);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return format_quantity(static_cast<double>(*whole), 0, language);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        int decimals = 0;
        for (double scaled = *number; decimals < 2 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10) {
            ++decimals;
        }
        return format_quantity(*number, decimals, language);
    }
    return local_field(table, feature, field, language);
}

} // namespace

std::string local_field(const source::Table& table, const source::Feature& feature, const std::string& field,
                        const std::string& language) {
    for (const std::string& name : {field + "_" + language, field, field + "_en"}) {
        std::string text = source::to_text(source::value_of(table, feature, name));
        if (!text.empty()) {
            return text::plain_text(text, text::longest_note);
        }
    }
    return {};
}

std::vector<std::string> label_fields(const std::string& label) {
    std::vector<std::string> fields;
    take_apart(
        label, [](const std::string&) {}, [&](const std::string& field) { fields.push_back(field); });
    return fields.empty() ? std::vector{label} : fields;
}

bool lacks_language(const source::Table& table, const source::Feature& feature, const std::string& label,
                    const std::string& language) {
    const auto fields = label_fields(label);
    return std::any_of(fields.begin(), fields.end(), [&](const std::string& field) {
        const auto said = [&](const std::string& name) {
            return !source::to_text(source::value_of(table, feature, name)).empty();
        };
        return said(field + "_en") && !said(field + "_" + language);
    });
}

LabelText label_text(const source::Table& table, const source::Feature& feature, const std::string& label,
                     const std::string& language) {
    if (label.find('{') == std::string::npos) {
        return {local_field(table, feature, label, language), ""};
    }
    std::string all;
    take_apart(
        label, [&](const std::string& text) { all += text; },
        [&](const std::string& field) { all += written(table, feature, field, language); });
    const auto end = all.find('\n');
    return end == std::string::npos ? LabelText{all, ""} : LabelText{all.substr(0, end), all.substr(end + 1)};
}

} // namespace conflictmap::compose
