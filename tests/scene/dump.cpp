#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "scene/dump.hpp"

namespace conflictmap::scene {

namespace {

/// Shortest form to 1/1000, never "-0".
std::string number(double value) {
    if (!std::isfinite(value)) {
        return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    std::string text = fmt::format("{:.3f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string point(PagePoint p) {
    return number(p.x) + " " + number(p.y);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string path_data(const Outline& outline) {
    std::string out;
    std::size_t next = 0;
    const auto put = [&](char verb, std::size_t count) {
        out += out.empty() ? "" : " ";
        out += verb;
        for (std::size_t i = 0; i < count; ++i) {
            out += (i == 0 ? "" : " ") + point(outline.points.at(next++));
        }
    };
    for (const Verb verb : outline.verbs) {
        switch (verb) {
        case Verb::move:
            put('M', 1);
            break;
        case Verb::line:
            put('L', 1);
            break;
        case Verb::curve:
            put('C', 3);
            break;
        case Verb::close:
            put('Z', 0);
            break;
        }
    }
    return out;
}

std::string colour(const Colour& c) {
    std::string out = fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
    return c.opacity == 1 ? out : out + "/" + number(c.opacity);
}

std::string stroke(const Stroke& s) {
    constexpr const char* caps[] = {"butt", "round", "square"};
    constexpr const char* joins[] = {"miter", "round", "bevel"};
    std::string out = fmt::format("{} {} mm {} cap {} join", colour(s.colour), number(s.width),
                                  caps[static_cast<int>(s.cap)], joins[static_cast<int>(s.join)]);
    for (std::size_t i = 0; i < s.dash.size(); ++i) {
        out += (i == 0 ? " dash " : ",") + number(s.dash[i]);
    }
    return out;
}

std::string dotted(const std::string& css_class) {
    return css_class.empty() ? "" : " ." + css_class;
}

std::string line_of(const Path& path) {
    std::string out = "path" + dotted(path.css_class);
    if (path.fill) {
        out += " fill " + colour(*path.fill);
    }
    if (path.stroke) {
        out += " stroke " + stroke(*path.stroke);
    }
    return out + ": " + path_data(path.outline);
}

std::string line_of(const Text& text) {
    constexpr const char* anchors[] = {"start", "middle", "end"};
    std::string out = "text" + dotted(text.css_class) + " " + quoted(text.text);
    if (!text.baseline.empty()) {
        out += " on " + path_data(text.baseline);
    } else {
        out += " at " + point(text.at) + " " + anchors[static_cast<int>(text.anchor)];
        out += text.angle != 0 ? " angle " + number(text.angle) : "";
    }
    out += fmt::format(" font {} {} mm {}", quoted(text.font.family), number(text.font.size),
                       static_cast<int>(text.font.weight));
    out += text.font.italic ? " italic" : "";
    if (text.font.spacing != 0) {
        out += " spacing " + number(text.font.spacing);
    }
    out += " fill " + colour(text.colour);
    if (text.halo.width > 0) {
        out += " halo " + colour(text.halo.colour) + " " + number(text.halo.width);
    }
    return out + " width " + number(text.width) + (text.language.empty() ? "" : " lang " + text.language);
}

std::string line_of(const Group& group) {
    std::string out = group.is_layer ? "layer" : "group";
    out += group.id.empty() ? "" : " #" + group.id;
    out += dotted(group.css_class);
    for (const auto& [name, value] : {std::pair{"label", &group.label}, std::pair{"title", &group.title},
                                      std::pair{"description", &group.description}}) {
        if (!value->empty()) {
            out += fmt::format(" {} {}", name, quoted(*value));
        }
    }
    for (const auto& [key, value] : group.data) {
        out += " data-" + key + "=" + quoted(value);
    }
    if (group.opacity != 1) {
        out += " opacity " + number(group.opacity);
    }
    return out + (group.clip ? " clip: " + path_data(*group.clip) : "");
}

void dump_group(std::string& out, const Group& group, std::size_t depth);

struct DumpItem {
    std::string& out;
    std::size_t depth;
    void operator()(const Path& path) const { add(line_of(path)); }
    void operator()(const Text& text) const { add(line_of(text)); }
    void operator()(const std::unique_ptr<Group>& group) const { dump_group(out, *group, depth); }
    void operator()(const std::unique_ptr<Marks>& marks) const {
        add("marks");
        for (const Group& symbol : marks->symbols) {
            dump_group(out, symbol, depth + 1);
        }
        for (std::size_t i = 0; i < marks->at.size(); ++i) {
            add(fmt::format("  mark {} {}", marks->symbol_of[i], point({marks->at[i].x, marks->at[i].y})));
        }
    }
    void add(const std::string& line) const { out += std::string(2 * depth, ' ') + line + "\n"; }
};

void dump_group(std::string& out, const Group& group, std::size_t depth) {
    DumpItem{out, depth}.add(line_of(group));
    for (const Item& item : group.items) {
        std::visit(DumpItem{out, depth + 1}, item);
    }
}

} // namespace

std::string dump(const Scene& scene) {
    std::string out = fmt::format("page {} {} x {} mm", quoted(scene.name), number(scene.width), number(scene.height));
    out += scene.language.empty() ? "\n" : " lang " + scene.language + "\n";
    for (const auto& [name, value] : {std::pair{"title", &scene.title}, std::pair{"description", &scene.description}}) {
        if (!value->empty()) {
            out += fmt::format("{} {}\n", name, quoted(*value));
        }
    }
    dump_group(out, scene.root, 0);
    return out;
}

} // namespace conflictmap::scene
