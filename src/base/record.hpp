#pragma once
// One declaration of a record serves for reading, checking and the schema. A record is a struct T with `static const
// Record<T>& record();`. A wrong value causes a diagnostic at its place and leaves the field unchanged.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/colour.hpp"
#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/schema.hpp"
#include "base/yaml.hpp"

namespace conflictmap {

/// A physical length in mm, written "3 mm", "1.2 pt" or "40 px".
struct Length {
    double mm = 0;
};
/// A fraction, written "38%".
struct Share {
    double value = 0;
};
/// A value that remembers where it was written.
template <class T> struct Placed {
    T value{};
    Place place;
};

/// Reports a wrong value: "'size' must be a length such as ..., not ...".
void report_wrong(const Node& node, const std::string& expected, Diagnostics& diagnostics);

/// How to read a T from a node, and its schema. Specialised for the types below; the general case is records.
template <class T> struct Codec {
    static void read(const Node& node, T& value, Diagnostics& diagnostics) {
        T::record().read(node, value, diagnostics);
    }
    static Schema schema() { return T::record().schema(); }
};

#define CONFLICTMAP_CODEC(Type)                                                                                        \
    template <> struct Codec<Type> {                                                                                   \
        static void read(const Node& node, Type& value, Diagnostics& diagnostics);                                     \
        static Schema schema();                                                                                        \
    }
CONFLICTMAP_CODEC(std::string);
CONFLICTMAP_CODEC(bool);
CONFLICTMAP_CODEC(int);
CONFLICTMAP_CODEC(std::int64_t);
CONFLICTMAP_CODEC(double);
CONFLICTMAP_CODEC(LocalText);
CONFLICTMAP_CODEC(Date);
CONFLICTMAP_CODEC(Length);
CONFLICTMAP_CODEC(Share);
#undef CONFLICTMAP_CODEC

template <class T> struct Codec<Placed<T>> {
    static void read(const Node& node, Placed<T>& value, Diagnostics& diagnostics) {
        value.place = node.place;
        Codec<T>::read(node, value.value, diagnostics);
    }
    static Schema schema() { return Codec<T>::schema(); }
};

template <class T> struct Codec<std::optional<T>> {
    static void read(const Node& node, std::optional<T>& value, Diagnostics& diagnostics) {
        T read{};
        const auto before = diagnostics.all().size();
        Codec<T>::read(node, read, diagnostics);
        if (diagnostics.all().size() == before) {
            value = std::move(read);
        }
    }
    static Schema schema() { return Codec<T>::schema(); }
};

template <class T> struct Codec<std::vector<T>> {
    static void read(const Node& node, std::vector<T>& value, Diagnostics& diagnostics) {
        if (!node.is_list()) {
            report_wrong(node, "a list", diagnostics);
            return;
        }
        value.clear();
        for (const Node& item : node.items) {
            Codec<T>::read(item, value.emplace_back(), diagnostics);
        }
    }
    static Schema schema() {
        Schema schema;
        schema.type = "array";
        schema.items = {Codec<T>::schema()};
        return schema;
    }
};

template <class T> struct Codec<std::map<std::string, T>> {
    static void read(const Node& node, std::map<std::string, T>& value, Diagnostics& diagnostics) {
        if (!node.is_map()) {
            report_wrong(node, "a map", diagnostics);
            return;
        }
        for (const auto& [key, child] : node.entries) {
            Codec<T>::read(child, value[key.name], diagnostics);
        }
    }
    static Schema schema() {
        Schema schema;
        schema.type = "object";
        schema.open = true;
        schema.items = {Codec<T>::schema()};
        return schema;
    }
};

/// A vector that may be written as a single value instead of a list of one.
template <class T> struct OneOrMany { std::vector<T> values; };
template <class T> struct Codec<OneOrMany<T>> {
    static void read(const Node& node, OneOrMany<T>& value, Diagnostics& diagnostics) {
        value.values.clear();
        if (node.is_list()) {
            Codec<std::vector<T>>::read(node, value.values, diagnostics);
        } else {
            Codec<T>::read(node, value.values.emplace_back(), diagnostics);
        }
    }
    static Schema schema() {
        Schema schema;
        schema.any_of = {Codec<T>::schema(), Codec<std::vector<T>>::schema()};
        return schema;
    }
};

enum class Need { optional, required };

template <class T> class Record {
public:
    explicit Record(std::string what) : what_(std::move(what)) {}

    template <class Member>
    Record& field(std::string name, Member T::*member, std::string help, Need need = Need::optional,
                  std::vector<std::string> choices = {}) {
        Field field{name, std::move(help), need, choices, {}, {}};
        field.read = [member, choices, name](const Node& node, T& value, Diagnostics& diagnostics) {
            if (!choices.empty() && node.is_scalar() && !contains(choices, node.scalar)) {
                const std::string close = nearest(node.scalar, choices);
                diagnostics.error(node.place, "unknown-value", fmt::format("unknown {} '{}'", name, node.scalar),
                                  close.empty() ? fmt::format("one of: {}", fmt::join(choices, ", "))
                                                : fmt::format("did you mean '{}'?", close));
                return;
            }
            Codec<Member>::read(node, value.*member, diagnostics);
        };
        field.schema = [] { return Codec<Member>::schema(); };
        fields_.push_back(std::move(field));
        return *this;
    }

    /// For rows of data rather than settings: keys that are not declared are ignored, and null means no value.
    Record& of_data() {
        of_data_ = true;
        return *this;
    }

    void read(const Node& node, T& value, Diagnostics& diagnostics) const {
        if (!node.is_map()) {
            report_wrong(node, fmt::format("a map ({})", what_), diagnostics);
            return;
        }
        if (!of_data_) {
            check_keys(node, names(), what_, diagnostics);
        }
        for (const Field& field : fields_) {
            const Node* child = node.find(field.name);
            if (child != nullptr && !(of_data_ && child->kind == Node::Kind::null)) {
                field.read(*child, value, diagnostics);
            } else if (field.need == Need::required) {
                diagnostics.error(node.place, "missing-key", fmt::format("{} has no '{}'", what_, field.name),
                                  fmt::format("add '{}:' ({})", field.name, field.help));
            }
        }
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const Field& field : fields_) {
            names.push_back(field.name);
        }
        return names;
    }

    [[nodiscard]] Schema schema() const {
        Schema schema;
        schema.type = "object";
        schema.open = of_data_;
        for (const Field& field : fields_) {
            Schema property = field.schema();
            property.help = field.help;
            if (!field.choices.empty()) {
                property.choices = field.choices;
            }
            if (of_data_ && field.need == Need::optional) {
                allow_null(property);
            }
            schema.properties.emplace_back(field.name, std::move(property));
            if (field.need == Need::required) {
                schema.required.push_back(field.name);
            }
        }
        return schema;
    }

private:
    struct Field {
        std::string name;
        std::string help;
        Need need;
        std::vector<std::string> choices;
        std::function<void(const Node&, T&, Diagnostics&)> read;
        std::function<Schema()> schema;
    };
    static bool contains(const std::vector<std::string>& all, const std::string& one) {
        for (const auto& each : all) {
            if (each == one) {
                return true;
            }
        }
        return false;
    }
    static void allow_null(Schema& schema) {
        if (schema.any_of.empty()) {
            schema.also.emplace_back("null");
        } else {
            schema.any_of.emplace_back().type = "null";
        }
    }
    std::string what_;
    bool of_data_ = false;
    std::vector<Field> fields_;
};

} // namespace conflictmap
