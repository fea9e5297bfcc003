#include <catch2/catch.hpp>

#include "style/xml_structure.hpp"

using namespace conflictmap::style;

namespace {

std::string said(const std::string& text) {
    const auto fault = fault_of_xml(text, 4, 3);
    return fault ? std::to_string(fault->line) + ":" + std::to_string(fault->column) + ": " + fault->message : "";
}

} // namespace

TEST_CASE("XML whose structure is clear", "[style]") {
    for (const auto* text :
         {"<a/>", "<?xml version=\"1.0\"?>\n<!-- <b> -- >-->\n<a></a >", "<a x='1' y = \"/>\"\n z='>'/>",
          "<a><b><c><d/></c></b></a>", "<a><b><c><d><!-- <e> --></d></c></b></a>", "<a><![CDATA[<b><c>]]]></a>",
          "<svg:a xmlns:svg='b'><é-1.x/></svg:a>", "<a>x > y &nbsp; \"'</a>", "<a><?pi <b> ?></a>", "<a\t/>"}) {
        INFO(text);
        CHECK(said(text).empty());
    }
}

TEST_CASE("XML that readers may see in different ways", "[style]") {
    for (const auto& [text, message] : std::initializer_list<std::pair<std::string, std::string>>{
             {"<a><b><c><d><e/></d></c></b></a>", ""},
             {"<a><b><c><d><e></e></d></c></b></a>", "1:13: elements are nested too deeply, more than 4 levels"},
             {"<a><b><c><d/><d>\n<e></e></d></c></b></a>", "2:1: elements are nested too deeply, more than 4 levels"},
             {"<a p='1' q='2' r='3' s='4'/>", "1:1: an element has more than 3 attributes"},
             {"<!DOCTYPE a><a/>", "1:1: a pictogram may not have a document type"},
             {"<a><!ENTITY b \"c\"></a>", "1:4: a pictogram may not have a document type"},
             {std::string("<a>\0</a>", 8), "1:4: not well-formed: a zero byte"},
             {"<a>", "1:4: not well-formed: the element 'a' is never closed"},
             {"<a></b>", "1:4: not well-formed: 'b' is closed where 'a' is open"},
             {"<a/></a>", "1:5: not well-formed: 'a' is closed, but was not opened"},
             {"<a></a", "1:4: not well-formed: a tag is never closed"},
             {"<a><!-- </a>", "1:4: not well-formed: a comment is never closed"},
             {"<a><![CDATA[ ]] ></a>", "1:4: not well-formed: a CDATA section is never closed"},
             {"<a><?b ></a>", "1:4: not well-formed: a processing instruction is never closed"}}) {
        INFO(text);
        CHECK(said(text) == message);
    }
    // What RapidXML opens, but a count of "/>" takes for closed, and the like.
    for (const auto* text : {"<a\">x\" />", "<a x\">y\" />",
                             "<a x='<'/>",  "<a x='1'y='2'/>",
                             "<a x=1/>",    "<a x/>",
                             "<a / >",      "<a x='1' / >",
                             "< a/>",       "<1/>",
                             "<a x='1/>",   "<a <b/>/>",
                             "<a/",         "<",
                             "<a x",        "<a x=",
                             "<a x='1'",    "</>",
                             "<a></ a>",    "<a=\"/>\">",
                             "<a ='/>'>",   "<a x=='/>'>"}) {
        INFO(text);
        CHECK(said(text).find("not well-formed") != std::string::npos);
    }
}
