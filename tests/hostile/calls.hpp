#pragma once
// Runs programs in a test's folder, and spells what specs hold.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/program.hpp"

namespace hostile {

/// A program found in the PATH, or ours by its path.
inline cli_tests::Result in(const cli_tests::Folder& folder, const std::string& program,
                            std::vector<std::string> arguments, const std::string& input = "") {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(arguments);
    call.input = input;
    return program == project::program() ? cli_tests::run(call) : cli_tests::run_other(program, call);
}

/// A text in YAML's double quotes.
inline std::string in_yaml(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
        out += plain ? std::string(1, c) : fmt::format("\\x{:02x}", c);
    }
    return out + '"';
}

} // namespace hostile
