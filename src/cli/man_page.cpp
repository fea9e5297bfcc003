#include <fmt/format.h>

#include "cli/manual.hpp"

namespace conflictmap::cli {
namespace {

/// Text for groff, escaped: no backslash, hyphen, or leading dot or quote is read as a request.
std::string plain(const std::string& text) {
    std::string out;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && (c == '.' || c == '\'')) {
            out += "\\&";
        }
        if (c == '-') {
            out += "\\-";
        } else if (c == '\\') {
            out += "\\e";
        } else {
            out += c;
        }
        at_start = c == '\n';
    }
    return out;
}

std::string section_of(const CommandEntry& command) {
    std::string page = fmt::format(".SS \"conflictmap {}\"\n{}\n", plain(command.name), plain(command.help) + ".");
    for (const auto* group : {&command.operands, &command.options}) {
        for (const OptionEntry& option : *group) {
            std::string head;
            for (const std::string& name : option.names) {
                head += (head.empty() ? "" : ", ") + fmt::format("\\fB{}\\fR", plain(name));
            }
            if (!option.value.empty()) {
                head += (head.empty() ? "" : " ") + fmt::format("\\fI{}\\fR", plain(option.value));
            }
            page += fmt::format(".TP\n{}\n{}\n", head, plain(option.help));
            if (!option.choices.empty()) {
                page += fmt::format("(one of: {})\n", plain(fmt::format("{}", fmt::join(option.choices, ", "))));
            }
        }
    }
    return page;
}

} // namespace

std::string man_page(const std::vector<CommandEntry>& commands, const std::string& exit_codes) {
    std::string page = ".TH CONFLICTMAP 1 \"\" \"conflictmap " CONFLICTMAP_VERSION "\" \"User Commands\"\n"
                       ".SH NAME\nconflictmap \\- draw conflict maps from shapefiles and event layers\n"
                       ".SH SYNOPSIS\n";
    for (const CommandEntry& command : commands) {
        page += fmt::format("\\fBconflictmap {}\\fR{}", plain(command.name),
                            command.options.empty() ? "" : " [\\fIOPTION\\fR]...");
        for (const OptionEntry& operand : command.operands) {
            page += fmt::format(" \\fI{}\\fR", plain(operand.value));
        }
        page += "\n.br\n";
    }
    page += ".SH COMMANDS\n";
    for (const CommandEntry& command : commands) {
        page += section_of(command);
    }
    page += ".SH \"EXIT STATUS\"\n.nf\n" + plain(exit_codes) + "\n.fi\n";
    page += ".SH ENVIRONMENT\n.TP\n\\fBCONFLICTMAP_ROOT\\fR\nthe folder that holds geodata/ and styles/, instead of "
            "the program's own; \\-\\-root comes first\n.TP\n\\fBNO_COLOR\\fR\nno colours on a terminal\n";
    page += ".SH FILES\nAn installed program finds its data, styles and maps in share/conflictmap below its prefix.\n";
    return page;
}

} // namespace conflictmap::cli
