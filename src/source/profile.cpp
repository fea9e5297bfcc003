#include "source/profile.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>

#include "base/file.hpp"

namespace conflictmap::source {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

/// 1 to 12; 0 when it is not an English month.
int month_of(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (word.size() >= 3 && months[i].starts_with(word)) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

bool is_number(const std::string& word) {
    return !word.empty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The ISO day of "2025-03-18", "2025-03-18 00:00:00", "18 March 2025" or, depending on `form`, "3/18/2025"; otherwise
/// empty.
std::string iso_day(const std::string& text, const std::string& form) {
    if (auto day = text.substr(0, 10); parse_date(day)) {
        return day;
    }
    std::string spaced = text;
    const bool slashes = form == "month/day/year" && text.find('/') != std::string::npos;
    std::replace(spaced.begin(), spaced.end(), slashes ? '/' : '-', ' ');
    std::istringstream stream(spaced);
    std::array<std::string, 3> words;
    stream >> words[0] >> words[1] >> words[2];
    const std::string& day = slashes ? words[1] : words[0];
    const int month = slashes && is_number(words[0]) ? std::stoi(words[0]) : month_of(words[1]);
    if (!is_number(day) || !is_number(words[2]) || month == 0) {
        return {};
    }
    const auto iso = fmt::format("{:04}-{:02}-{:02}", std::stoi(words[2]), month, std::stoi(day));
    return parse_date(iso) ? iso : std::string{};
}

/// Makes one of our fields for a row.
class Maker {
public:
    Maker(const ProfileField& field, const Table& table) : field_(field) {
        for (const auto& name : field.from.values) {
            if (const auto index = table.field(name)) {
                columns_.push_back(*index);
            }
        }
    }
    [[nodiscard]] bool possible() const { return !columns_.empty() || !field_.constant.empty(); }
    [[nodiscard]] std::int64_t bad_dates() const { return bad_dates_; }

    Value make(const Feature& row) {
        if (columns_.empty()) {
            return field_.constant;
        }
        Value value = field_.join ? joined(row) : first(row);
        const std::string text = to_text(value);
        if (text.empty()) {
            return {};
        }
        if (!field_.date.empty()) {
            const auto day = iso_day(text, field_.date);
            bad_dates_ += day.empty() ? 1 : 0;
            return day.empty() ? value : Value(day);
        }
        if (const auto found = field_.values.find(text); found != field_.values.end()) {
            return found->second;
        }
        return field_.otherwise ? Value(*field_.otherwise) : value;
    }

private:
    [[nodiscard]] Value first(const Feature& row) const {
        for (const auto column : columns_) {
            if (!to_text(row.values[column]).empty()) {
                return row.values[column];
            }
        }
        return {};
    }
    [[nodiscard]] Value joined(const Feature& row) const {
        std::vector<std::string> texts;
        for (const auto column : columns_) {
            if (auto text = to_text(row.values[column]); !text.empty()) {
                texts.push_back(std::move(text));
            }
        }
        return fmt::format("{}", fmt::join(texts, *field_.join));
    }

    const ProfileField& field_;
    std::vector<std::size_t> columns_;
    std::int64_t bad_dates_ = 0;
};

} // namespace

const Record<ProfileField>& ProfileField::record() {
    static const auto declared =
        Record<ProfileField>("a field of a profile")
            .field("from", &ProfileField::from, "the publisher's column, or several: the first that is not empty")
            .field("join", &ProfileField::join,
                   "text between the values of all columns, instead of only the first value")
            .field("values", &ProfileField::values, "replacements for the column's values")
            .field("otherwise", &ProfileField::otherwise, "replacement for all other values")
            .field("date", &ProfileField::date, "the form of dates", Need::optional, {"iso", "month/day/year"})
            .field("constant", &ProfileField::constant, "the same text for every row");
    return declared;
}

const Record<Profile>& Profile::record() {
    static const auto declared =
        Record<Profile>("a profile")
            .field("about", &Profile::about, "the publisher of the tables", Need::required)
            .field("x", &Profile::x, "the column of longitude", Need::required)
            .field("y", &Profile::y, "the column of latitude", Need::required)
            .field("needed", &Profile::needed, "columns that identify the publisher's tables", Need::required)
            .field("fields", &Profile::fields, "the program's fields, by name", Need::required);
    return declared;
}

std::optional<Profiles> read_profiles(const std::filesystem::path& file, Diagnostics& diagnostics) {
    const auto shown = file.filename().string();
    const auto text = read_bytes(file, yaml_max_bytes + 1);
    if (!text) {
        diagnostics.data_error({shown, 0, 0}, "no-profiles", fmt::format("there is no {} to read", shown),
                               "it is part of the program's geodata folder");
        return std::nullopt;
    }
    Diagnostics own;
    Profiles profiles;
    if (const auto root = parse_yaml(*text, shown, own)) {
        if (!root->is_map()) {
            report_wrong(*root, "a map of profiles by name", own);
        }
        for (const auto& [key, node] : root->entries) {
            Profile& profile = profiles[key.name];
            Profile::record().read(node, profile, own);
            profile.name = key.name;
        }
    }
    for (const auto& diagnostic : own.all()) {
        diagnostics.add(diagnostic);
    }
    return own.has_errors() ? std::nullopt : std::optional(std::move(profiles));
}

bool apply_profile(const Profile& profile, const std::string& shown, const Place& place, Table& table,
                   Diagnostics& diagnostics) {
    for (const auto& column : profile.needed) {
        const auto& all = table.file_fields;
        if (std::find(all.begin(), all.end(), column) == all.end()) {
            const auto near = nearest(column, all);
            diagnostics.data_error(
                place, "wrong-profile",
                fmt::format("{} is not a table for the profile {}: it has no column '{}'", shown, profile.name, column),
                near.empty() ? fmt::format("its columns are {}; map them with fields: instead", some_of(all))
                             : fmt::format("did you mean '{}'? Columns must have the publisher's names", near));
            return false;
        }
    }
    std::vector<std::pair<std::string, Maker>> makers;
    for (const auto& [ours, field] : profile.fields) {
        if (Maker maker(field, table); maker.possible()) {
            makers.emplace_back(ours, std::move(maker));
        }
    }
    for (auto& row : table.features) {
        row.values.resize(table.fields.size());
        std::vector<Value> made;
        for (auto& [ours, maker] : makers) {
            made.push_back(maker.make(row));
        }
        std::move(made.begin(), made.end(), std::back_inserter(row.values));
    }
    for (const auto& [ours, maker] : makers) {
        if (const auto taken = table.field(ours)) {
            table.fields[*taken] += "_original";
        }
        table.fields.push_back(ours);
        table.file_fields.push_back(ours);
        if (maker.bad_dates() > 0) {
            diagnostics.data_warning(place, "bad-date",
                                     fmt::format("{}: {} values of '{}' are not dates", shown, maker.bad_dates(), ours),
                                     "write dates such as 2025-03-18");
        }
    }
    return true;
}

} // namespace conflictmap::source
