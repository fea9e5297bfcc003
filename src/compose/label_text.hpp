#pragma once
// The words of labels.
#include <string>
#include <vector>

#include "source/table.hpp"

namespace conflictmap::compose {

/// A text field in the map's language: `name_uk`, else `name`, else `name_en`; safe to set, see text::plain_text.
std::string local_field(const source::Table& table, const source::Feature& feature, const std::string& field,
                        const std::string& language);

/// The fields in a label: the field itself, or those in braces in a template such as "{name}\n{mw}".
std::vector<std::string> label_fields(const std::string& label);

/// Whether the feature has a field of the label in other languages (`name_en`), but not in this one.
bool lacks_language(const source::Table& table, const source::Feature& feature, const std::string& label,
                    const std::string& language);

/// A label's first line, and what follows the first line break of the template.
struct LabelText {
    std::string name;
    std::string detail;
};

/// Numbers in a template are written as usual in the language; texts are chosen by language.
LabelText label_text(const source::Table& table, const source::Feature& feature, const std::string& label,
                     const std::string& language);

} // namespace conflictmap::compose
