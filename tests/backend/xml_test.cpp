#include "backend/xml.hpp"

#include <catch2/catch.hpp>

using namespace conflictmap::backend;

TEST_CASE("markup is escaped and forbidden characters are left out", "[backend][xml]") {
    CHECK(xml_escaped("<script>&\"'") == "&lt;script&gt;&amp;&quot;'");
    CHECK(xml_escaped("a\nb\tc\r") == "a&#10;b&#9;c&#13;");
    CHECK(xml_escaped(std::string_view("a\0b\x01\x1b"
                                       "c\x7F",
                                       7)) == "abc");
    CHECK(xml_escaped("\xEF\xBF\xBE"
                      "a\xEF\xBF\xBF") == "a"); // U+FFFE, U+FFFF
    CHECK(xml_escaped("\xC2\x80"
                      "a\xC2\xA0") == "a\xC2\xA0");
    CHECK(xml_escaped("\xff") == "\xEF\xBF\xBD");
    CHECK(xml_escaped("Київ 😀") == "Київ 😀");
    CHECK(xml_escaped("]]>") == "]]&gt;");
}

TEST_CASE("names are XML names", "[backend][xml]") {
    CHECK(xml_name("donbas-held.2022_x") == "donbas-held.2022_x");
    CHECK(xml_name("2022") == "_2022");
    CHECK(xml_name("-a") == "_-a");
    CHECK(xml_name("a b\"c>") == "a_b_c_");
    CHECK(xml_name("aЇb") == "a_b");
    CHECK(xml_name("") == "_");
    CHECK(xml_name(" ") == "_");
    CHECK(xml_name("_a") == "_a");
    CHECK(xml_name("__") == "__");
}
