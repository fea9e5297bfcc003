#include "parse/placed_json.hpp"

#include <cstring>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/deadline.hpp"
#include "base/utf8.hpp"

namespace conflictmap::parse {
namespace {

using Json = nlohmann::json;

/// Where the current value began. The parser reads one character at a time, at most one beyond a value, and that one
/// cannot begin another value. So this is right when the parser reports the value.
struct Progress {
    int line = 1;
    int column = 1;
    int value_line = 1;
    int value_column = 1;
    bool in_text = false;
    bool in_word = false;
    bool escaped = false;

    void pass(char c) {
        const auto begins = [&] {
            value_line = line;
            value_column = column;
        };
        if (in_text) {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"' || c == '{' || c == '[') {
            begins();
            in_text = c == '"';
            in_word = false;
        } else {
            const bool word = std::strchr(" \t\r\n,:}]", c) == nullptr;
            if (word && !in_word) {
                begins();
            }
            in_word = word;
        }
        if (c == '\n') {
            ++line;
            column = 1;
        } else {
            column += continues_character(c) ? 0 : 1;
        }
    }
};

/// The characters of the text, which update the progress; copies share it.
class Letters {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Letters(const char* at, Progress* progress) : at_(at), progress_(progress) {}
    reference operator*() const { return *at_; }
    Letters& operator++() {
        progress_->pass(*at_++);
        return *this;
    }
    bool operator==(const Letters& other) const { return at_ == other.at_; }
    bool operator!=(const Letters& other) const { return at_ != other.at_; }

private:
    const char* at_;
    Progress* progress_;
};

class JsonReader : public nlohmann::json_sax<Json> {
public:
    JsonReader(const Progress& progress, std::string shown, const std::function<void(Node)>& take)
        : progress_(progress), shown_(std::move(shown)), take_(take) {}

    bool null() override { return add(here(Node::Kind::null)); }
    bool boolean(bool value) override { return scalar(value ? "true" : "false", false); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value), false); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value), false); }
    bool number_float(number_float_t /*value*/, const string_t& text) override { return scalar(text, false); }
    bool string(string_t& text) override { return scalar(without_direction_controls(std::move(text)), true); }
    bool binary(binary_t& /*bytes*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return open(Node::Kind::map); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Node::Kind::list); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    /// The place of the first value that is nested too deeply, where reading stopped.
    [[nodiscard]] const std::optional<Place>& too_deep() const { return too_deep_; }

    bool key(string_t& name) override {
        if (!open_.empty()) {
            keys_.back() = Key{name, place()};
        } else if (depth_ == 1) {
            in_features_ = name == "features";
        } else if (depth_ == 3) {
            wanted_ = name == "properties";
        }
        return true;
    }

private:
    [[nodiscard]] Place place() const { return {shown_, progress_.value_line, progress_.value_column}; }
    [[nodiscard]] Node here(Node::Kind kind) const {
        Node node;
        node.kind = kind;
        node.place = place();
        return node;
    }
    bool scalar(std::string text, bool quoted) {
        if (!wanted_) {
            return true;
        }
        Node node = here(Node::Kind::scalar);
        node.scalar = std::move(text);
        node.quoted = quoted;
        return add(std::move(node));
    }
    bool open(Node::Kind kind) {
        ++depth_;
        if (!open_.empty() || wanted_) {
            open_.push_back(here(kind));
            keys_.emplace_back();
            if (open_.size() >= static_cast<std::size_t>(yaml_max_depth)) {
                too_deep_ = open_.back().place;
            }
            return !too_deep_;
        }
        if (in_features_ && depth_ == 3 && kind == Node::Kind::map) {
            check_deadline();
            properties_ = here(Node::Kind::null);
        }
        return true;
    }
    bool close() {
        --depth_;
        if (!open_.empty()) {
            Node node = std::move(open_.back());
            open_.pop_back();
            keys_.pop_back();
            return add(std::move(node));
        }
        if (in_features_ && depth_ == 2) {
            take_(std::move(properties_));
        } else if (depth_ == 1) {
            in_features_ = false;
        }
        return true;
    }
    /// Adds a finished value of the properties, or the properties themselves.
    bool add(Node node) {
        if (open_.empty()) {
            if (wanted_ && in_features_) {
                properties_ = std::move(node);
            }
            wanted_ = false;
        } else if (open_.back().is_list()) {
            open_.back().items.push_back(std::move(node));
        } else {
            open_.back().entries.emplace_back(std::move(keys_.back()), std::move(node));
        }
        return true;
    }

    const Progress& progress_;
    std::string shown_;
    const std::function<void(Node)>& take_;
    int depth_ = 0; ///< 1 in the root, 2 in `features`, 3 in a feature
    bool in_features_ = false;
    bool wanted_ = false; ///< in the properties, or just before them
    Node properties_;
    std::vector<Node> open_;
    std::optional<Place> too_deep_;
    std::vector<Key> keys_; ///< one per open node: the key of the next value
};

} // namespace

std::optional<Place> for_each_feature(const std::string& text, const std::string& shown,
                                      const std::function<void(Node)>& take) {
    Progress progress;
    JsonReader listener(progress, shown, take);
    Json::sax_parse(Letters(text.data(), &progress), Letters(text.data() + text.size(), &progress), &listener);
    return listener.too_deep();
}

} // namespace conflictmap::parse
