// Pictograms of many tags, whole and in pieces: however they are nested, they are read, or refused with a diagnostic.
// Each two bytes of the input are a piece of XML and how often it is repeated.
#include <array>

#include "fuzz.hpp"
#include "style/picture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    constexpr std::array<const char*, 32> pieces{"<g>",
                                                 "</g>",
                                                 "<g/>",
                                                 "<g a='",
                                                 "'>",
                                                 "/>",
                                                 "<!--",
                                                 "-->",
                                                 "<![CDATA[",
                                                 "]]>",
                                                 "<?a ",
                                                 "?>",
                                                 "\"",
                                                 "'",
                                                 "<g\">",
                                                 "<g",
                                                 ">",
                                                 " ",
                                                 "a='b'",
                                                 " x=\"",
                                                 "/",
                                                 "<",
                                                 "</a>",
                                                 "<a>",
                                                 "=",
                                                 "<!",
                                                 "]",
                                                 "<g />",
                                                 "<g x\">",
                                                 "\n",
                                                 "<path d=\"M1 1h3v3z\"/>",
                                                 "xml"};
    constexpr std::size_t most = 1'000'000;
    std::string svg = "<svg viewBox='0 0 24 24'>";
    for (std::size_t i = 0; i + 1 < size && svg.size() < most; i += 2) {
        // Few or thousands.
        const std::size_t times = data[i + 1] < 128 ? data[i + 1] % 8U + 1U : (data[i + 1] - 127U) * 200U;
        for (std::size_t n = 0; n < times && svg.size() < most - 100; ++n) {
            svg += pieces[data[i] % pieces.size()];
        }
    }
    for (const auto* end : {"", "</svg>"}) {
        Diagnostics diagnostics;
        const auto picture = style::read_picture(svg + end, "fuzz.svg", diagnostics);
        fuzz::require(picture.has_value() || diagnostics.has_errors(), "refused without a word");
    }
    return 0;
}
