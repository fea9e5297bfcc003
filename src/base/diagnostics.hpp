#pragma once
// Problems that the user can fix: collected with file, line, column and a hint, and reported all at once.
#include <string>
#include <vector>

namespace conflictmap {

enum class Severity { note, warning, error };

/// What is wrong. Decides the exit code (see job/exit_codes.hpp).
enum class Fault { spec, data, output };

/// A place in a file. Line and column count from 1; 0 means unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

struct Diagnostic {
    Severity severity = Severity::error;
    Fault fault = Fault::spec;
    Place place;
    std::string code;    ///< stable identifier such as "unknown-key"
    std::string message; ///< one sentence without a full stop
    std::string hint;    ///< the remedy; may be empty
};

class Diagnostics {
public:
    /// The same problem in the data (same code and message) is kept once, at its first place.
    void add(Diagnostic diagnostic);
    void error(const Place& place, std::string code, std::string message, std::string hint = {});
    void warning(const Place& place, std::string code, std::string message, std::string hint = {});
    /// An error in the data rather than in the spec.
    void data_error(const Place& place, std::string code, std::string message, std::string hint = {});
    void data_warning(const Place& place, std::string code, std::string message, std::string hint = {});
    void output_error(const Place& place, std::string code, std::string message, std::string hint = {});

    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] bool has_errors(Fault fault) const;

private:
    std::vector<Diagnostic> all_;
};

/// The same with file, message and hint made printable (see base/utf8.hpp): they may hold texts of strangers.
Diagnostic printable(Diagnostic diagnostic);

/// "file:12:3: error: message (hint)", as compilers print it; printable, on one line.
std::string to_text(const Diagnostic& raw);

std::string_view name_of(Severity severity);

/// The candidate closest to `word` by edit distance; empty when none is close enough to suggest.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

/// Names for a hint, separated by commas: at most the first 20.
std::string some_of(const std::vector<std::string>& names);

} // namespace conflictmap
