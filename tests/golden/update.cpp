// Rewrites references of the ladder and prints which of them have changed. Look at these before you commit them. The
// arguments are names of specs without their ending. Without arguments, it rewrites all, and removes references that
// have no spec.
#include <cstdio>
#include <fstream>
#include <set>

#include "golden/ladder.hpp"
#include "project.hpp"

namespace {

/// Pictures are compared by their pixels; the texts in a PNG are ignored.
bool is_same(const std::string& ending, const std::string& before, const std::string& now) {
    if (ending != ".png" || before == now) {
        return before == now;
    }
    const golden::Distance distance = golden::distance(before, now);
    return distance.same_size && distance.share == 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> names(arguments + 1, arguments + count);
    const golden::Choice choice = golden::choose(names);
    if (!choice.unknown.empty()) {
        std::fprintf(stderr, "error: nothing is written:\n%s", choice.unknown.c_str());
        return 2;
    }
    std::set<golden::fs::path> kept;
    int changed = 0;
    const auto say = [&](const char* what, const golden::fs::path& file) {
        std::printf("%s %s\n", what, file.lexically_relative(project::root()).c_str());
        ++changed;
    };
    for (const auto& spec : choice.specs) {
        const golden::Drawing drawing = golden::draw(spec);
        if (!drawing.problems.empty() || drawing.files.empty()) {
            std::fprintf(stderr, "error: %s: nothing is written:\n%s", spec.c_str(), drawing.problems.c_str());
            return 1;
        }
        for (const auto& [ending, bytes] : drawing.files) {
            const auto file = golden::reference(spec, ending);
            kept.insert(file);
            const bool there = golden::fs::exists(file);
            if (there && is_same(ending, project::bytes_of(file), bytes)) {
                continue;
            }
            golden::fs::create_directories(file.parent_path());
            std::ofstream stream(file, std::ios::binary);
            if (!(stream << bytes).flush()) {
                std::fprintf(stderr, "error: %s cannot be written\n", file.c_str());
                return 1;
            }
            say(there ? "changed:" : "new:    ", file);
        }
    }
    for (const auto& file : golden::references()) {
        if (names.empty() && !kept.contains(file)) {
            golden::fs::remove(file);
            say("removed:", file);
        }
    }
    std::printf("%d of %zu references changed\n", changed, kept.size());
    return 0;
}
