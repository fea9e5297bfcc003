#include "cli/reporting.hpp"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace conflictmap::cli {
namespace {

std::string coloured(const Diagnostic& diagnostic) {
    const std::string text = to_text(diagnostic);
    const std::string word = std::string(name_of(diagnostic.severity)) + ":";
    const auto at = text.find(word);
    const char* colour = diagnostic.severity == Severity::error ? "\033[1;31m" : "\033[1;33m";
    return at == std::string::npos ? text
                                   : text.substr(0, at) + colour + word + "\033[0m" + text.substr(at + word.size());
}

} // namespace

std::string to_json_line(const Diagnostic& raw) {
    const Diagnostic diagnostic = printable(raw);
    nlohmann::ordered_json json;
    json["severity"] = name_of(diagnostic.severity);
    json["file"] = diagnostic.place.file;
    json["line"] = diagnostic.place.line;
    json["column"] = diagnostic.place.column;
    json["message"] = diagnostic.message;
    json["hint"] = diagnostic.hint;
    json["code"] = diagnostic.code;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void report_diagnostics(const Diagnostics& diagnostics, const Reporting& reporting) {
    const bool colour = isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    for (const Diagnostic& each : diagnostics.all()) {
        if (reporting.quiet && each.severity != Severity::error) {
            continue;
        }
        const std::string line = reporting.json ? to_json_line(each) : colour ? coloured(each) : to_text(each);
        std::fputs((line + "\n").c_str(), stderr);
    }
}

} // namespace conflictmap::cli
