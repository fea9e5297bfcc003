#pragma once
// Takes the rows of any source, applies the request, and keeps the ledger. Private to this room.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

class Intake {
public:
    /// `kept`: the fields that rows have values of, by index, in order. `row_name` is what messages call the unit that
    /// an id counts ("row", "line").
    Intake(const Request& request, const std::vector<std::string>& file_fields, std::vector<std::size_t> kept,
           std::string row_name, Diagnostics& diagnostics);

    /// False when the request names fields that the source does not have (reported as diagnostics).
    [[nodiscard]] bool usable() const { return usable_; }
    void declare(std::int64_t rows) { table_.ledger.declared = rows; }
    /// True when the row's texts are not too long and it is valid on the requested day; otherwise it has been counted.
    bool admit(std::int64_t id, const std::vector<Value>& values);
    /// True when the box is completely outside the requested extent; false if it is not on Earth.
    [[nodiscard]] bool is_outside(const geom::Box<geom::Lonlat>& box) const;
    void count_outside() { ++table_.ledger.outside; }
    /// Keeps a row that was counted as outside, if it is a valid area.
    void keep_outside(Feature feature);
    /// Keeps the row, as a mark if there are enough, unless it is outside the extent or not on Earth.
    void take(Feature feature);
    /// Whether the values of a field (by index among those that are kept) are still needed.
    [[nodiscard]] bool needs(std::size_t field) const;
    /// False, with a diagnostic, once the rows that were kept exceed the limits of cells and texts.
    [[nodiscard]] bool has_room();
    void reject(std::int64_t id, const std::string& reason);
    void filter(std::int64_t rows, const std::string& reason);
    /// Adds a remark on the geometry of a row that is kept.
    void remark(const std::string& reason);
    /// Makes the text valid UTF-8, without the characters that change its direction, and looks for signs of a wrong
    /// encoding.
    void check_text(std::string& text);
    /// The table, after one warning per reason. Throws std::logic_error when the number of rows taken, filtered,
    /// rejected or outside differs from the number declared.
    Table finish(std::vector<std::string> files);

private:
    struct Count {
        std::int64_t rows = 0;
        std::int64_t first = 0;
    };
    void find_time_fields(const std::vector<std::string>& file_fields);
    void check_renamed(const std::vector<std::string>& file_fields);
    /// The place of a field among the file's; nothing, with a diagnostic, when it has none of this name.
    std::optional<std::size_t> find_field(const std::string& name, const std::vector<std::string>& file_fields);
    /// True if the row was taken as a mark.
    bool take_mark(const Feature& feature);
    [[nodiscard]] std::string class_text(const Feature& feature) const;
    void turn_into_marks();
    void count_cells(const Feature& feature);
    void warn_about_text();
    void check_account() const;

    const Request& request_;
    Diagnostics& diagnostics_;
    std::string row_name_;
    std::vector<std::size_t> kept_;
    Table table_;
    std::map<std::string, Count> rejected_;
    std::optional<std::size_t> from_;
    std::optional<std::size_t> to_;
    std::optional<std::size_t> class_; ///< of marks
    std::size_t points_ = 0;           ///< rows with one point that were kept
    bool may_mark_ = false;
    bool marking_ = false; ///< such rows are taken as marks
    std::string day_;      ///< ISO; empty for any day
    std::string bad_text_;
    std::string garbled_text_;
    bool usable_ = true;
    std::int64_t cells_ = 0;
    std::size_t texts_bytes_ = 0;
};

} // namespace conflictmap::source
