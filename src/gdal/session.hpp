#pragma once
// Starts GDAL once without network access, and catches its messages. No GDAL header here.
#include <string>

namespace conflictmap::gdal {

/// Registers the drivers that are used, blocks all network access, and binds the calling thread's part of GDAL to
/// PROJ's own data (see crs/proj_files.hpp). To be called on each thread that uses GDAL; safe any number of times.
void start();

/// The same, and registers the PostgreSQL driver: only for connections that the user allowed.
void start_postgis();

/// For as long as it exists, GDAL sees these bytes as a file with this name, which starts with "/vsimem/".
class MemoryFile {
public:
    MemoryFile(std::string name, std::string bytes);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string name_;
    std::string bytes_;
};

/// For as long as it exists, catches GDAL's messages on this thread, which would otherwise go to stderr.
class Errors {
public:
    Errors();
    Errors(const Errors&) = delete;
    Errors& operator=(const Errors&) = delete;
    ~Errors();
    [[nodiscard]] int count() const { return count_; }
    /// The latest error; empty when there was none.
    [[nodiscard]] const std::string& last() const { return last_; }
    /// The first warning; empty when there was none.
    [[nodiscard]] const std::string& warning() const { return warning_; }
    /// Called by the handler.
    void add(bool is_warning, const char* message);

private:
    int count_ = 0;
    std::string last_;
    std::string warning_;
};

/// Converts `text` to UTF-8; false when GDAL does not know the encoding.
bool recode(std::string& text, const std::string& encoding);

} // namespace conflictmap::gdal
