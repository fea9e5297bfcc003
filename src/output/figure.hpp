#pragma once
// A finished map for the files beside its pictures: figure page, embeds, manifest. Plain values, filled by
// figure/ and job/ from the page; nothing here is drawn.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/name.hpp"

namespace conflictmap::output {

/// A file that the map was made from.
struct Input {
    /// "geodata/…", "styles/…", "maps/…" below the data root, "fonts/…" in the folder of the fonts; "./…" or "../…"
    /// from the manifest's folder for a spec, and the data beside it, that lie elsewhere. Never absolute.
    std::string path;
    std::string sha256; ///< of its bytes, lower-case hexadecimal
    std::string role;   ///< "spec", "style", "catalogue", "data", "font"
    std::string licence;
    std::string credit; ///< in the map's language; may be empty
};

/// A layer's ledger: declared = drawn + outside + filtered + rejected.
struct LayerAccount {
    std::string id;
    std::int64_t declared = 0;
    std::int64_t drawn = 0;
    std::int64_t outside = 0;
    std::int64_t filtered = 0;
    std::int64_t rejected = 0;
    std::map<std::string, std::int64_t> reasons;
};

struct DroppedLabel {
    std::string layer;
    std::string feature;
    std::string text;
    std::string reason;
};

/// A measured area of the map, for its table.
struct Area {
    std::string style_class;     ///< "held.since-2022"
    std::string name;            ///< in the map's language
    double km2 = 0;              ///< geodesic
    std::optional<double> share; ///< 0 to 1 of `whole`
    std::string whole;           ///< what the share is part of, in the map's language
};

/// An event or subject of the map, in the map's language; what is not known is empty.
struct Event {
    std::string id;     ///< the feature's own
    std::string layer;  ///< of the map; empty for an event of a timeline alone
    std::string number; ///< of its badge or callout
    std::string title;
    std::string text;
    std::string place;
    std::string start; ///< ISO
    std::string end;   ///< ISO
    std::string date;  ///< start and end as people read them
    std::string category;
    std::string confidence; ///< confirmed, reported, claimed, disputed
    std::string precision;  ///< exact, settlement, district, region, country, none
    std::vector<std::string> actors;
    std::string source; ///< document and paragraphs, as one text
    std::string url;    ///< of the source; http or https only
    /// Ids of the drawn groups in the SVG (with the map's prefix); empty for an event without a place on this map.
    std::vector<std::string> drawn;
};

/// A file that was written.
struct Output {
    std::string path; ///< beside the manifest: the file's name
    std::string format;
    std::string sha256;
    std::int64_t bytes = 0;
    double scale = 1; ///< of pixels
    int width = 0;    ///< pixels, for pictures of pixels; else 0
    int height = 0;
};

/// How the files were made, to decide whether drawing again would give the same files.
struct Build {
    std::string program; ///< a hash of the program's sources; empty: not comparable, as for maps that read a database
    std::map<std::string, std::string> options; ///< options that override the spec: "lang": "uk"
    /// By style: a hash of each entry that the map looked up, "classes.held", so that other changes of a style do not
    /// affect the map.
    std::map<std::string, std::map<std::string, std::string>> styles;
    std::int64_t warnings = 0; ///< while it was drawn
};

/// A part of the page, in its millimetres.
struct Plate {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Figure {
    std::string map; ///< the map's name
    FileStem stem;   ///< of all its files: "overview", "overview.print-mono.uk"
    std::string title;
    std::string subtitle;
    std::string alt;         ///< a sentence or two
    std::string description; ///< longer: what is drawn, with dates, counts, areas and shares
    std::string language;    ///< BCP 47
    std::string at;          ///< ISO; empty without a day
    std::string as_of;       ///< the day as people read it
    std::string worldview;
    std::string style;
    std::string projection;
    double width = 0;  ///< of the page, mm
    double height = 0; ///< mm
    /// The page without what a figure page writes itself: title, key, timeline, credits. Nothing: all.
    std::optional<Plate> plate;
    std::vector<std::string> credits; ///< sentences: sources, licences, note, disclaimer
    std::vector<Area> areas;
    std::vector<Event> events;
    std::vector<Input> inputs;
    std::vector<LayerAccount> layers;
    std::size_t labels_placed = 0;
    std::size_t label_overlaps = 0;
    std::vector<DroppedLabel> labels_dropped;
    std::vector<Output> outputs;
    std::map<std::string, std::string> versions; ///< "conflictmap", "gdal", "proj", "cairo" ...
    Build build;
};

} // namespace conflictmap::output
