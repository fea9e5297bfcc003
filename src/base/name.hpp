#pragma once
// The one kind of name that may become a part of a file name, and so of every format that refers to files.
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace conflictmap {

/// Letters a to z and A to Z, digits, "-", "_" and "."; 1 to 64 of them, the first neither "." nor "-". Such a name
/// means nothing to a file system, a shell, a browser, LaTeX's file names or Markdown.
class Name {
public:
    /// Nothing when the text is not a name.
    static std::optional<Name> from(std::string_view text);
    /// The same, with an error of the code "not-a-name" at `place`; `what` is such as "a style".
    static std::optional<Name> from(std::string_view text, std::string_view what, const Place& place,
                                    Diagnostics& diagnostics);
    [[nodiscard]] const std::string& text() const { return text_; }
    bool operator==(const Name&) const = default;

private:
    explicit Name(std::string_view text) : text_(text) {}
    std::string text_;
};

inline constexpr std::size_t longest_name = 64; ///< bytes

/// Names joined by dots: what all files of one picture begin with, as "donbas" or "donbas.print-mono.uk".
class FileStem {
public:
    FileStem() = default; ///< of no file
    explicit FileStem(const Name& first) : text_(first.text()) {}
    FileStem& operator+=(const Name& next);
    [[nodiscard]] const std::string& text() const { return text_; }
    bool operator==(const FileStem&) const = default;

private:
    std::string text_;
};

} // namespace conflictmap
