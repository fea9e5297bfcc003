#include "style/xml_structure.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace conflictmap::style {
namespace {

bool starts_name(char c) {
    return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) {
    return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

class Structure {
public:
    Structure(std::string_view text, std::size_t levels, std::size_t attributes)
        : text_(text), deepest_(levels), most_attributes_(attributes) {}

    std::optional<XmlFault> fault() {
        if (const auto zero = text_.find('\0'); zero != std::string_view::npos) {
            return broken(zero, "a zero byte");
        }
        while (at_ < text_.size() && !fault_) {
            const auto tag = text_.find('<', at_);
            if (tag == std::string_view::npos) {
                break;
            }
            at_ = tag;
            step();
        }
        if (!fault_ && !open_.empty()) {
            broken(text_.size(), fmt::format("the element '{}' is never closed", open_.back()));
        }
        return fault_;
    }

private:
    /// From a "<" to behind what it starts.
    void step() {
        const auto rest = text_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip("-->", 4, "a comment");
        } else if (rest.starts_with("<![CDATA[")) {
            skip("]]>", 9, "a CDATA section");
        } else if (rest.starts_with("<?")) {
            skip("?>", 2, "a processing instruction");
        } else if (rest.starts_with("<!")) {
            set(at_, "a pictogram may not have a document type", "remove the DOCTYPE");
        } else if (rest.starts_with("</")) {
            close();
        } else {
            open();
        }
    }

    void skip(std::string_view end, std::size_t start, std::string_view what) {
        const auto found = text_.find(end, at_ + start);
        if (found == std::string_view::npos) {
            broken(at_, fmt::format("{} is never closed", what));
        } else {
            at_ = found + end.size();
        }
    }

    [[nodiscard]] std::string_view name_at(std::size_t from) const {
        std::size_t end = from;
        while (end < text_.size() && (end == from ? starts_name(text_[end]) : is_in_name(text_[end]))) {
            ++end;
        }
        return text_.substr(from, end - from);
    }

    /// Behind white space; the end of the text when there is nothing more.
    [[nodiscard]] std::size_t behind_space(std::size_t from) const {
        return std::min(text_.find_first_not_of(" \t\r\n", from), text_.size());
    }

    [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

    void close() {
        const auto name = name_at(at_ + 2);
        const auto end = behind_space(at_ + 2 + name.size());
        if (at(end) != '>') {
            broken(at_, "a tag is never closed");
        } else if (open_.empty() || open_.back() != name) {
            broken(at_, open_.empty() ? fmt::format("'{}' is closed, but was not opened", shown(name))
                                      : fmt::format("'{}' is closed where '{}' is open", shown(name), open_.back()));
        } else {
            open_.pop_back();
            at_ = end + 1;
        }
    }

    /// Exactly as XML 1.0 has it: where readers are lenient, each is so in its own way.
    void open() {
        const auto name = name_at(at_ + 1);
        std::size_t i = at_ + 1 + name.size();
        std::size_t attributes = 0;
        while (!name.empty()) {
            const auto next = behind_space(i);
            if (at(next) == '>' || (at(next) == '/' && at(next + 1) == '>')) {
                opened(name, next);
                return;
            }
            const auto attribute = name_at(next);
            const auto equals = behind_space(next + attribute.size());
            const auto quote = behind_space(equals + 1);
            if (next == i || attribute.empty() || at(equals) != '=' || (at(quote) != '"' && at(quote) != '\'')) {
                i = next;
                break;
            }
            i = std::min(text_.find_first_of(at(quote) == '"' ? "\"<" : "'<", quote + 1), text_.size());
            if (at(i) != at(quote)) {
                break;
            }
            ++i;
            if (++attributes > most_attributes_) {
                set(at_, fmt::format("an element has more than {} attributes", most_attributes_),
                    "remove those that draw nothing");
                return;
            }
        }
        broken(std::min(i, text_.size()), "a tag may have only attributes in quotes, without '<'");
    }

    void opened(std::string_view name, std::size_t end) {
        if (text_[end] == '/') {
            at_ = end + 2;
        } else if (open_.size() == deepest_) {
            set(at_, fmt::format("elements are nested too deeply, more than {} levels", deepest_),
                "draw it with plain filled shapes");
        } else {
            open_.emplace_back(name);
            at_ = end + 1;
        }
    }

    static std::string_view shown(std::string_view name) { return name.substr(0, 40); }

    std::optional<XmlFault> broken(std::size_t where, const std::string& message) {
        return set(where, "not well-formed: " + message, "correct the XML");
    }

    std::optional<XmlFault> set(std::size_t where, std::string message, std::string hint) {
        const auto before = text_.substr(0, where);
        const auto line = std::count(before.begin(), before.end(), '\n');
        const auto start = before.rfind('\n');
        const auto column = where - (start == std::string_view::npos ? 0 : start + 1);
        fault_ =
            XmlFault{std::move(message), std::move(hint), static_cast<int>(line) + 1, static_cast<int>(column) + 1};
        return fault_;
    }

    std::string_view text_;
    std::size_t deepest_;
    std::size_t most_attributes_;
    std::size_t at_ = 0;
    std::vector<std::string> open_; ///< names of the elements that are open
    std::optional<XmlFault> fault_;
};

} // namespace

std::optional<XmlFault> fault_of_xml(const std::string& text, std::size_t levels, std::size_t attributes) {
    return Structure(text, levels, attributes).fault();
}

} // namespace conflictmap::style
