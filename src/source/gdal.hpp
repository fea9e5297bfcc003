#pragma once
// GDAL, started once without network access, and its messages caught. Private to this room; no GDAL header here.
#include <string>

namespace conflictmap::source::gdal {

/// Registers the drivers that are used, blocks all network access, and binds the calling thread's part of GDAL to
/// PROJ's own data (see crs/proj_files.hpp). To be called on each thread that uses GDAL; safe any number of times.
void start();

/// The same, and registers the driver of PostgreSQL: only for connections that the user allowed.
void start_postgis();

/// Bytes that GDAL sees as a file of this name, which starts with "/vsimem/", while it lives.
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

/// Catches what GDAL reports on this thread while it lives, instead of letting it write to stderr.
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
    /// For the handler.
    void add(bool is_warning, const char* message);

private:
    int count_ = 0;
    std::string last_;
    std::string warning_;
};

/// `text` recoded to UTF-8; false when GDAL does not know the encoding.
bool recode(std::string& text, const std::string& encoding);

} // namespace conflictmap::source::gdal
