// Implements the library's public interface, <conflictmap/conflictmap.hpp>.

#include <conflictmap/conflictmap.hpp>

#include "job/exit_codes.hpp"
#include "job/options.hpp"
#include "job/rendering.hpp"

namespace conflictmap {
namespace {

std::vector<Message> messages_of(const Diagnostics& diagnostics) {
    std::vector<Message> messages;
    for (const Diagnostic& raw : diagnostics.all()) {
        const Diagnostic each = printable(raw);
        messages.push_back({each.severity == Severity::error, each.place.file, each.place.line, each.place.column,
                            each.message, each.hint, each.code});
    }
    return messages;
}

} // namespace

RenderResult render(const std::filesystem::path& spec, const RenderOptions& options) {
    Diagnostics wrong;
    job::check_options(options, wrong);
    if (wrong.has_errors()) {
        return {job::exit_usage, messages_of(wrong), {}, {}, {}, {}};
    }
    const text::Typesetter typesetter;
    job::FileHashes hashes;
    job::Rendered rendered = job::render_spec(spec.string(), options, typesetter, hashes);
    return {rendered.exit_code,          messages_of(rendered.diagnostics),
            std::move(rendered.files),   std::move(rendered.up_to_date),
            std::move(rendered.reasons), std::move(rendered.notes)};
}

std::string version() {
    return CONFLICTMAP_VERSION;
}

} // namespace conflictmap
