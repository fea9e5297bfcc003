#include "source/catalogue.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/path.hpp"
#include "base/record.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

/// The `time:` of an entry as written.
struct TimeFields {
    std::string from;
    std::string to;
    std::vector<Date> known;
    static const Record<TimeFields>& record() {
        static const auto declared = Record<TimeFields>("the time of a set")
                                         .field("from", &TimeFields::from, "field with the first day", Need::required)
                                         .field("to", &TimeFields::to, "field with the day after the last")
                                         .field("known", &TimeFields::known, "first and last day that the set covers");
        return declared;
    }
};

/// `class:` is a field's name, or one for each worldview.
struct ClassFields {
    std::string field;
    std::map<std::string, std::string> by_worldview;
};

/// A disclaimer as written.
struct WrittenDisclaimer {
    std::string word;
    std::string worldview;
    std::vector<std::string> classes;
    Placed<std::vector<double>> bbox;
    static const Record<WrittenDisclaimer>& record() {
        static const auto declared =
            Record<WrittenDisclaimer>("a disclaimer")
                .field("word", &WrittenDisclaimer::word, "key of the sentence in the style's words", Need::required)
                .field("worldview", &WrittenDisclaimer::worldview, "the worldview that requires it")
                .field("classes", &WrittenDisclaimer::classes, "classes that require it when they are drawn")
                .field("bbox", &WrittenDisclaimer::bbox,
                       "west, south, east and north of an area that requires it when part of it is visible");
        return declared;
    }
};

/// The `region:` as written.
struct WrittenRegion {
    Placed<std::string> area;
    std::vector<WrittenDisclaimer> disclaimers;
    static const Record<WrittenRegion>& record() {
        static const auto declared =
            Record<WrittenRegion>("the region")
                .field("area", &WrittenRegion::area, "the set that maps show unless they say otherwise")
                .field("disclaimers", &WrittenRegion::disclaimers, "sentences that the credits must contain");
        return declared;
    }
};

/// An entry as written.
struct Written {
    Placed<std::string> file;
    std::map<std::string, Placed<std::string>> parts;
    std::map<std::string, std::string> part_classes;
    std::optional<TimeFields> time;
    ClassFields classes;
    Placed<std::string> licence;
    LocalText credit;
    std::string about;
    static const Record<Written>& record();
};

} // namespace
} // namespace conflictmap::source

namespace conflictmap {

template <> struct Codec<source::ClassFields> {
    static void read(const Node& node, source::ClassFields& value, Diagnostics& diagnostics) {
        if (node.is_map()) {
            Codec<std::map<std::string, std::string>>::read(node, value.by_worldview, diagnostics);
        } else {
            Codec<std::string>::read(node, value.field, diagnostics);
        }
    }
    static Schema schema() {
        Schema schema;
        schema.any_of = {Codec<std::string>::schema(), Codec<std::map<std::string, std::string>>::schema()};
        return schema;
    }
};

} // namespace conflictmap

