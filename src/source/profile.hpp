#pragma once
// Profiles: how the columns of known publishers of event data become the fields of our event layers. They are in
// geodata/profiles.yaml.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"
#include "source/table.hpp"

namespace conflictmap::source {

/// How to make a field of events.
struct ProfileField {
    OneOrMany<std::string> from;               ///< the publisher's columns: the first that exists and is not empty
    std::optional<std::string> join;           ///< instead: all of them, with this between them
    std::map<std::string, std::string> values; ///< replacements; other values stay unless `otherwise` is given
    std::optional<std::string> otherwise;
    std::string date;     ///< "iso" or "month/day/year": converted to an ISO date; "18 March 2025" is also read
    std::string constant; ///< without `from`: the same for every row
    static const Record<ProfileField>& record();
};

struct Profile {
    std::string name;
    std::string about;
    std::string x; ///< columns with longitude and latitude, degrees
    std::string y;
    std::vector<std::string> needed; ///< columns that identify the publisher's tables
    std::map<std::string, ProfileField> fields;
    static const Record<Profile>& record();
};

using Profiles = std::map<std::string, Profile>;

/// Reads the file strictly (unknown keys are errors). Nothing when it cannot be used.
std::optional<Profiles> read_profiles(const std::filesystem::path& file, Diagnostics& diagnostics);

/// Adds the fields of events to the table; a publisher's column with the same name is renamed to "<name>_original".
/// False with an error at `place` when the table lacks a required column.
bool apply_profile(const Profile& profile, const std::string& shown, const Place& place, Table& table,
                   Diagnostics& diagnostics);

} // namespace conflictmap::source
