// Compares the standard maps as PDF with the display list and the PNG: nothing is missing or misplaced.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

#include "backend/backend.hpp"
#include "backend/decode_png.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"
#include "cli/program.hpp"
#include "workbench.hpp"

using namespace conflictmap;

namespace {

std::string read_by(const std::string& program, const cli_tests::Folder& folder, std::vector<std::string> arguments) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(arguments);
    const auto result = cli_tests::run_other(program, call);
    INFO(result.err);
    CHECK(result.exit_code == 0);
    return result.out;
}

/// Replaces any white space by one space.
std::string plain(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wide = text.compare(i, 2, "\xC2\xA0") == 0;
        i += wide ? 1 : 0;
        const bool space = wide || text[i] == ' ' || text[i] == '\n' || text[i] == '\f';
        if (!space) {
            out += text[i];
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::size_t times_in(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

/// Texts of the display list that occur less often in the PDF's text.
std::vector<std::string> missing_in(const std::string& found, const std::vector<scene::Text>& texts, bool reflowed) {
    std::map<std::string, std::size_t> wanted;
    for (const auto& text : texts) {
        ++wanted[plain(text.text)];
    }
    std::vector<std::string> missing;
    for (const auto& [text, times] : wanted) {
        // pdftotext joins words that are divided at the end of a line.
        if (times_in(found, text) < times && !(reflowed && text.ends_with('-'))) {
            missing.push_back(text);
        }
    }
    return missing;
}

constexpr int block = 4; ///< px

/// The maximum and the mean difference of blocks of pixels, out of 255. Two programs antialias in different ways; this
/// affects blocks less than pixels, but missing or moved items still show.
struct Difference {
    double mean = 0;
    double widest = 0;
};
Difference difference_of(const backend::Raster& a, const backend::Raster& b) {
    Difference result;
    int blocks = 0;
    for (int top = 0; top + block <= a.height; top += block) {
        for (int left = 0; left + block <= a.width; left += block) {
            int sum = 0;
            for (int y = top; y < top + block; ++y) {
                for (int x = 3 * left; x < 3 * (left + block); ++x) {
                    const auto at = static_cast<std::size_t>(y) * 3 * static_cast<std::size_t>(a.width) +
                                    static_cast<std::size_t>(x);
                    sum += a.rgb[at] - b.rgb[at];
                }
            }
            const double difference = std::abs(sum) / (3.0 * block * block);
            result.mean += difference;
            result.widest = std::max(result.widest, difference);
            ++blocks;
        }
    }
    result.mean /= blocks;
    return result;
}

} // namespace

TEST_CASE("a map's PDF holds every text of its display list", "[job][pdf]") {
    const std::string name = GENERATE(from_range(workbench::map_names()));
    const std::string language = GENERATE("en", "uk", "ru");
    INFO(name << " in " << language);
    const auto& page = workbench::composed(name, language).page;
    REQUIRE(page);
    const cli_tests::Folder folder;
    folder.write("map.pdf", backend::find_format("pdf")->encode(page->scene, workbench::typesetter(), {}));
    const auto texts = workbench::texts_of(page->scene.root);
    CHECK(texts.size() > 30);
    const std::string in_order = plain(read_by("pdftotext", folder, {"-raw", "map.pdf", "-"}));
    CHECK(missing_in(in_order, texts, false) == std::vector<std::string>{});
    if (language == "en") {
        const std::string as_read = plain(read_by("pdftotext", folder, {"map.pdf", "-"}));
        CHECK(missing_in(as_read, texts, true) == std::vector<std::string>{});
    }
}

TEST_CASE("a map's PDF looks like its PNG", "[job][pdf]") {
    constexpr double most = 1.5;
    constexpr double max_of_a_block = 60;
    constexpr double dots = 150;
    const std::string name = GENERATE(from_range(workbench::map_names()));
    const auto& page = workbench::composed(name).page;
    REQUIRE(page);
    const cli_tests::Folder folder;
    folder.write("map.pdf", backend::find_format("pdf")->encode(page->scene, workbench::typesetter(), {}));
    const auto png = backend::rasterise(page->scene, workbench::typesetter(), dots / mm_per_inch);
    read_by("pdftocairo", folder,
            {"-png", "-singlefile", "-r", std::to_string(static_cast<int>(dots)), "-x", "0", "-y", "0", "-W",
             std::to_string(png.width), "-H", std::to_string(png.height), "map.pdf", "map"});
    const auto pdf = backend::decode_png(cli_tests::bytes_of(folder.path() / "map.png"));
    REQUIRE(pdf.width == png.width);
    REQUIRE(pdf.height == png.height);
    const Difference difference = difference_of(png, pdf);
    INFO(name << ": PDF and PNG differ by " << difference.mean << ", a block by " << difference.widest << " of 255");
    CHECK(difference.mean < most);
    CHECK(difference.widest < max_of_a_block);
}
