#include <catch2/catch.hpp>

#include "source/table.hpp"

using namespace conflictmap::source;

TEST_CASE("values as text and as numbers", "[source]") {
    CHECK(to_text(Value{}).empty());
    CHECK(to_text(Value{std::int64_t{-42}}) == "-42");
    CHECK(to_text(Value{0.1}) == "0.1");
    CHECK(to_text(Value{1e22}) == "1e+22");
    CHECK(to_text(Value{std::string("Київ")}) == "Київ");
    CHECK(to_number(Value{std::int64_t{7}}) == 7);
    CHECK(to_number(Value{std::string("2.5")}) == 2.5);
    CHECK_FALSE(to_number(Value{std::string("2,5")}));
    CHECK_FALSE(to_number(Value{}));
}

TEST_CASE("fields by name", "[source]") {
    Table table;
    table.fields = {"name", "population"};
    table.features.push_back({1, {}, {std::string("Bakhmut"), std::int64_t{71000}}});
    CHECK(table.field("population") == 1U);
    CHECK_FALSE(table.field("Population"));
    CHECK(to_text(value_of(table, table.features[0], "name")) == "Bakhmut");
    CHECK(std::holds_alternative<std::monostate>(value_of(table, table.features[0], "nothing")));
    table.features[0].values.clear();
    CHECK(std::holds_alternative<std::monostate>(value_of(table, table.features[0], "name")));
}
