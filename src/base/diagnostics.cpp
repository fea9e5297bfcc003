#include "base/diagnostics.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace conflictmap {

void Diagnostics::add(Diagnostic diagnostic) {
    // A source may be read once for the view and again for a layer; report its problems only once.
    const bool told =
        diagnostic.fault == Fault::data && std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& known) {
            return known.code == diagnostic.code && known.message == diagnostic.message &&
                   known.severity == diagnostic.severity;
        });
    if (!told) {
        all_.push_back(std::move(diagnostic));
    }
}

void Diagnostics::error(const Place& place, std::string code, std::string message, std::string hint) {
    add({Severity::error, Fault::spec, place, std::move(code), std::move(message), std::move(hint)});
}

void Diagnostics::warning(const Place& place, std::string code, std::string message, std::string hint) {
    add({Severity::warning, Fault::spec, place, std::move(code), std::move(message), std::move(hint)});
}

void Diagnostics::data_error(const Place& place, std::string code, std::string message, std::string hint) {
    add({Severity::error, Fault::data, place, std::move(code), std::move(message), std::move(hint)});
}

void Diagnostics::data_warning(const Place& place, std::string code, std::string message, std::string hint) {
    add({Severity::warning, Fault::data, place, std::move(code), std::move(message), std::move(hint)});
}

void Diagnostics::output_error(const Place& place, std::string code, std::string message, std::string hint) {
    add({Severity::error, Fault::output, place, std::move(code), std::move(message), std::move(hint)});
}

bool Diagnostics::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const auto& d) { return d.severity == Severity::error; });
}

bool Diagnostics::has_errors(Fault fault) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const auto& d) { return d.severity == Severity::error && d.fault == fault; });
}

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    return "";
}

Diagnostic printable(Diagnostic diagnostic) {
    for (std::string* text : {&diagnostic.place.file, &diagnostic.message, &diagnostic.hint}) {
        *text = printable(*text);
    }
    return diagnostic;
}

std::string to_text(const Diagnostic& raw) {
    const Diagnostic diagnostic = printable(raw);
    std::string text = diagnostic.place.file;
    if (diagnostic.place.line > 0) {
        text += fmt::format(":{}:{}", diagnostic.place.line, diagnostic.place.column);
    }
    if (!text.empty()) {
        text += ": ";
    }
    text += fmt::format("{}: {}", name_of(diagnostic.severity), diagnostic.message);
    if (!diagnostic.hint.empty()) {
        text += fmt::format(" ({})", diagnostic.hint);
    }
    return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        // Levenshtein distance, one row at a time.
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1)});
                diagonal = above;
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20;
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most));
    return fmt::format("{}{}", fmt::join(names.begin(), end, ", "), names.size() > most ? ", ..." : "");
}

} // namespace conflictmap
