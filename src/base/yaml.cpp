#include "base/yaml.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/utf8.hpp"

namespace conflictmap {
namespace {

/// Thrown to stop the parser at the first construct that is not allowed.
struct Refused {};

/// Counts columns as editors do; the parser counts bytes. Marks come in order, so each byte is looked at only once.
class Columns {
public:
    explicit Columns(std::string_view text) : text_(text) {
        if (text_.starts_with(byte_order_mark)) {
            text_.remove_prefix(byte_order_mark.size());
        }
    }
    int column(const YAML::Mark& mark) {
        if (mark.line < line_ || (mark.line == line_ && mark.column < byte_)) {
            line_ = byte_ = letters_ = 0;
            at_ = 0;
        }
        while (at_ < text_.size() && (line_ < mark.line || (line_ == mark.line && byte_ < mark.column))) {
            const char c = text_[at_++];
            if (c == '\n') {
                ++line_;
                byte_ = letters_ = 0;
            } else {
                ++byte_;
                letters_ += continues_character(c) ? 0 : 1;
            }
        }
        return letters_ + 1;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 0;
    int byte_ = 0;
    int letters_ = 0;
};

/// Builds the tree from the parser's events, because yaml-cpp's own tree would expand aliases and accept duplicates.
class Builder : public YAML::EventHandler {
public:
    Builder(std::string file, std::string_view text, Diagnostics& diagnostics)
        : file_(std::move(file)), columns_(text), diagnostics_(diagnostics) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        Node node = make(mark, Node::Kind::null);
        if (!open_.empty() && open_.back().key) {
            node.place = open_.back().key->place; // The parser's mark points at the next token.
        }
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "yaml-alias", "aliases (*name) are not accepted", "write the value out at each place");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        Node node = make(mark, Node::Kind::scalar);
        node.scalar = without_direction_controls(value);
        node.quoted = tag == "!";
        if (!node.quoted && (value.empty() || value == "~" || value == "null")) {
            node.kind = Node::Kind::null;
        }
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::map);
    }
    void OnMapEnd() override { close(); }

    /// Nothing until the document has ended.
    std::optional<Node>& root() { return root_; }

private:
    struct Open {
        Node node;
        std::optional<Key> key; ///< has been read; its value has not
    };

    Place place(const YAML::Mark& mark) { return {file_, mark.line + 1, columns_.column(mark)}; }

    Node make(const YAML::Mark& mark, Node::Kind kind) {
        if (++count_ > yaml_max_nodes) {
            refuse(mark, "yaml-too-large", fmt::format("more than {} values", yaml_max_nodes), "split the file");
        }
        Node node;
        node.kind = kind;
        node.place = place(mark);
        return node;
    }
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
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
    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            refuse(mark, "yaml-anchor", "anchors (&name) are not accepted", "write the value out at each place");
        }
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!") {
            refuse(mark, "yaml-tag", fmt::format("tags ({}) are not accepted", tag), "remove it");
        }
    }
    [[noreturn]] void refuse(const YAML::Mark& mark, std::string code, std::string message, std::string hint) {
        diagnostics_.error(place(mark), std::move(code), std::move(message), std::move(hint));
        throw Refused{};
    }

    std::optional<Node> root_;
    std::string file_;
    Columns columns_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    int count_ = 0;
};

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
    Builder builder(file, text, diagnostics);
    try {
        // Without the final line end: after one, the parser would not notice an unclosed quote.
        std::istringstream stream(text.substr(0, text.find_last_not_of(" \t\r\n") + 1));
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(builder)) {
            Builder second(file, text, diagnostics);
            if (parser.HandleNextDocument(second)) {
                diagnostics.error(second.root() ? second.root()->place : Place{file, 0, 0}, "yaml-documents",
                                  "more than one document in the file", "keep one document per file");
            }
        }
    } catch (const Refused&) {
        return std::nullopt;
    } catch (const YAML::Exception& problem) {
        diagnostics.error({file, problem.mark.line + 1, Columns(text).column(problem.mark)}, "yaml-syntax",
                          fmt::format("not valid YAML: {}", problem.msg), "check indentation, colons and quotes");
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
