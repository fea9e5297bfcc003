#pragma once
// What SQLite may use while it reads a GeoPackage: a condition or a view can ask it to make texts of any size. No
// SQLite header here.
#include <cstdint>
#include <string>

namespace conflictmap::gdal {

/// For as long as one exists, all of SQLite's own memory in this process grows by at most so many bytes; a statement
/// that needs more fails. It is SQLite's only limit of this kind, so it also holds for other databases meanwhile.
class SqliteMemory {
public:
    explicit SqliteMemory(std::int64_t bytes);
    SqliteMemory(const SqliteMemory&) = delete;
    SqliteMemory& operator=(const SqliteMemory&) = delete;
    ~SqliteMemory();
};

/// Stops the statements of a database (a sqlite3*) at the deadline, and limits each value to the size of its file: no
/// value that is stored there is longer.
void limit_statements(void* database, std::uintmax_t file_bytes);

/// Whether SQLite's message says that a statement exceeded these limits.
bool is_excess_of_sqlite(const std::string& message);

} // namespace conflictmap::gdal
