#include "backend/xmp.hpp"

#include <cmath>

#include <fmt/format.h>

#include "backend/xml.hpp"

namespace conflictmap::backend {

namespace {

/// A property that is a list with one value: `Alt` of languages, `Seq` of people, `Bag` of anything.
std::string listed(std::string_view name, std::string_view list, const std::string& text) {
    if (text.empty()) {
        return {};
    }
    const std::string_view language = list == "Alt" ? " xml:lang=\"x-default\"" : "";
    return fmt::format("<{0}><rdf:{1}><rdf:li{2}>{3}</rdf:li></rdf:{1}></{0}>\n", name, list, language,
                       xml_escaped(text));
}

std::string plain(std::string_view name, const std::string& text) {
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xml_escaped(text));
}

} // namespace

std::string xmp_of(const scene::Scene& scene, const Options& options) {
    const auto known = [&](const std::string& name, const std::string& otherwise = {}) {
        const auto found = options.info.find(name);
        return found == options.info.end() ? otherwise : found->second;
    };
    // The standard defines this id of the packet.
    std::string out = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\">\n";
    out += listed("dc:title", "Alt", known("title", scene.title));
    out += listed("dc:description", "Alt", known("description", scene.description));
    out += listed("dc:creator", "Seq", known("author"));
    out += listed("dc:rights", "Alt", known("licence"));
    out += plain("dc:source", known("source"));
    out += listed("dc:language", "Bag", scene.language);
    out += plain("xmp:CreatorTool", known("software"));
    const auto density = fmt::format("{}/100", std::lround(100 * options.dots_per_inch * options.scale));
    out += plain("tiff:XResolution", density);
    out += plain("tiff:YResolution", density);
    out += plain("tiff:ResolutionUnit", "2"); // inches
    return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

} // namespace conflictmap::backend
