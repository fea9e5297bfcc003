#include "base/plural.hpp"

namespace conflictmap {

std::string_view plural(std::int64_t number, const PluralForms& forms, std::string_view language) {
    const std::int64_t ones = number % 10;
    const std::int64_t tens = number / 10 % 10;
    if (language != "uk" && language != "ru") {
        return number == 1 ? forms.one : forms.many;
    }
    if (ones == 1 && tens != 1) {
        return forms.one;
    }
    return ones >= 2 && ones <= 4 && tens != 1 ? forms.few : forms.many;
}

} // namespace conflictmap
