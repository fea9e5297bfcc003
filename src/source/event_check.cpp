#include "source/event_check.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "base/deadline.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "gdal/session.hpp"
#include "parse/csv_text.hpp"
#include "parse/placed_json.hpp"
#include "source/event.hpp"

namespace conflictmap::source {
namespace {

constexpr int max_told = 10; ///< faults of one kind that are reported one by one

/// A column of a table as a field of events, or as a part of a nested field: "title_en", "source_url".
struct Column {
    std::size_t index = 0;
    std::string field;
    std::string part;
};

std::optional<Column> column_of(std::size_t index, const std::string& name, const Schema& event) {
    for (const auto& [field, shape] : event.properties) {
        if (name == field) {
            return Column{index, field, ""};
        }
        if (!name.starts_with(field + "_")) {
            continue;
        }
        const std::string part = name.substr(field.size() + 1);
        for (const Schema& each : shape.any_of) {
            const bool declared = std::any_of(each.properties.begin(), each.properties.end(),
                                              [&](const auto& property) { return property.first == part; });
            const bool language = each.open && each.properties.empty() && (part.size() == 2 || part.size() == 3);
            if (declared || language) {
                return Column{index, field, part};
            }
        }
    }
    return std::nullopt;
}

std::vector<Column> columns_of(const std::vector<std::string>& names) {
    const Schema event = Codec<Event>::schema();
    std::vector<Column> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (auto column = column_of(i, names[i], event)) {
            columns.push_back(std::move(*column));
        }
    }
    // A field with its own column comes before its parts.
    std::stable_sort(columns.begin(), columns.end(),
                     [](const Column& a, const Column& b) { return a.part.empty() && !b.part.empty(); });
    return columns;
}

Node node_at(Node::Kind kind, const Place& place) {
    Node node;
    node.kind = kind;
    node.place = place;
    return node;
}

/// A row of a table as the tree that it would be in GeoJSON. `text_of` and `place_of` take the column's index.
Node row_node(const std::vector<Column>& columns, const Place& row,
              const std::function<std::string(std::size_t)>& text_of,
              const std::function<Place(std::size_t)>& place_of) {
    Node node = node_at(Node::Kind::map, row);
    for (const Column& column : columns) {
        Node value = node_at(Node::Kind::scalar, {});
        value.scalar = text_of(column.index);
        value.quoted = true; // the types of table cells are only guesses
        if (value.scalar.empty()) {
            continue;
        }
        value.place = place_of(column.index);
        const auto known = std::find_if(node.entries.begin(), node.entries.end(),
                                        [&](const auto& entry) { return entry.first.name == column.field; });
        if (column.part.empty()) {
            node.entries.emplace_back(Key{column.field, value.place}, std::move(value));
        } else if (known == node.entries.end()) {
            Node nested = node_at(Node::Kind::map, value.place);
            nested.entries.emplace_back(Key{column.part, value.place}, std::move(value));
            node.entries.emplace_back(Key{column.field, nested.place}, std::move(nested));
        } else if (known->second.is_map()) {
            known->second.entries.emplace_back(Key{column.part, value.place}, std::move(value));
        }
    }
    return node;
}

/// Data come from strangers and messages go to a terminal: they must not be able to control or flood it.
std::string printable(const std::string& text) {
    constexpr std::size_t most = 300; // bytes
    const std::string whole = valid_utf8(text);
    std::string out;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const auto byte = static_cast<unsigned char>(whole[i]);
        if (out.size() >= most && !continues_character(whole[i])) {
            return out + " …";
        }
        const bool high_control =
            byte == 0xC2 && i + 1 < whole.size() && static_cast<unsigned char>(whole[i + 1]) < 0xA0;
        out += byte < 0x20 || byte == 0x7F || high_control ? '?' : whole[i];
        i += high_control ? 1 : 0;
    }
    return out;
}

class Checks {
public:
    Checks(const std::vector<std::string>& categories, bool published, Diagnostics& diagnostics)
        : categories_(categories), published_(published), diagnostics_(diagnostics) {}
    Checks(const Checks&) = delete;
    Checks& operator=(const Checks&) = delete;
    ~Checks() = default;

    /// `put` replaces a fault's place in the node by one that people can find.
    void check(const Node& node, const std::function<void(Diagnostic&)>& put) {
        check_deadline();
        Diagnostics own;
        Event event;
        Codec<Event>::read(node, event, own);
        const std::string& id = event.id.value.text;
        if (!id.empty()) {
            const auto [first, is_new] = ids_.try_emplace(id, event.id.place);
            if (!is_new) {
                const int line_of_first = first->second.line;
                const std::string line =
                    line_of_first > 0 ? fmt::format("the first is at line {}; ", line_of_first) : "";
                own.error(event.id.place, "duplicate-event", fmt::format("duplicate event '{}'", id),
                          line + "give each event its own id");
            }
        }
        for (Diagnostic fault : own.all()) {
            if (!is_fine(fault, event)) {
                fault.message = printable(fault.message);
                fault.hint = printable(fault.hint);
                put(fault);
                tell(std::move(fault));
            }
        }
    }

