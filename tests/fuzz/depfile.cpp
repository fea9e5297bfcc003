// Names in depfiles: what is spelt is read back as the same one name, by the rules of make and by those of ninja.
#include <algorithm>
#include <cctype>
#include <string_view>

#include "fuzz.hpp"
#include "job/rule_names.hpp"

namespace {

/// The first name of a list of prerequisites, as GNU make finds it: backslashes count only before a blank, "#" or ":".
std::string as_make_reads(std::string_view list) {
    std::string name;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t run = std::min(list.find_first_not_of('\\', at), list.size()) - at;
        const char next = at + run < list.size() ? list[at + run] : '\n';
        const bool halves = std::string_view(" \t\n#:").find(next) != std::string_view::npos;
        name.append(halves ? run / 2 : run, '\\');
        if (halves && run % 2 == 0) {
            break;
        }
        at += run + 1;
        if (next == '$') {
            fuzz::require(at < list.size() && list[at] == '$', "make expands a variable");
            ++at;
        }
        fuzz::require(std::string_view("*?[;|`").find(next) == std::string_view::npos, "make reads a sign");
        name += next;
    }
    return name;
}

/// The same by ninja's lexer of depfiles.
std::string as_ninja_reads(std::string_view list) {
    std::string name;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t run = std::min(list.find_first_not_of('\\', at), list.size()) - at;
        const char next = at + run < list.size() ? list[at + run] : '\n';
        const auto byte = static_cast<unsigned char>(next);
        if (next == ' ' && run % 2 == 1) {
            name.append(run / 2, '\\');
        } else if ((next == '#' || next == ':') && run > 0) {
            const char after = at + run + 1 < list.size() ? list[at + run + 1] : '\n';
            fuzz::require(next == '#' || (after != ' ' && after != '\n'), "ninja reads the end of a target");
            name.append(run - 1, '\\');
        } else if (next == '$') {
            fuzz::require(run == 0 && at + 1 < list.size() && list[at + 1] == '$', "ninja cuts at a sign");
            ++at;
        } else if (next == ' ' || next == '\n') {
            name.append(run, '\\');
            break;
        } else {
            name.append(run, '\\');
            const bool letter = std::isalnum(byte) != 0 || byte >= 0x80 ||
                                std::string_view("+,/_:.~()}{%=@[]!-").find(next) != std::string_view::npos;
            fuzz::require(letter || run > 0, "ninja cuts at a sign");
        }
        name += next;
        at += run + 1;
    }
    return name;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string name = fuzz::text_of(data, size);
    const auto spelt = conflictmap::job::in_rule(name);
    if (!spelt) {
        return 0;
    }
    for (const char c : *spelt) {
        fuzz::require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a control character passes");
    }
    fuzz::require(spelt->front() != '~' && spelt->front() != '=', "make reads more into the first letter");
    fuzz::require(as_make_reads(*spelt + " \\\n next") == name, "make reads another name");
    fuzz::require(as_ninja_reads(*spelt + " \\\n next") == name, "ninja reads another name");
    return 0;
}
