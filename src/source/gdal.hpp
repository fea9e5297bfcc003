#pragma once
// GDAL, started once with the network shut, and its complaints caught. Private to this room; no GDAL header here.
#include <string>

namespace conflictmap::source::gdal {

/// Registers the drivers that are read and shuts every way to the network. Safe to call from any thread, any number of
/// times.
void start();

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
