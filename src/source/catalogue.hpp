#pragma once
// geodata/catalogue.yaml: the names of the shipped sets, with file, parts, time fields, licence and credit; and the
// region that they cover.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "geom/geometry.hpp"

namespace conflictmap::source {

struct Entry {
    std::string name;                         ///< e.g. "base/places"
    std::string file;                         ///< below the data root
    std::map<std::string, std::string> parts; ///< part name -> file below the data root
    std::string time_from;                    ///< field names; empty when the set is not dated
    std::string time_to;
    std::optional<Date> known_from; ///< first and last day that the set covers
    std::optional<Date> known_to;
    std::string class_field; ///< the field that refines the layer's class ("held" + "before-2022")
    std::map<std::string, std::string> part_class_fields;  ///< the same for the parts, by part
    std::map<std::string, std::string> class_by_worldview; ///< worldview -> field; instead of class_field
    std::string licence;
    LocalText credit;
    std::string about;
};

/// A sentence that must be in the credits of maps that meet all of the given conditions.
struct Disclaimer {
    std::string word;                                ///< its key in the style's words
    std::string worldview;                           ///< required if this is the map's worldview; empty: any
    std::vector<std::string> classes;                ///< required if one of these or a subclass is drawn; empty: any
    std::optional<geom::Box<geom::Lonlat>> extent{}; ///< required if part of this is visible
};

struct Region {
    std::string area; ///< the set that maps show unless they say otherwise; may be empty
    std::vector<Disclaimer> disclaimers;
};

struct Catalogue {
    std::map<std::string, Entry> sets;
    Region region;
};

/// Reads the file strictly (unknown keys are errors). Nothing when it cannot be used.
std::optional<Catalogue> read_catalogue(const std::filesystem::path& file, Diagnostics& diagnostics);

} // namespace conflictmap::source
