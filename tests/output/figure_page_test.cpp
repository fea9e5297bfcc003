#include "output/figure_page.hpp"

#include <catch2/catch.hpp>

#include "output/digest.hpp"
#include "output/inline_svg.hpp"
#include "output/page_words.hpp"

using namespace conflictmap;
using namespace conflictmap::output;
using Catch::Matchers::Contains;

namespace {

const std::string light =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90mm\" height=\"60mm\" viewBox=\"0 0 90 60\" role=\"img\">\n"
    "<g id=\"m-a\" class=\"held-old\"><path fill=\"#ffffff\" d=\"m0 0\"/></g>\n</svg>\n";
const std::string dark =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90mm\" height=\"60mm\" viewBox=\"0 0 90 60\" role=\"img\">\n"
    "<g id=\"m-dark-a\" class=\"held-old\"><path fill=\"#111111\" fill-opacity=\"0.5\" d=\"m0 0\"/></g>\n</svg>\n";

Figure figure() {
    Figure all;
    all.map = "m";
    all.title = "A & B";
    all.language = "en";
    all.width = 90;
    all.height = 60;
    all.credits = {"Sources: one.", "Two."};
    return all;
}

Event event(const std::string& title, const std::string& start, const std::string& end = "") {
    Event made;
    made.title = title;
    made.start = start;
    made.end = end;
    return made;
}

} // namespace

TEST_CASE("The texts of a figure page are escaped, and its policy has the hashes of its own styles and script") {
    Figure all = figure();
    all.events = {event("<script>alert(1)</script> & \"x\"", "2025-03-01")};
    all.events[0].url = "javascript:alert(1)";
    all.events[0].source = "{{svg}}";
    const std::string page = figure_page(all, {light}).text();
    CHECK_THAT(page, Contains("<h1 dir=\"auto\">A &amp; B</h1>"));
    CHECK_THAT(page, Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"));
    CHECK_THAT(page, Contains("<bdi>{{svg}}</bdi>"));
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("javascript:") == std::string::npos);
    CHECK(page.find("<?xml") == std::string::npos);
    const std::size_t script = page.find("<script>") + 8;
    CHECK_THAT(page, Contains(policy_hash(page.substr(script, page.find("</script>") - script))));
    CHECK(page == figure_page(all, {light}).text());
}

TEST_CASE("A figure page is in the map's language, or in English if it has no words in that language") {
    Figure all = figure();
    all.language = "uk";
    all.areas = {{"held.old", "Щось", 12345.6, 0.1234, "Україна"}};
    const std::string page = figure_page(all, {light}).text();
    CHECK_THAT(page, Contains("<html lang=\"uk\">"));
    CHECK_THAT(page, Contains("12\u00a0346"));
    CHECK_THAT(page, Contains("12,3\u00a0%"));
    CHECK_THAT(page, Contains("data-class=\"held-old\""));
    CHECK(page_word("areas", "ru") == "Площади");
    CHECK(page_word("areas", "uk-UA") == "Площі");
    CHECK(page_word("areas", "fr") == "Areas");
    CHECK_THROWS(page_word("nonsense", "en"));
}

TEST_CASE("Events without a place are listed as such, and links lead only to pictures next to the page") {
    Figure all = figure();
    all.events = {event("Here", "2025-03-01"), event("Nowhere", "2025-03-09", "2025-03-20")};
    all.events[0].drawn = {"m-a"};
    all.outputs = {{"m.png", "png", "", 1500000, 1, 10, 20}, {"m.md", "md", "", 1, 1, 0, 0}};
    const std::string page = figure_page(all, {light}).text();
    CHECK_THAT(page, Contains("data-drawn=\"m-a\""));
    CHECK_THAT(page, Contains("class=\"event unplaced\" id=\"_event-2\""));
    CHECK_THAT(page, Contains("href=\"./m.png\" download>PNG (10×20, 1.5 MB)"));
    CHECK(page.find("m.md") == std::string::npos);
    CHECK_THAT(page, Contains("#_mark-2{grid-column:3/6;grid-row:1}"));
    all.events.pop_back();
    CHECK(figure_page(all, {light}).text().find("id=\"_timeline\"") == std::string::npos);
}

TEST_CASE("Readers who prefer dark get rules for the same drawing, or another drawing") {
    CHECK(figure_page(figure(), {light}).text().find("prefers-color-scheme:dark){\n[") == std::string::npos);
    const std::string ruled = figure_page(figure(), {light, "[data-dark=\"1\"]{fill:#111111!important;}\n"}).text();
    CHECK_THAT(ruled, Contains("@media screen and (prefers-color-scheme:dark){\n"
                               "[data-dark=\"1\"]{fill:#111111!important;}\n}\n"));
    CHECK(ruled.find("class=\"in-dark\"") == std::string::npos);
    const std::string both = figure_page(figure(), {light, "", dark}).text();
    CHECK_THAT(both, Contains("class=\"in-dark\""));
    CHECK_THAT(both, Contains("id=\"m-dark-a\""));
}

TEST_CASE("An inlined SVG shows its plate, and its styles are in the policy") {
    const std::string cropped = inline_svg(light, Plate{1, 2, 30.5, 20});
    CHECK_THAT(cropped, Contains("viewBox=\"1 2 30.5 20\""));
    CHECK(cropped.find("90mm") == std::string::npos);
    CHECK(styles_in("<svg><style>a&gt;b{}</style><style><![CDATA[c>d{}]]></style></svg>") ==
          std::vector<std::string>{"a>b{}", "c>d{}"});
    // The hash of an empty text, as browsers compute it.
    CHECK(policy_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}
