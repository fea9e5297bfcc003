#pragma once
// geodata/catalogue.yaml: the names of the shipped sets, with file, parts, time fields, licence and credit; and the
// region that they cover. And catalogues of a project, which a spec names.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/input_file.hpp"
#include "base/language.hpp"
#include "geom/geometry.hpp"

namespace conflictmap::source {

struct Entry {
    std::string name;             ///< e.g. "base/places"
    Place place;                  ///< of the name in its catalogue
    std::filesystem::path folder; ///< of its catalogue, to which the paths are relative
    std::string file;
    std::map<std::string, std::string> parts; ///< part name -> file
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

/// The sets of a catalogue that a spec names, which is trusted no more than the spec: the catalogue and every file that
/// it names must lie in one of the roots, links resolved, and it has no region. Nothing when it cannot be used.
std::optional<std::map<std::string, Entry>> read_project_catalogue(const std::filesystem::path& file,
                                                                   const Roots& roots, Diagnostics& diagnostics);

/// Adds the sets of a project. A set that would hide one that is there, by its whole name or by its short one
/// ("places" for "base/places"), is an error and is not added.
void add_sets(std::map<std::string, Entry>&& project, Catalogue& catalogue, Diagnostics& diagnostics);

} // namespace conflictmap::source
