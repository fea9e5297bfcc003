#include "output/page_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "backend/xml.hpp"
#include "base/language.hpp"
#include "output/page_words.hpp"

namespace conflictmap::output {
namespace {

using backend::xml_escaped;

/// "held.since-2022" as the class of the SVG's groups: "held-since-2022".
std::string svg_class(std::string name) {
    std::replace(name.begin(), name.end(), '.', '-');
    return name;
}

std::string isolated(std::string_view text) {
    return fmt::format("<bdi>{}</bdi>", xml_escaped(text));
}

/// The translated word for a known degree of certainty, or else the word in the data.
std::string certainty(std::string_view kind, const std::string& value, std::initializer_list<std::string_view> known,
                      std::string_view language) {
    const bool listed = std::find(known.begin(), known.end(), value) != known.end();
    return listed ? std::string(page_word(fmt::format("{}-{}", kind, value), language)) : isolated(value);
}

std::string facts_of(const Event& event, const std::string& language) {
    std::vector<std::string> facts;
    if (!event.date.empty()) {
        const bool day = !event.start.empty() && (event.end.empty() || event.end == event.start);
        // The element `time` cannot hold a span of days.
        facts.push_back(
            day ? fmt::format("<time datetime=\"{}\">{}</time>", xml_escaped(event.start), xml_escaped(event.date))
                : fmt::format("<b>{}</b>", xml_escaped(event.date)));
    }
    if (!event.place.empty()) {
        facts.push_back(isolated(event.place));
    }
    if (!event.confidence.empty()) {
        facts.push_back(
            certainty("confidence", event.confidence, {"confirmed", "reported", "claimed", "disputed"}, language));
    }
    return facts.empty() ? std::string() : fmt::format("<p class=\"facts\">{}</p>\n", fmt::join(facts, " · "));
}

/// How precisely the place on the map is known, shown after the link to it.
std::string precision_of(const Event& event, const std::string& language) {
    return event.precision.empty() || event.precision == "none"
               ? std::string()
               : "<span class=\"precision\"><span class=\"dot\"> · </span>" +
                     certainty("precision", event.precision, {"exact", "settlement", "district", "region", "country"},
                               language) +
                     "</span>";
}

std::string more_of(const Event& event, const std::string& language) {
    std::string out;
    const auto add = [&](std::string_view content) { out += fmt::format("<p class=\"more\">{}</p>\n", content); };
    if (!event.actors.empty()) {
        std::vector<std::string> names;
        for (const std::string& actor : event.actors) {
            names.push_back(isolated(actor));
        }
        add(fmt::format("{}: {}", page_word("actors", language), fmt::join(names, ", ")));
    }
    const bool linked = event.url.starts_with("https://") || event.url.starts_with("http://");
    if (linked) {
        add(fmt::format("{}: <a class=\"source\" rel=\"noopener noreferrer\" href=\"{}\">{}</a>",
                        page_word("source", language), xml_escaped(event.url),
                        isolated(event.source.empty() ? event.url : event.source)));
    } else if (!event.source.empty()) {
        add(fmt::format("{}: {}", page_word("source", language), isolated(event.source)));
    }
    return out;
}

std::string share_of(double share, const std::string& language) {
    // A no-break space before the sign in Ukrainian and Russian.
    return format_quantity(100 * share, 1, language) + (decimal_mark(language) == "," ? "\u00a0%" : "%");
}

std::string size_of(double bytes, const std::string& language) {
    const double kilobytes = bytes / 1000;
    const bool slavic = decimal_mark(language) == ",";
    return kilobytes < 1000 ? format_quantity(std::max(1.0, kilobytes), 0, language) + (slavic ? "\u00a0КБ" : " kB")
                            : format_quantity(kilobytes / 1000, 1, language) + (slavic ? "\u00a0МБ" : " MB");
}

} // namespace

std::string text_element(std::string_view open, std::string_view text) {
    return text.empty()
               ? std::string()
               : fmt::format("<{} dir=\"auto\">{}</{}>\n", open, xml_escaped(text), open.substr(0, open.find(' ')));
}

std::string entry_id(std::size_t event) {
    return fmt::format("_event-{}", event + 1);
}

std::string badge_of(const Figure& figure, std::size_t event) {
    const std::string& number = figure.events[event].number;
    return number.empty() ? std::to_string(event + 1) : number;
}

std::string events_section(const Figure& figure) {
    if (figure.events.empty()) {
        return {};
    }
    const std::string& language = figure.language;
    const bool dated = std::any_of(figure.events.begin(), figure.events.end(),
                                   [](const Event& event) { return !event.start.empty(); });
    std::string out = fmt::format("<section id=\"_events\" tabindex=\"-1\">\n<h2>{}</h2>\n<ol class=\"events\">\n",
                                  page_word(dated ? "events" : "subjects", language));
    for (std::size_t i = 0; i < figure.events.size(); ++i) {
        const Event& event = figure.events[i];
        const std::string badge = badge_of(figure, i);
        out += fmt::format("<li class=\"event{}\" id=\"{}\" data-name=\"{}. {}\" data-drawn=\"{}\">\n",
                           event.drawn.empty() ? " unplaced" : "", entry_id(i), xml_escaped(badge),
                           xml_escaped(event.title), xml_escaped(fmt::format("{}", fmt::join(event.drawn, " "))));
        out += fmt::format("<span class=\"n\">{}</span>\n", xml_escaped(badge));
        out += text_element("h3", event.title) + facts_of(event, language) +
               text_element("p class=\"text\"", event.text) + more_of(event, language);
        out += event.drawn.empty()
                   ? fmt::format("<p class=\"more\">{}</p>\n", page_word("unplaced", language))
                   : fmt::format("<p class=\"more\"><a class=\"to-map\" href=\"#{}\">{}<span class=\"hidden\">: "
                                 "<bdi>{}</bdi></span></a>{}</p>\n",
                                 xml_escaped(event.drawn.front()), page_word("to-map", language),
                                 xml_escaped(event.title), precision_of(event, language));
        out += "</li>\n";
    }
    return out + "</ol>\n</section>\n";
}

std::string areas_section(const Figure& figure) {
    if (figure.areas.empty()) {
        return {};
    }
    const std::string& language = figure.language;
    const auto any = [&](auto has) { return std::any_of(figure.areas.begin(), figure.areas.end(), has); };
    const bool shares = any([](const Area& area) { return area.share.has_value(); });
    const bool wholes = any([](const Area& area) { return !area.whole.empty(); });
    std::string out = fmt::format("<section id=\"_areas\" tabindex=\"-1\">\n<h2>{}</h2>\n<div class=\"table\">\n"
                                  "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
                                  page_word("areas", language),
                                  page_word(shares && wholes ? "areas-about" : "areas-about-bare", language),
                                  page_word("area", language));
    out += wholes ? fmt::format("<th scope=\"col\">{}</th>", page_word("within", language)) : "";
    out += "<th scope=\"col\" class=\"number\">km²</th>";
    out += shares ? fmt::format("<th scope=\"col\" class=\"number\">{}</th>", page_word("share", language)) : "";
    out += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < figure.areas.size(); ++i) {
        const Area& area = figure.areas[i];
        out += fmt::format("<tr id=\"_area-{}\" data-class=\"{}\"><th scope=\"row\" dir=\"auto\">{}</th>", i + 1,
                           xml_escaped(svg_class(area.style_class)), xml_escaped(area.name));
        out += wholes ? fmt::format("<td class=\"whole-name\" dir=\"auto\">{}</td>", xml_escaped(area.whole)) : "";
        out += fmt::format("<td class=\"number\" data-unit=\"km²\">{}</td>", format_quantity(area.km2, 0, language));
        if (shares) {
            out += fmt::format("<td class=\"number\">{}</td>", area.share ? share_of(*area.share, language) : "");
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

std::string credits_paragraph(const Figure& figure) {
    return text_element("p class=\"credits\"", fmt::format("{}", fmt::join(figure.credits, " ")));
}

std::string description_details(const Figure& figure) {
    const std::string& words = figure.description.empty() ? figure.alt : figure.description;
    return words.empty() ? std::string()
                         : fmt::format("<details id=\"_description\"><summary>{}</summary>\n{}</details>\n",
                                       page_word("description", figure.language), text_element("p", words));
}

std::string downloads_list(const Figure& figure) {
    std::string items;
    for (const Output& output : figure.outputs) {
        static const std::map<std::string, std::string> names{
            {"pdf", "PDF"}, {"png", "PNG"}, {"svg", "SVG"}, {"webp", "WebP"}};
        const auto name = names.find(output.format);
        if (name == names.end() || output.path.find('/') != std::string::npos) {
            continue;
        }
        std::vector<std::string> about;
        if (output.width > 0 && output.height > 0) {
            about.push_back(fmt::format("{}\u00d7{}", output.width, output.height));
        }
        if (output.bytes > 0) {
            about.push_back(size_of(static_cast<double>(output.bytes), figure.language));
        }
        // A path that starts with "./" cannot be read as a URL scheme.
        items += fmt::format("<li><a href=\"./{}\" download>{}{}</a></li>\n", xml_escaped(output.path), name->second,
                             about.empty() ? "" : fmt::format(" ({})", fmt::join(about, ", ")));
    }
    return items.empty() ? items
                         : fmt::format("<ul class=\"downloads\"><li>{}</li>\n{}</ul>\n",
                                       page_word("downloads", figure.language), items);
}

std::string data_details(const Figure& figure) {
    const std::string& language = figure.language;
    std::string rows;
    for (const Input& input : figure.inputs) {
        if (input.role == "data" || input.role == "catalogue") {
            if (input.licence.empty() && input.credit.empty()) {
                continue;
            }
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", isolated(input.path),
                                isolated(input.licence), isolated(input.credit));
        }
    }
    return rows.empty() ? rows
                        : fmt::format("<details class=\"data\"><summary>{}</summary>\n<div class=\"table\"><table>\n"
                                      "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                                      "scope=\"col\">{}</th></tr></thead>\n<tbody>\n{}</tbody></table></div>\n"
                                      "</details>\n",
                                      page_word("data", language), page_word("file", language),
                                      page_word("licence", language), page_word("credit", language), rows);
}

} // namespace conflictmap::output