namespace conflictmap::source {
namespace {

const Record<Written>& Written::record() {
    static const auto declared =
        Record<Written>("an entry of the catalogue")
            .field("file", &Written::file, "path below the folder of the catalogue", Need::required)
            .field("parts", &Written::parts, "other files of the set, by name")
            .field("part-class", &Written::part_classes, "fields that refine the class of the parts, by part")
            .field("time", &Written::time, "fields that date the rows")
            .field("class", &Written::classes, "field that refines the class, or one for each worldview")
            .field("licence", &Written::licence, "SPDX identifier or public-domain", Need::required)
            .field("credit", &Written::credit, "text for the credits line")
            .field("about", &Written::about, "what the set holds and what it is good for");
    return declared;
}

/// Reports paths that leave the data root.
void check_below_data_root(const Placed<std::string>& path, Diagnostics& diagnostics) {
    const fs::path below(path.value);
    bool climbs = below.is_absolute() || path.value.empty();
    for (const auto& step : below) {
        climbs = climbs || step == "..";
    }
    if (climbs) {
        diagnostics.error(path.place, "path-outside", fmt::format("'{}' is not a path below the data root", path.value),
                          "write a relative path without '..', such as base/coast.shp");
    }
}

using CheckPath = std::function<void(const Placed<std::string>& path, Diagnostics& diagnostics)>;

Entry entry_of(const std::string& name, const Written& written, const Place& place, const CheckPath& check_path,
               Diagnostics& diagnostics) {
    Entry entry;
    entry.name = name;
    entry.place = place;
    entry.file = written.file.value;
    check_path(written.file, diagnostics);
    for (const auto& [part, file] : written.parts) {
        check_path(file, diagnostics);
        entry.parts[part] = file.value;
    }
    if (written.time) {
        entry.time_from = written.time->from;
        entry.time_to = written.time->to;
        const auto& known = written.time->known;
        if (known.size() == 2 && known[0] <= known[1]) {
            entry.known_from = known[0];
            entry.known_to = known[1];
        } else if (!known.empty()) {
            diagnostics.error(place, "wrong-value", fmt::format("'known' of {} is not a first and last day", name),
                              "write two dates in order, such as [2024-07-08, 2026-08-22]");
        }
    }
    entry.part_class_fields = written.part_classes;
    entry.class_field = written.classes.field;
    entry.class_by_worldview = written.classes.by_worldview;
    entry.licence = written.licence.value;
    entry.credit = written.credit;
    entry.about = written.about;
    return entry;
}

Region region_of(const WrittenRegion& written, const std::map<std::string, Entry>& sets, Diagnostics& diagnostics) {
    Region region{written.area.value, {}};
    if (!region.area.empty() && !sets.contains(region.area)) {
        diagnostics.error(written.area.place, "unknown-source", fmt::format("there is no set '{}'", region.area),
                          "name a set of this catalogue");
    }
    for (const WrittenDisclaimer& each : written.disclaimers) {
        Disclaimer disclaimer{each.word, each.worldview, each.classes};
        const auto& box = each.bbox.value;
        if (box.size() == 4 && box[0] < box[2] && box[1] < box[3]) {
            disclaimer.extent = {{box[0], box[1]}, {box[2], box[3]}};
        } else if (!box.empty()) {
            diagnostics.error(each.bbox.place, "wrong-value", "'bbox' is not west, south, east and north",
                              "write four numbers in degrees, such as [22, 44, 40.5, 52.5]");
        }
        region.disclaimers.push_back(std::move(disclaimer));
    }
    return region;
}

/// The entries of a catalogue; its region, which is none, goes to `read_region`.
std::map<std::string, Entry> read_sets(const Node& root, const fs::path& folder, const CheckPath& check_path,
                                       const std::function<void(const Key&, const Node&)>& read_region,
                                       Diagnostics& diagnostics) {
    std::map<std::string, Entry> sets;
    if (!root.is_map()) {
        report_wrong(root, "a map of entries by name", diagnostics);
    }
    for (const auto& [key, node] : root.entries) {
        if (key.name == "region") {
            read_region(key, node);
            continue;
        }
        Written written;
        Written::record().read(node, written, diagnostics);
        Entry entry = entry_of(key.name, written, key.place, check_path, diagnostics);
        entry.folder = folder;
        sets.emplace(key.name, std::move(entry));
    }
    return sets;
}

/// The set that one of this name would hide: its own name, or the short one by which specs may call it.
const Entry* hidden_by(const std::string& name, const std::map<std::string, Entry>& sets) {
    const auto hidden = std::find_if(sets.begin(), sets.end(), [&](const auto& set) {
        return set.first == name || set.first.ends_with("/" + name);
    });
    return hidden == sets.end() ? nullptr : &hidden->second;
}

} // namespace

std::optional<Catalogue> read_catalogue(const fs::path& file, Diagnostics& diagnostics) {
    const auto shown = file.filename().string();
    const auto text = read_bytes(file, yaml_max_bytes + 1);
    if (!text) {
        diagnostics.data_error({shown, 0, 0}, "no-catalogue", fmt::format("there is no {} to read", shown),
                               "the data root must contain it; it is part of the program's geodata folder");
        return std::nullopt;
    }
    Diagnostics own;
    Catalogue catalogue;
    if (const auto root = parse_yaml(*text, shown, own)) {
        WrittenRegion region;
        const auto read_region = [&](const Key&, const Node& node) { WrittenRegion::record().read(node, region, own); };
        catalogue.sets = read_sets(*root, file.parent_path(), check_below_data_root, read_region, own);
        catalogue.region = region_of(region, catalogue.sets, own);
    }
    for (const auto& diagnostic : own.all()) {
        diagnostics.add(diagnostic);
    }
    return own.has_errors() ? std::nullopt : std::optional(std::move(catalogue));
}

std::optional<std::map<std::string, Entry>> read_project_catalogue(const fs::path& file, const Roots& roots,
                                                                   Diagnostics& diagnostics) {
    Diagnostics own;
    std::map<std::string, Entry> sets;
    const fs::path folder = file.parent_path();
    const auto check_path = [&](const Placed<std::string>& path, Diagnostics& told) {
        if (path.value.empty() || !is_below_one_of(folder / path.value, roots)) {
            told.error(path.place, "path-outside", fmt::format("'{}' lies outside the folders of the spec", path.value),
                       "copy the file next to the catalogue, or allow its folder with --allow-path");
        }
    };
    const auto refuse_region = [&](const Key& key, const Node&) {
        own.error(key.place, "catalogue-region", "only the program's own catalogue has a region",
                  "remove it; a map says itself what it shows and measures");
    };
    if (const auto text = read_file(file, own, yaml_max_bytes, roots)) {
        if (const auto root = parse_yaml(*text, file.string(), own)) {
            sets = read_sets(*root, folder, check_path, refuse_region, own);
        }
    }
    for (const auto& diagnostic : own.all()) {
        diagnostics.add(diagnostic);
    }
    return own.has_errors() ? std::nullopt : std::optional(std::move(sets));
}

void add_sets(std::map<std::string, Entry>&& project, Catalogue& catalogue, Diagnostics& diagnostics) {
    std::map<std::string, Entry> added;
    for (auto& [name, entry] : project) {
        if (const Entry* hidden = hidden_by(name, catalogue.sets)) {
            diagnostics.error(entry.place, "same-name",
                              fmt::format("the set '{}' would hide '{}', which is there already", name, hidden->name),
                              "give it another name, such as own/" + name.substr(name.rfind('/') + 1));
            continue;
        }
        added.emplace(name, std::move(entry));
    }
    catalogue.sets.merge(added);
}

} // namespace conflictmap::source
