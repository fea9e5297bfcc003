#include "cli/parallel.hpp"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace conflictmap::cli;

namespace {

/// Redirects standard output to a file during its lifetime.
class Captured {
public:
    Captured() : kept_(dup(STDOUT_FILENO)), file_(std::tmpfile()) {
        std::fflush(stdout);
        dup2(fileno(file_), STDOUT_FILENO);
    }
    ~Captured() {
        std::fclose(file_);
        close(kept_);
    }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    std::string end() {
        std::fflush(stdout);
        dup2(kept_, STDOUT_FILENO);
        std::rewind(file_);
        std::string text(4096, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), file_));
        return text;
    }

private:
    int kept_;
    std::FILE* file_;
};

} // namespace

TEST_CASE("items run in children; codes and output keep their order", "[cli-unit]") {
    const int jobs = GENERATE(1, 2, 5);
    INFO(jobs << " jobs");
    Captured captured;
    const auto codes = run_each(5, jobs, 99, [](std::size_t i) {
        usleep(static_cast<useconds_t>((5 - i) * 4000)); // the first ends last
        std::printf("item %zu\n", i);
        return static_cast<int>(i) * 2;
    });
    const std::string said = captured.end();
    CHECK(codes == std::vector<int>{0, 2, 4, 6, 8});
    CHECK(said == "item 0\nitem 1\nitem 2\nitem 3\nitem 4\n");
}

TEST_CASE("a child that crashes or throws does not affect the others", "[cli-unit]") {
    const auto codes = run_each(3, 2, 99, [](std::size_t i) {
        if (i == 0) {
            std::signal(SIGSEGV, SIG_DFL);
            std::raise(SIGSEGV);
        }
        if (i == 1) {
            throw std::runtime_error("thrown on purpose");
        }
        return 7;
    });
    CHECK(codes == std::vector<int>{99, 99, 7});
}
