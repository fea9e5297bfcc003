#include "base/yaml.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include <fmt/format.h>
#include <yaml.h>

#include "base/utf8.hpp"

namespace conflictmap {
namespace {

/// Thrown to stop the parser at the first construct that is not allowed.
struct Refused {};

struct DeleteEvent {
    void operator()(yaml_event_t* event) const {
        yaml_event_delete(event);
        delete event; // NOLINT(cppcoreguidelines-owning-memory): the deleter of its unique_ptr
    }
};
using Event = std::unique_ptr<yaml_event_t, DeleteEvent>;

/// libyaml's parser over a text, which must outlive it.
class Parser {
public:
    explicit Parser(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0) {
            throw std::bad_alloc();
        }
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { yaml_parser_delete(&parser_); }
    /// Nothing if the text is not YAML.
    std::optional<Event> next() {
        Event event(new yaml_event_t{});
        if (yaml_parser_parse(&parser_, event.get()) == 0) {
            if (parser_.error == YAML_MEMORY_ERROR) {
                throw std::bad_alloc();
            }
            return std::nullopt;
        }
        return event;
    }
    [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

private:
    yaml_parser_t parser_{};
};

std::string_view text_of(const yaml_char_t* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// libyaml counts characters, as editors do, from 0.
Place place_of(const yaml_mark_t& mark, const std::string& file) {
    return {file, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
}

/// Builds the tree from the parser's events, because libyaml's own would accept duplicate keys.
class Builder {
public:
    Builder(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    // NOLINTBEGIN(cppcoreguidelines-pro-type-union-access): libyaml's events are a union; the type says which part
    // holds
    void take(const yaml_event_t& event) {
        switch (event.type) {
        case YAML_ALIAS_EVENT:
            refuse(event.start_mark, "yaml-alias", "aliases (*name) are not accepted",
                   "write the value out at each place");
        case YAML_SCALAR_EVENT:
            add_scalar(event);
            break;
        case YAML_SEQUENCE_START_EVENT:
            open(event.start_mark, event.data.sequence_start.tag, event.data.sequence_start.anchor, Node::Kind::list);
            break;
        case YAML_MAPPING_START_EVENT:
            open(event.start_mark, event.data.mapping_start.tag, event.data.mapping_start.anchor, Node::Kind::map);
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close();
            break;
        default: // the start and the end of the stream and of documents
            break;
        }
    }

    // NOLINTEND(cppcoreguidelines-pro-type-union-access)

    /// Nothing until the document has ended.
    std::optional<Node>& root() { return root_; }

private:
    struct Open {
        Node node;
        std::optional<Key> key; ///< has been read; its value has not
    };

    [[nodiscard]] Place place(const yaml_mark_t& mark) const { return place_of(mark, file_); }

    void add_scalar(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar; // NOLINT(cppcoreguidelines-pro-type-union-access)
        refuse_anchor(event.start_mark, scalar.anchor);
        refuse_tag(event.start_mark, scalar.tag);
        const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
        Node node = make(event.start_mark, Node::Kind::scalar);
        node.scalar = without_direction_controls(std::string(value));
        node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE || scalar.tag != nullptr;
        static constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
        if (!node.quoted && std::ranges::find(nulls, value) != nulls.end()) {
            node.kind = Node::Kind::null;
            if (!open_.empty() && open_.back().key) {
                node.place = open_.back().key->place; // nothing is behind the key
            }
        }
        add(std::move(node));
    }
    Node make(const yaml_mark_t& mark, Node::Kind kind) {
        if (++count_ > yaml_max_nodes) {
            refuse(mark, "yaml-too-large", fmt::format("more than {} values", yaml_max_nodes), "split the file");
        }
        Node node;
        node.kind = kind;
        node.place = place(mark);
        return node;
    }
    void open(const yaml_mark_t& mark, const yaml_char_t* tag, const yaml_char_t* anchor, Node::Kind kind) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (open_.size() >= static_cast<std::size_t>(yaml_max_depth)) {
            refuse(mark, "yaml-too-deep", fmt::format("nested deeper than {} levels", yaml_max_depth), "flatten it");
        }
        open_.push_back({make(mark, kind), std::nullopt});
    }
    void close() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }
    void add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_list()) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            add_key(parent, node);
        } else {
            parent.node.entries.emplace_back(std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }
    void add_key(Open& parent, const Node& node) {
        if (!node.is_scalar()) {
            diagnostics_.error(node.place, "yaml-key", "a key must be plain text", "quote it");
            throw Refused{};
        }
        if (const Node* before = parent.node.find(node.scalar)) {
            diagnostics_.error(node.place, "duplicate-key", fmt::format("duplicate key '{}'", node.scalar),
                               fmt::format("the first one is at line {}", before->place.line));
        }
        parent.key = Key{node.scalar, node.place};
    }
    void refuse_anchor(const yaml_mark_t& mark, const yaml_char_t* anchor) {
        if (anchor != nullptr) {
            refuse(mark, "yaml-anchor", "anchors (&name) are not accepted", "write the value out at each place");
        }
    }
    void refuse_tag(const yaml_mark_t& mark, const yaml_char_t* tag) {
        if (tag != nullptr && text_of(tag) != "!") {
            refuse(mark, "yaml-tag", fmt::format("tags ({}) are not accepted", text_of(tag)), "remove it");
        }
    }
    [[noreturn]] void refuse(const yaml_mark_t& mark, std::string code, std::string message, std::string hint) {
        diagnostics_.error(place(mark), std::move(code), std::move(message), std::move(hint));
        throw Refused{};
    }

    std::optional<Node> root_;
    std::string file_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    int count_ = 0;
};

bool starts_value(const yaml_event_t& event) {
    return event.type == YAML_SCALAR_EVENT || event.type == YAML_SEQUENCE_START_EVENT ||
           event.type == YAML_MAPPING_START_EVENT || event.type == YAML_ALIAS_EVENT;
}

/// The place of a byte. libyaml gives only its offset if it cannot be in YAML.
Place place_of(std::string_view before, const std::string& file) {
    const auto line = std::ranges::count(before, '\n');
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);
    const auto letters = std::ranges::count_if(in_line, [](char c) { return !continues_character(c); });
    return {file, static_cast<int>(line) + 1, static_cast<int>(letters) + 1};
}

/// Whether there is a tab at a mark with only spaces and tabs before it in its line.
bool is_indented_by_tab(std::string_view text, const yaml_mark_t& mark) {
    for (std::size_t line = 0; line < mark.line && !text.empty(); ++line) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    const std::string_view indentation = text.substr(0, text.find_first_not_of(" \t"));
    return mark.column < indentation.size() && indentation[mark.column] == '\t';
}

/// libyaml's words for what is wrong, with what it was reading.
void report_syntax(const yaml_parser_t& parser, std::string_view text, const std::string& file,
                   Diagnostics& diagnostics) {
    const std::string problem = parser.problem == nullptr ? "no reason given" : parser.problem;
    if (parser.error == YAML_READER_ERROR) {
        diagnostics.error(place_of(text.substr(0, parser.problem_offset), file), "yaml-syntax",
                          fmt::format("not valid YAML: {}", problem),
                          "remove this character, or save the file as UTF-8");
    } else if (is_indented_by_tab(text, parser.problem_mark)) {
        diagnostics.error(place_of(parser.problem_mark, file), "yaml-syntax", "not valid YAML: a tab as indentation",
                          "use spaces");
    } else {
        // What the text ends in the middle of began at the context.
        const bool open = parser.context != nullptr && problem.find("unexpected end of stream") != std::string::npos;
        diagnostics.error(place_of(open ? parser.context_mark : parser.problem_mark, file), "yaml-syntax",
                          fmt::format("not valid YAML: {}{}{}", problem, parser.context == nullptr ? "" : " ",
                                      parser.context == nullptr ? "" : parser.context),
                          "check indentation, colons and quotes");
    }
}

} // namespace

Node::Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

const Node* Node::find(std::string_view name) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.first.name == name; });
    return found == entries.end() ? nullptr : &found->second;
}

