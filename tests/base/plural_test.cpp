#include "base/plural.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap;

namespace {

constexpr PluralForms forms{"one", "few", "many"};

void check(std::string_view language, std::string_view form, std::initializer_list<std::int64_t> numbers) {
    for (const std::int64_t number : numbers) {
        INFO(number << " in " << language);
        CHECK(plural(number, forms, language) == form);
    }
}

} // namespace

TEST_CASE("English has the forms one and many", "[base]") {
    check("en", "one", {1});
    check("en", "many", {0, 2, 3, 5, 11, 21, 101, 1001});
    check("de", "many", {0, 2, 21}); // other languages use the English rule
    check("de", "one", {1});
}

TEST_CASE("Ukrainian and Russian have the forms one, few and many", "[base]") {
    for (const auto* language : {"uk", "ru"}) {
        check(language, "one", {1, 21, 31, 101, 121, 1001});
        check(language, "few", {2, 3, 4, 22, 34, 102, 1003});
        check(language, "many", {0, 5, 9, 10, 11, 12, 13, 14, 15, 20, 25, 100, 111, 112, 214, 1011});
    }
}
