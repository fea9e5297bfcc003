#include "source/wanted.hpp"

#include <algorithm>
#include <cctype>

#include "source/reader.hpp"

namespace conflictmap::source {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool profile_needs(const Profile& profile, const std::string& name) {
    return holds(profile.needed, name) ||
           std::any_of(profile.fields.begin(), profile.fields.end(),
                       [&](const auto& field) { return holds(field.second.from.values, name); });
}

/// In lower case and without the signs that quote a name or escape a quote in it.
std::string bare(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '"' && c != '\\' && c != '\'' && c != '`' && c != '[' && c != ']') {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return out;
}

} // namespace

bool WantedFields::includes(const std::string& name) const {
    return holds(names, name) ||
           std::any_of(starts.begin(), starts.end(), [&](const auto& start) { return name.starts_with(start); });
}

std::vector<std::string> renamed_fields(const Request& request, const std::vector<std::string>& file_fields) {
    std::vector<std::string> names = file_fields;
    for (const auto& [ours, theirs] : request.rename) {
        const auto found = std::find(file_fields.begin(), file_fields.end(), theirs);
        if (found == file_fields.end()) {
            continue;
        }
        const auto index = static_cast<std::size_t>(found - file_fields.begin());
        for (std::size_t i = 0; i < file_fields.size(); ++i) {
            if (i != index && names[i] == ours && file_fields[i] == ours) {
                names[i] += "_original";
            }
        }
        names[index] = ours;
    }
    return names;
}

std::vector<std::size_t> kept_fields(const Request& request, const std::vector<std::string>& file_fields) {
    const auto names = renamed_fields(request, file_fields);
    const auto is_date = [&](const std::string& name) {
        return !name.empty() && (name == request.time_from || name == request.time_to);
    };
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        const bool wanted =
            !request.fields || request.fields->includes(name) || is_date(name) || is_date(file_fields[i]);
        // A profile may make a field of the same name, and this one is then called "<name>_original".
        if (wanted || (request.profile &&
                       (profile_needs(*request.profile, name) || request.fields->includes(name + "_original")))) {
            kept.push_back(i);
        }
    }
    return kept;
}

bool may_use(const std::string& condition, const std::string& field) {
    return bare(condition).find(bare(field)) != std::string::npos;
}

} // namespace conflictmap::source