std::string_view describe(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::null:
        return "nothing";
    case Node::Kind::scalar:
        return "a text";
    case Node::Kind::list:
        return "a list";
    case Node::Kind::map:
        return "a map";
    }
    return "";
}

std::optional<Node> parse_yaml(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
    if (text.size() > yaml_max_bytes) {
        diagnostics.error({file, 0, 0}, "yaml-too-large", fmt::format("larger than {} bytes", yaml_max_bytes),
                          "split the file");
        return std::nullopt;
    }
    const auto before = diagnostics.all().size();
    Builder builder(file, diagnostics);
    std::string_view content = text;
    content.remove_prefix(content.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    try {
        Parser parser(content);
        int documents = 0;
        for (bool ended = false; !ended;) {
            const auto event = parser.next();
            if (!event) {
                report_syntax(parser.state(), content, file, diagnostics);
                return std::nullopt;
            }
            const yaml_event_t& now = **event;
            documents += now.type == YAML_DOCUMENT_START_EVENT ? 1 : 0;
            ended = now.type == YAML_STREAM_END_EVENT;
            if (documents > 1 && starts_value(now)) {
                diagnostics.error(
                    {file, static_cast<int>(now.start_mark.line) + 1, static_cast<int>(now.start_mark.column) + 1},
                    "yaml-documents", "more than one document in the file", "keep one document per file");
                return std::nullopt;
            }
            builder.take(now);
        }
    } catch (const Refused&) {
        return std::nullopt;
    }
    if (diagnostics.all().size() != before) {
        return std::nullopt;
    }
    if (!builder.root() || builder.root()->kind == Node::Kind::null) {
        diagnostics.error({file, 1, 1}, "empty-file", "the file is empty",
                          "see `conflictmap schema` for what belongs in it");
        return std::nullopt;
    }
    return std::move(builder.root());
}

bool check_keys(const Node& node, const std::vector<std::string>& allowed, const std::string& what,
                Diagnostics& diagnostics) {
    bool fine = true;
    for (const auto& [key, value] : node.entries) {
        if (std::find(allowed.begin(), allowed.end(), key.name) == allowed.end()) {
            const std::string close = nearest(key.name, allowed);
            diagnostics.error(key.place, "unknown-key", fmt::format("unknown key '{}' in {}", key.name, what),
                              close.empty() ? fmt::format("known keys: {}", fmt::join(allowed, ", "))
                                            : fmt::format("did you mean '{}'?", close));
            fine = false;
        }
    }
    return fine;
}

} // namespace conflictmap
