#pragma once
// A finished map as the files that accompany its pictures need it: figure page, embeds, manifest. Plain values, filled
// by figure/ and job/ from the page; nothing is drawn here.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/name.hpp"

namespace conflictmap::output {

/// A file that the map was made from.
struct Input {
    /// "geodata/…", "styles/…", "maps/…" below the data root, "fonts/…" in the folder of the fonts. For a spec
    /// elsewhere, and the data next to it: "./…" or "../…" from the manifest's folder. Never absolute.
    std::string path;
    std::string sha256; ///< of its contents, lower-case hexadecimal
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

/// A measured area of the map, for the table of areas.
struct Area {
    std::string style_class;     ///< "held.since-2022"
    std::string name;            ///< in the map's language
    double km2 = 0;              ///< geodesic
    std::optional<double> share; ///< 0 to 1 of `whole`
    std::string whole;           ///< the area that the share refers to, in the map's language
};

/// An event or subject of the map, in the map's language; unknown values are empty.
struct Event {
    std::string id;     ///< the id in the data
    std::string layer;  ///< of the map; empty if only a timeline has the event
    std::string number; ///< of its badge or callout
    std::string title;
    std::string text;
    std::string place;
    std::string start; ///< ISO
    std::string end;   ///< ISO
    std::string date;  ///< start and end as a text for readers
    std::string category;
    std::string confidence; ///< confirmed, reported, claimed, disputed
    std::string precision;  ///< exact, settlement, district, region, country, none
    std::vector<std::string> actors;
    std::string source; ///< document and paragraphs, as one text
    std::string url;    ///< of the source; http or https only
    /// Ids of the drawn groups in the SVG (with the map's prefix); empty if the event has no place on this map.
    std::vector<std::string> drawn;
};

/// A file that was written.
struct Output {
    std::string path; ///< the file's name; it is next to the manifest
    std::string format;
    std::string sha256;
    std::int64_t bytes = 0;
    double scale = 1; ///< of raster pictures
    int width = 0;    ///< pixels, for raster pictures; otherwise 0
    int height = 0;
};

/// How the files were made, to decide whether drawing again would give the same files.
struct Build {
    std::string program; ///< a hash of the program's sources; empty if the files cannot be compared, as for maps that
                         ///< read a database
    std::map<std::string, std::string> options; ///< options that override the spec: "lang": "uk"
    /// By style: the hash of each entry that the map looked up ("classes.held"), so that other changes to the style do
    /// not affect the map.
    std::map<std::string, std::map<std::string, std::string>> styles;
    std::int64_t warnings = 0; ///< while it was drawn
};

/// A part of the page, in page millimetres.
struct Plate {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Figure {
    std::string map; ///< the map's name
    FileStem stem;   ///< base name of all its files: "overview", "overview.print-mono.uk"
    std::string title;
    std::string subtitle;
    std::string alt;         ///< a sentence or two
    std::string description; ///< longer: the contents of the map, with dates, counts, areas and shares
    std::string language;    ///< BCP 47
    std::string at;          ///< ISO; empty if there is no date
    std::string as_of;       ///< the date as a text for readers
    std::string worldview;
    std::string style;
    std::string projection;
    double width = 0;  ///< of the page, mm
    double height = 0; ///< mm
    /// The page without the parts that a figure page has as text: title, key, timeline, credits. Nothing: the whole
    /// page.
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
