#include "gdal/sqlite_limits.hpp"

#include <algorithm>
#include <mutex>

#include <sqlite3.h>

#include "base/deadline.hpp"

namespace conflictmap::gdal {
namespace {

struct SqliteUse {
    std::mutex mutex;
    int readers = 0;
    sqlite3_int64 before = 0;
};

SqliteUse& sqlite_use() {
    static SqliteUse use;
    return use;
}

/// A query can run forever before it returns a row (a view over an endless query), so SQLite calls this regularly.
int stop_when_late(void* /*unused*/) {
    return deadline_has_passed() ? 1 : 0;
}

} // namespace

SqliteMemory::SqliteMemory(std::int64_t bytes) {
    SqliteUse& use = sqlite_use();
    const std::scoped_lock lock(use.mutex);
    if (use.readers++ == 0) {
        use.before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + bytes);
    }
}

SqliteMemory::~SqliteMemory() {
    SqliteUse& use = sqlite_use();
    const std::scoped_lock lock(use.mutex);
    if (--use.readers == 0) {
        sqlite3_hard_heap_limit64(use.before);
    }
}

void limit_statements(void* database, std::uintmax_t file_bytes) {
    constexpr int steps = 100'000;               // of SQLite's virtual machine: a few milliseconds
    constexpr std::uintmax_t least = 1'000'000;  // a condition or a view may join or change texts
    constexpr std::uintmax_t most = 200'000'000; // a geometry of the limit's vertices with Z and M has 160 MB
    auto* handle = static_cast<sqlite3*>(database);
    sqlite3_progress_handler(handle, steps, stop_when_late, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(std::clamp(file_bytes, least, most)));
}

bool is_excess_of_sqlite(const std::string& message) {
    return message.find(sqlite3_errstr(SQLITE_TOOBIG)) != std::string::npos ||
           message.find(sqlite3_errstr(SQLITE_NOMEM)) != std::string::npos;
}

} // namespace conflictmap::gdal
