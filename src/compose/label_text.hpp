#pragma once
// The texts of labels.
#include <string>
#include <vector>

#include "source/table.hpp"

namespace conflictmap::compose {

/// A text field in the map's language: `name_uk`, or else `name`, or else `name_en`. Safe to typeset, see
/// text::plain_text.
std::string local_field(const source::Table& table, const source::Feature& feature, const std::string& field,
                        const std::string& language);

/// The fields that a label uses: the field itself, or the ones in braces in a template such as "{name}
/// {mw}".
std::vector<std::string> label_fields(const std::string& label);

/// Whether the feature has a field of the label in other languages (`name_en`), but not in this one.
bool lacks_language(const source::Table& table, const source::Feature& feature, const std::string& label,
                    const std::string& language);

/// The first line of a label, and the text after the first line break of the template.
struct LabelText {
    std::string name;
    std::string detail;
};

/// Numbers in a template are written as is usual in the language; texts are chosen by language.
LabelText label_text(const source::Table& table, const source::Feature& feature, const std::string& label,
                     const std::string& language);

} // namespace conflictmap::compose
