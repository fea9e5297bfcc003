#include <catch2/catch.hpp>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/memory_budget.hpp"
#include "cli/program.hpp"

using conflictmap::cli::within_memory;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool limited = false;
#else
constexpr bool limited = true;
#endif

struct Ended {
    int code = -1; ///< 128 + the signal if it was killed
    std::string err;
};

/// Runs `work` with 100 MB in a process of its own: its limit and its handlers stay.
Ended with_100_mb(const std::function<int()>& work, bool json = false) {
    const cli_tests::Folder folder;
    const std::string err = (folder.path() / "err").string();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (std::freopen(err.c_str(), "w", stderr) == nullptr) {
            _exit(99);
        }
        const rlimit no_cores{0, 0};
        setrlimit(RLIMIT_CORE, &no_cores);
        int code = 98;
        try {
            code = within_memory(100e6, "a map.yaml", {json, false, false}, work);
        } catch (const std::exception&) {
            code = 97;
        }
        std::fflush(stderr);
        _exit(code);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), cli_tests::bytes_of(err)};
}

/// All that is left; the last pieces are small.
void use_up() {
    for (std::size_t piece = 64'000'000; piece >= 1000; piece /= 2) {
        while (std::malloc(piece) != nullptr) { // NOLINT: never freed, for it is to be used up
        }
    }
}

constexpr const char* said = "a map.yaml: error: the map needs more memory than it may take (cut the data down to the "
                             "area and time of the map, or allow more with --memory)\n";

} // namespace

TEST_CASE("memory that runs out ends a map with a message, however it fails", "[cli]") {
    if (!limited) {
        return; // sanitizers reserve terabytes
    }
    const auto ends_well = [](const std::function<int()>& work) {
        const Ended ended = with_100_mb(work);
        CHECK(ended.code == 4);
        CHECK(ended.err == said);
    };
    SECTION("by operator new") {
        ends_well([] {
            std::vector<std::unique_ptr<std::vector<char>>> all;
            while (true) {
                all.push_back(std::make_unique<std::vector<char>>(1'000'000));
            }
            return 0;
        });
    }
    SECTION("by one large piece") {
        ends_well([] { return static_cast<int>(std::vector<char>(1'000'000'000).size()); });
    }
    SECTION("by an exception of a library that stands for it") {
        ends_well([] {
            try {
                return static_cast<int>(std::vector<char>(1'000'000'000).size());
            } catch (const std::bad_alloc&) {
                throw std::runtime_error("GEOS failed");
            }
        });
    }
    SECTION("by our own std::bad_alloc, for what a C library refuses") {
        ends_well([]() -> int { throw std::bad_alloc(); });
    }
    SECTION("by an abort of a library") {
        ends_well([] {
            use_up();
            std::abort();
            return 0;
        });
    }
    SECTION("by an abort long after the call that was refused") {
        ends_well([] {
            use_up();
            errno = 0;
            std::abort();
            return 0;
        });
    }
    SECTION("by a null pointer that a library uses") {
        ends_well([] {
            volatile char* refused = static_cast<volatile char*>(std::malloc(1'000'000'000));
            *refused = 1; // NOLINT: this is the point
            return 0;
        });
    }
    SECTION("by mapped memory") {
        ends_well([] {
            void* refused = mmap(nullptr, 1'000'000'000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (refused != MAP_FAILED) {
                return 0;
            }
            std::abort();
        });
    }
}

TEST_CASE("what does not lack memory passes through the budget", "[cli]") {
    CHECK(with_100_mb([] { return 3; }).code == 3);
    CHECK(with_100_mb([]() -> int { throw std::runtime_error("something else"); }).code == 97);
    if (limited) {
        CHECK(with_100_mb([] {
                  errno = 0;
                  std::abort();
                  return 0;
              }).code == 128 + SIGABRT);
    }
}

TEST_CASE("a lack of memory is JSON for scripts", "[cli]") {
    if (limited) {
        const Ended ended = with_100_mb(
            [] {
                use_up();
                std::abort();
                return 0;
            },
            true);
        CHECK(ended.code == 4);
        CHECK(ended.err.starts_with(R"({"severity":"error","file":"a map.yaml",)"));
        CHECK(ended.err.ends_with(R"("code":"memory"})"
                                  "\n"));
    }
}

TEST_CASE("--memory holds for each map, and the others are drawn", "[cli]") {
    if (!limited) {
        return;
    }
    const cli_tests::Folder folder;
    std::string rows = "lon,lat,name\n";
    for (int i = 0; i < 300'000; ++i) {
        rows += "30,50,A name that is longer than sixteen letters\n";
    }
    folder.write("many.csv", rows);
    folder.write("many.yaml", "map: many\nview: { bbox: [22, 44, 40, 53] }\noutputs: [svg]\nlayers:\n"
                              "  - { id: a, source: many.csv, class: place, label: name }\n");
    folder.write("small.yaml", cli_tests::small_spec());
    const auto run = [&](const std::vector<std::string>& arguments) {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = arguments;
        call.change = {{"CONFLICTMAP_ROOT", project::root()}};
        return cli_tests::run(call);
    };
    const auto batch = run({"render", "many.yaml", "small.yaml", "--memory", "80MB", "-o", "out"});
    CHECK(batch.exit_code == 5);
    CHECK(batch.err.find("many.yaml: error: the map needs more memory than it may take") != std::string::npos);
    CHECK(std::filesystem::exists(folder.path() / "out/small"));
    for (const char* command : {"render", "check", "explain"}) {
        INFO(command);
        const auto alone = run({command, "many.yaml", "--memory", "80MB"});
        CHECK(alone.exit_code == 4);
        CHECK(alone.err.find("allow more with --memory") != std::string::npos);
    }
    CHECK(run({"check", "small.yaml", "--memory", "0"}).exit_code == 0);
    CHECK(run({"check", "small.yaml", "--memory", "49MB"}).exit_code == 2);
    CHECK(run({"check", "small.yaml", "--memory", "lots"}).exit_code == 2);
}