    void finish() {
        for (const auto& [code, told] : told_) {
            if (told.count > max_told) {
                Diagnostic rest = told.next;
                rest.message = fmt::format("{} more like this: {}", told.count - max_told, rest.message);
                diagnostics_.add(std::move(rest));
            }
        }
    }

private:
    struct Told {
        int count = 0;
        Diagnostic next; ///< the first one beyond the limit
    };
    /// Whether the fault is acceptable: a category that the style or a publisher's profile has, or a date that the
    /// profile has already reported.
    [[nodiscard]] bool is_fine(const Diagnostic& fault, const Event& event) const {
        const bool known = std::find(categories_.begin(), categories_.end(), event.category.name) != categories_.end();
        return (fault.code == "unknown-category" && (published_ || known)) ||
               (fault.code == "wrong-value" && published_);
    }
    void tell(Diagnostic fault) {
        Told& told = told_[fault.code];
        if (++told.count <= max_told) {
            diagnostics_.add(std::move(fault));
        } else if (told.count == max_told + 1) {
            told.next = std::move(fault);
        }
    }

    const std::vector<std::string>& categories_;
    bool published_;
    Diagnostics& diagnostics_;
    std::map<std::string, Place> ids_;
    std::map<std::string, Told> told_;
};

std::optional<std::string> text_of(const Request& request, const std::string& encoding) {
    const std::uintmax_t limit = request.limits.csv_bytes;
    auto text = read_bytes(request.path, limit + 1, request.roots);
    const bool fine = text && text->size() <= limit && (encoding.empty() || gdal::recode(*text, encoding));
    return fine ? std::move(text) : std::nullopt;
}

void check_geojson(const std::string& text, const Request& request, Checks& checks, Diagnostics& diagnostics) {
    const auto too_deep = parse::for_each_feature(text, request.shown, [&](Node properties) {
        if (properties.kind == Node::Kind::null) {
            properties.kind = Node::Kind::map;
        }
        checks.check(properties, [](Diagnostic&) {});
    });
    if (too_deep) {
        diagnostics.data_error(*too_deep, "too-deep",
                               fmt::format("a property is nested deeper than {} levels, so the events from here on "
                                           "cannot be checked",
                                           yaml_max_depth),
                               "write it with fewer levels, or leave it out");
    }
}

Place place_of_cell(const parse::CsvRow& row, std::size_t cell, const std::string& shown) {
    Place place{shown, row.line, 1};
    const char* const start = row.cells[0].data();
    for (const char c : std::string_view(start, static_cast<std::size_t>(row.cells[cell].data() - start))) {
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else {
            place.column += continues_character(c) ? 0 : 1;
        }
    }
    return place;
}

void check_csv(std::string_view text, const Request& request, Checks& checks) {
    parse::CsvReader reader(text, request.limits.fields);
    parse::CsvRow row;
    if (!reader.next(row) || row.count > row.cells.size()) {
        return;
    }
    std::string buffer;
    std::vector<std::string> header;
    for (const auto cell : row.cells) {
        header.emplace_back(parse::csv_cell(cell, buffer));
    }
    const auto columns = columns_of(renamed_fields(request, header));
    while (reader.next(row)) {
        if (row.count == header.size()) {
            checks.check(row_node(
                             columns, {request.shown, row.line, 1},
                             [&](std::size_t cell) { return std::string(parse::csv_cell(row.cells[cell], buffer)); },
                             [&](std::size_t cell) { return place_of_cell(row, cell, request.shown); }),
                         [](Diagnostic&) {});
        }
    }
}

void check_table(const Table& table, const Request& request, Checks& checks) {
    const auto columns = columns_of(table.fields);
    for (const Feature& row : table.features) {
        // Until a fault is reported, the column of its place is the number of the field, from 1.
        const auto node = row_node(
            columns, {request.shown, 0, 0}, [&](std::size_t field) { return to_text(row.values[field]); },
            [&](std::size_t field) {
                return Place{request.shown, 0, static_cast<int>(field) + 1};
            });
        checks.check(node, [&](Diagnostic& fault) {
            const auto field = static_cast<std::size_t>(fault.place.column);
            fault.message = field == 0 ? fmt::format("row {}: {}", row.id, fault.message)
                                       : fmt::format("row {}, {}: {}", row.id, table.fields[field - 1], fault.message);
            fault.place = request.place;
        });
    }
}

} // namespace

const std::vector<std::string>& fields_that_make_events() {
    static const std::vector<std::string> names{"start", "category", "confidence", "precision"};
    return names;
}

bool has_event_fields(const Table& table) {
    return std::ranges::any_of(fields_that_make_events(),
                               [&](const std::string& name) { return table.field(name).has_value(); });
}

std::vector<std::string> event_fields() {
    std::vector<std::string> names;
    for (const auto& [name, shape] : Codec<Event>::schema().properties) {
        names.push_back(name);
    }
    return names;
}

void check_events(const Request& request, const Table& table, const std::vector<std::string>& categories,
                  Diagnostics& diagnostics) {
    Checks checks(categories, request.profile.has_value(), diagnostics);
    std::string ending = request.path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool geojson = (ending == ".geojson" || ending == ".json") && request.rename.empty();
    const bool csv = ending == ".csv" || ending == ".tsv";
    const bool whole = request.connection.empty() && !request.profile && (geojson || csv);
    const auto text = whole ? text_of(request, csv ? request.encoding : "") : std::nullopt;
    if (whole && !text) {
        return;
    }
    if (!whole) {
        check_table(table, request, checks);
    } else if (geojson) {
        check_geojson(*text, request, checks, diagnostics);
    } else {
        check_csv(*text, request, checks);
    }
    checks.finish();
}

} // namespace conflictmap::source
