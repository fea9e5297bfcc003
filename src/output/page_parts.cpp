#include "output/page_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/language.hpp"
#include "output/page_words.hpp"

namespace conflictmap::output {
namespace {

/// "held.since-2022" as the class of the SVG's groups: "held-since-2022".
std::string svg_class(std::string name) {
    std::replace(name.begin(), name.end(), '.', '-');
    return name;
}

Html isolated(std::string_view text) {
    return Html::form("<bdi>{}</bdi>", Html::escaped(text));
}

/// The translated word for a known degree of certainty, or else the word in the data.
Html certainty(std::string_view kind, const std::string& value, std::initializer_list<std::string_view> known,
               std::string_view language) {
    const bool listed = std::find(known.begin(), known.end(), value) != known.end();
    return listed ? html_word(fmt::format("{}-{}", kind, value), language) : isolated(value);
}

Html facts_of(const Event& event, const std::string& language) {
    std::vector<Html> facts;
    if (!event.date.empty()) {
        const bool day = !event.start.empty() && (event.end.empty() || event.end == event.start);
        // The element `time` cannot hold a span of days.
        facts.push_back(
            day ? Html::form("<time datetime=\"{}\">{}</time>", Html::escaped(event.start), Html::escaped(event.date))
                : Html::form("<b>{}</b>", Html::escaped(event.date)));
    }
    if (!event.place.empty()) {
        facts.push_back(isolated(event.place));
    }
    if (!event.confidence.empty()) {
        facts.push_back(
            certainty("confidence", event.confidence, {"confirmed", "reported", "claimed", "disputed"}, language));
    }
    return facts.empty() ? Html() : Html::form("<p class=\"facts\">{}</p>\n", Html::joined(facts, Html::form(" · ")));
}

/// How precisely the place on the map is known, shown after the link to it.
Html precision_of(const Event& event, const std::string& language) {
    return event.precision.empty() || event.precision == "none"
               ? Html()
               : Html::form("<span class=\"precision\"><span class=\"dot\"> · </span>{}</span>",
                            certainty("precision", event.precision,
                                      {"exact", "settlement", "district", "region", "country"}, language));
}

Html more_of(const Event& event, const std::string& language) {
    Html out;
    const auto add = [&](const Html& content) { out += Html::form("<p class=\"more\">{}</p>\n", content); };
    if (!event.actors.empty()) {
        std::vector<Html> names;
        for (const std::string& actor : event.actors) {
            names.push_back(isolated(actor));
        }
        add(Html::form("{}: {}", html_word("actors", language), Html::joined(names, Html::form(", "))));
    }
    const bool linked = event.url.starts_with("https://") || event.url.starts_with("http://");
    if (linked) {
        add(Html::form("{}: <a class=\"source\" rel=\"noopener noreferrer\" href=\"{}\">{}</a>",
                       html_word("source", language), Html::escaped(event.url),
                       isolated(event.source.empty() ? event.url : event.source)));
    } else if (!event.source.empty()) {
        add(Html::form("{}: {}", html_word("source", language), isolated(event.source)));
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

Html text_element(fmt::format_string<std::string_view> element, std::string_view text) {
    return text.empty() ? Html() : Html::form(element, Html::escaped(text));
}

Html entry_id(std::size_t event) {
    return Html::form("_event-{}", event + 1);
}

std::string badge_of(const Figure& figure, std::size_t event) {
    const std::string& number = figure.events[event].number;
    return number.empty() ? std::to_string(event + 1) : number;
}

Html events_section(const Figure& figure) {
    if (figure.events.empty()) {
        return {};
    }
    const std::string& language = figure.language;
    const bool dated = std::any_of(figure.events.begin(), figure.events.end(),
                                   [](const Event& event) { return !event.start.empty(); });
    Html out = Html::form("<section id=\"_events\" tabindex=\"-1\">\n<h2>{}</h2>\n<ol class=\"events\">\n",
                          html_word(dated ? "events" : "subjects", language));
    for (std::size_t i = 0; i < figure.events.size(); ++i) {
        const Event& event = figure.events[i];
        const std::string badge = badge_of(figure, i);
        out += Html::form("<li class=\"event{}\" id=\"{}\" data-name=\"{}. {}\" data-drawn=\"{}\">\n",
                          event.drawn.empty() ? Html::form(" unplaced") : Html(), entry_id(i), Html::escaped(badge),
                          Html::escaped(event.title), Html::escaped(fmt::format("{}", fmt::join(event.drawn, " "))));
        out += Html::form("<span class=\"n\">{}</span>\n", Html::escaped(badge));
        out += text_element("<h3 dir=\"auto\">{}</h3>\n", event.title) + facts_of(event, language) +
               text_element("<p class=\"text\" dir=\"auto\">{}</p>\n", event.text) + more_of(event, language);
        out += event.drawn.empty()
                   ? Html::form("<p class=\"more\">{}</p>\n", html_word("unplaced", language))
                   : Html::form("<p class=\"more\"><a class=\"to-map\" href=\"#{}\">{}<span class=\"hidden\">: "
                                "<bdi>{}</bdi></span></a>{}</p>\n",
                                Html::escaped(event.drawn.front()), html_word("to-map", language),
                                Html::escaped(event.title), precision_of(event, language));
        out += Html::form("</li>\n");
    }
    return out + Html::form("</ol>\n</section>\n");
}

Html areas_section(const Figure& figure) {
    if (figure.areas.empty()) {
        return {};
    }
    const std::string& language = figure.language;
    const auto any = [&](auto has) { return std::any_of(figure.areas.begin(), figure.areas.end(), has); };
    const bool shares = any([](const Area& area) { return area.share.has_value(); });
    const bool wholes = any([](const Area& area) { return !area.whole.empty(); });
    Html out = Html::form("<section id=\"_areas\" tabindex=\"-1\">\n<h2>{}</h2>\n<div class=\"table\">\n"
                          "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
                          html_word("areas", language),
                          html_word(shares && wholes ? "areas-about" : "areas-about-bare", language),
                          html_word("area", language));
    out += wholes ? Html::form("<th scope=\"col\">{}</th>", html_word("within", language)) : Html();
    out += Html::form("<th scope=\"col\" class=\"number\">km²</th>");
    out += shares ? Html::form("<th scope=\"col\" class=\"number\">{}</th>", html_word("share", language)) : Html();
    out += Html::form("</tr></thead>\n<tbody>\n");
    for (std::size_t i = 0; i < figure.areas.size(); ++i) {
        const Area& area = figure.areas[i];
        out += Html::form("<tr id=\"_area-{}\" data-class=\"{}\"><th scope=\"row\" dir=\"auto\">{}</th>", i + 1,
                          Html::escaped(svg_class(area.style_class)), Html::escaped(area.name));
        out += wholes ? Html::form("<td class=\"whole-name\" dir=\"auto\">{}</td>", Html::escaped(area.whole)) : Html();
        out += Html::form("<td class=\"number\" data-unit=\"km²\">{}</td>",
                          Html::escaped(format_quantity(area.km2, 0, language)));
        if (shares) {
            out += Html::form("<td class=\"number\">{}</td>",
                              Html::escaped(area.share ? share_of(*area.share, language) : ""));
        }
        out += Html::form("</tr>\n");
    }
    return out + Html::form("</tbody>\n</table>\n</div>\n</section>\n");
}

Html credits_paragraph(const Figure& figure) {
    return text_element("<p class=\"credits\" dir=\"auto\">{}</p>\n",
                        fmt::format("{}", fmt::join(figure.credits, " ")));
}

Html description_details(const Figure& figure) {
    const std::string& words = figure.description.empty() ? figure.alt : figure.description;
    return words.empty()
               ? Html()
               : Html::form("<details id=\"_description\"><summary>{}</summary>\n{}</details>\n",
                            html_word("description", figure.language), text_element("<p dir=\"auto\">{}</p>\n", words));
}

Html downloads_list(const Figure& figure) {
    Html items;
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
        items += Html::form(
            "<li><a href=\"./{}\" download>{}{}</a></li>\n", Html::escaped(output.path), Html::escaped(name->second),
            about.empty() ? Html() : Html::form(" ({})", Html::escaped(fmt::format("{}", fmt::join(about, ", ")))));
    }
    return items.empty() ? items
                         : Html::form("<ul class=\"downloads\"><li>{}</li>\n{}</ul>\n",
                                      html_word("downloads", figure.language), items);
}

Html data_details(const Figure& figure) {
    const std::string& language = figure.language;
    Html rows;
    for (const Input& input : figure.inputs) {
        if (input.role == "data" || input.role == "catalogue") {
            if (input.licence.empty() && input.credit.empty()) {
                continue;
            }
            rows += Html::form("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", isolated(input.path),
                               isolated(input.licence), isolated(input.credit));
        }
    }
    return rows.empty() ? rows
                        : Html::form("<details class=\"data\"><summary>{}</summary>\n<div class=\"table\"><table>\n"
                                     "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                                     "scope=\"col\">{}</th></tr></thead>\n<tbody>\n{}</tbody></table></div>\n"
                                     "</details>\n",
                                     html_word("data", language), html_word("file", language),
                                     html_word("licence", language), html_word("credit", language), rows);
}

} // namespace conflictmap::output
