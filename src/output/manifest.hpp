#pragma once
// The manifest of a map's files: the inputs, what happened to the data, and all hashes.
#include <optional>

#include "base/record.hpp"
#include "output/figure.hpp"

namespace conflictmap::output {

struct ManifestPage {
    double width = 0;  ///< mm
    double height = 0; ///< mm
    static const Record<ManifestPage>& record();
};

struct ManifestLabels {
    std::int64_t placed = 0;
    std::int64_t overlaps = 0;
    std::vector<DroppedLabel> dropped;
    static const Record<ManifestLabels>& record();
};

/// The same structure as in the file. Reading and the JSON Schema share one declaration; a test compares the writer
/// with it.
struct Manifest {
    std::string map;
    std::string title;
    std::string subtitle;
    std::string alt;
    std::string description;
    std::string language;
    std::string at;
    std::string worldview;
    std::string style;
    std::string projection;
    ManifestPage page;
    std::vector<std::string> credits;
    std::vector<Area> areas;
    std::vector<Input> inputs;
    std::vector<LayerAccount> layers;
    ManifestLabels labels;
    std::vector<Output> outputs;
    std::map<std::string, std::string> versions;
    Build build;
    static const Record<Manifest>& record();
};

/// JSON, indented by two spaces.
std::string manifest_of(const Figure& figure);

/// The manifest's text with other inputs, in the given order; everything else stays the same.
std::string with_inputs(const std::string& manifest, const std::vector<Input>& inputs);

/// Returns nothing if it is not a manifest, with a diagnostic with the code "not-a-manifest" or one of the
/// declaration's.
std::optional<Manifest> read_manifest(const std::string& text, const std::string& file, Diagnostics& diagnostics);

} // namespace conflictmap::output

namespace conflictmap {
#define CONFLICTMAP_MANIFEST_RECORD(Type)                                                                              \
    template <> struct Codec<output::Type> {                                                                           \
        static const Record<output::Type>& record();                                                                   \
        static void read(const Node& node, output::Type& value, Diagnostics& diagnostics) {                            \
            record().read(node, value, diagnostics);                                                                   \
        }                                                                                                              \
        static Schema schema() { return record().schema(); }                                                           \
    }
CONFLICTMAP_MANIFEST_RECORD(Input);
CONFLICTMAP_MANIFEST_RECORD(LayerAccount);
CONFLICTMAP_MANIFEST_RECORD(DroppedLabel);
CONFLICTMAP_MANIFEST_RECORD(Area);
CONFLICTMAP_MANIFEST_RECORD(Output);
CONFLICTMAP_MANIFEST_RECORD(Build);
#undef CONFLICTMAP_MANIFEST_RECORD
} // namespace conflictmap
