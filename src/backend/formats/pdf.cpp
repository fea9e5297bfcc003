// PDF 1.5 for documents and print: vectors, live text in embedded font subsets, and no time of the run.
#include <cairo-pdf.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>

#include "backend/backend.hpp"
#include "backend/painter.hpp"
#include "base/units.hpp"

namespace conflictmap::backend {

const Format& pdf_format();

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr double points_per_mm = 72 / mm_per_inch;

cairo_status_t keep(void* closure, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void describe(cairo_surface_t* surface, const scene::Scene& scene, const Options& options) {
    std::map<std::string, std::string> info = options.info;
    info.emplace("title", scene.title);
    info.emplace("description", scene.description);
    // Cairo would write the time of the run. The map's day replaces it; a map without a day always has the same date.
    const auto day = info.find("day");
    const std::string date = (day != info.end() && !day->second.empty() ? day->second : "2000-01-01") + "T00:00:00Z";
    info["date"] = date;
    for (const auto& [name, field] :
         {std::pair{"title", CAIRO_PDF_METADATA_TITLE}, std::pair{"author", CAIRO_PDF_METADATA_AUTHOR},
          std::pair{"description", CAIRO_PDF_METADATA_SUBJECT}, std::pair{"keywords", CAIRO_PDF_METADATA_KEYWORDS},
          std::pair{"software", CAIRO_PDF_METADATA_CREATOR}, std::pair{"date", CAIRO_PDF_METADATA_CREATE_DATE},
          std::pair{"date", CAIRO_PDF_METADATA_MOD_DATE}}) {
        const auto found = info.find(name);
        if (found != info.end() && !found->second.empty()) {
            cairo_pdf_surface_set_metadata(surface, field, found->second.c_str());
        }
    }
}

/// Adds what Cairo 1.16 cannot write: the document's language, and its title as the title of the window. Cairo writes
/// the catalogue last, so only the table of objects moves.
void add_to_catalogue(std::string& bytes, const std::string& language) {
    constexpr std::string_view type = "/Type /Catalog";
    constexpr std::string_view last = "startxref\n";
    const auto catalogue = bytes.rfind(type);
    const auto start = bytes.rfind(last);
    const auto table = bytes.rfind("\nxref\n");
    if (catalogue == std::string::npos || start == std::string::npos || table == std::string::npos ||
        !(catalogue < table && table < start) ||
        bytes.substr(start + last.size()) != std::to_string(table + 1) + "\n%%EOF\n") {
        throw std::runtime_error("Cairo's PDF does not end with a catalogue");
    }
    std::string more = "\n   /ViewerPreferences << /DisplayDocTitle true >>";
    const bool plain = std::ranges::all_of(language, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    more += plain && !language.empty() ? "\n   /Lang (" + language + ")" : "";
    bytes.replace(start + last.size(), std::string::npos, std::to_string(table + 1 + more.size()) + "\n%%EOF\n");
    bytes.insert(catalogue + type.size(), more);
}

/// Writes to memory, because Cairo does not notice a full disk.
std::string encode_pdf(const scene::Scene& scene, const text::Typesetter& typesetter, const Options& options) {
    if (!(scene.width > 0 && scene.height > 0)) {
        throw std::domain_error("the page has no size");
    }
    std::string bytes;
    const Surface surface(
        cairo_pdf_surface_create_for_stream(&keep, &bytes, scene.width * points_per_mm, scene.height * points_per_mm),
        &cairo_surface_destroy);
    check_cairo(cairo_surface_status(surface.get()), "write the PDF");
    cairo_pdf_surface_restrict_to_version(surface.get(),
                                          CAIRO_PDF_VERSION_1_5); // pdfTeX's own version, so it accepts it
    describe(surface.get(), scene, options);
    {
        const Context cairo(cairo_create(surface.get()), &cairo_destroy);
        // The PNG is also opaque, and Cairo draws translucent marks ten times faster on an opaque page.
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), points_per_mm, points_per_mm);
        paint(cairo.get(), scene, typesetter, Letters::live);
        check_cairo(cairo_status(cairo.get()), "write the PDF");
    }
    cairo_surface_finish(surface.get());
    check_cairo(cairo_surface_status(surface.get()), "write the PDF");
    add_to_catalogue(bytes, scene.language);
    return bytes;
}

} // namespace

const Format& pdf_format() {
    static const Format format{"pdf", ".pdf", "vectors with live text, for documents and print", false, &encode_pdf};
    return format;
}

} // namespace conflictmap::backend
