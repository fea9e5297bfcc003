#include "cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.hpp"

namespace conflictmap::cli {
namespace {

constexpr std::size_t widest =
    72; // columns; narrower than any terminal in use, because a wrapped line cannot be erased

bool is_fit_for_lines() {
    const char* kind = std::getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && kind != nullptr && *kind != '\0' && std::string(kind) != "dumb";
}

/// At most `most` letters, with control characters replaced.
std::string plain(const std::string& text, std::size_t most) {
    std::string out;
    std::size_t letters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        letters += continues_character(c) ? 0 : 1;
        if (letters > most) {
            break;
        }
        out += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    return out;
}

} // namespace

std::string progress_line(std::size_t started, std::size_t count, const std::vector<std::string>& running) {
    std::vector<std::string> names;
    for (const std::string& spec : running) {
        names.push_back(spec == "-" ? "standard input" : std::filesystem::path(spec).stem().string());
    }
    const std::string line =
        printable(fmt::format("{} of {} maps{}{}", started, count, names.empty() ? "" : ", ", fmt::join(names, ", ")));
    return plain(line, widest - 2) + " …";
}

Progress::Progress(std::vector<std::string> specs, bool wanted)
    : specs_(std::move(specs)), process_(wanted && specs_.size() > 1 && is_fit_for_lines() ? getpid() : 0) {}

bool Progress::is_on() const {
    return process_ != 0 && process_ == getpid();
}

void Progress::started(std::size_t item) {
    running_.push_back(item);
    ++started_;
    draw();
}

void Progress::ended(std::size_t item) {
    std::erase(running_, item);
    if (running_.empty()) {
        pause();
    } else {
        draw();
    }
}

void Progress::pause() {
    if (is_on() && shown_) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        shown_ = false;
    }
}

void Progress::draw() {
    if (!is_on()) {
        return;
    }
    std::vector<std::string> running;
    for (const std::size_t item : running_) {
        running.push_back(specs_[item]);
    }
    std::fputs(fmt::format("\r\033[K{}", progress_line(started_, specs_.size(), running)).c_str(), stderr);
    std::fflush(stderr);
    shown_ = true;
}

} // namespace conflictmap::cli
