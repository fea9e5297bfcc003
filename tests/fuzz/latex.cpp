// Escaping for LaTeX: whatever comes in, no command but our own comes out, braces match, and no line ends.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string_view>

#include "base/utf8.hpp"
#include "fuzz.hpp"
#include "output/markup.hpp"

namespace {

constexpr std::array<std::string_view, 20> ours{"textbackslash",
                                                "textasciicircum",
                                                "textasciitilde",
                                                "textless",
                                                "textgreater",
                                                "textbar",
                                                "ldots",
                                                "textdegree",
                                                "ensuremath",
                                                "pm",
                                                "times",
                                                "textperiodcentered",
                                                "textbullet",
                                                "copyright",
                                                "P",
                                                "S",
                                                "textsuperscript",
                                                ",",
                                                "{",
                                                "}"};
constexpr std::string_view escaped_signs = "$&#%_";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    const std::string text = fuzz::text_of(data, size);
    const std::string out = output::Latex::escaped(text).text();
    fuzz::require(is_utf8(out), "the result is not UTF-8");
    int depth = 0;
    for (std::size_t at = 0; at < out.size(); ++at) {
        const char c = out[at];
        fuzz::require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a control character passes");
        fuzz::require(escaped_signs.find(c) == std::string_view::npos, "a sign of LaTeX passes");
        fuzz::require(c != '^' && c != '"', "a sign of LaTeX passes");
        if (c == '{' || c == '}') {
            depth += c == '{' ? 1 : -1;
            fuzz::require(depth >= 0, "a group is closed");
        } else if (c == '\\') {
            std::size_t end = at + 1;
            while (end < out.size() && ((out[end] >= 'a' && out[end] <= 'z') || (out[end] >= 'A' && out[end] <= 'Z'))) {
                ++end;
            }
            end += end == at + 1 ? 1 : 0;
            const std::string_view command = std::string_view(out).substr(at + 1, end - at - 1);
            const bool sign = command.size() == 1 && escaped_signs.find(command[0]) != std::string_view::npos;
            fuzz::require(sign || std::find(ours.begin(), ours.end(), command) != ours.end(), "a command passes");
            at = end - 1;
        }
    }
    fuzz::require(depth == 0, "a group stays open");
    for (const char32_t c : code_points(out)) {
        fuzz::require(!is_direction_control(c), "a direction control passes");
    }
    const std::string file = output::LatexSyntax::file(text).text();
    for (const char c : file) {
        fuzz::require(std::isalnum(static_cast<unsigned char>(c)) != 0 || std::strchr("-_.@", c) != nullptr,
                      "a file's name has a sign of LaTeX");
    }
    return 0;
}
