#include "cli/commands/map_options.hpp"

#include <CLI/CLI.hpp>

#include "base/date.hpp"
#include "job/options.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::cli {

void add_root_option(CLI::App& command, std::filesystem::path& root) {
    command
        .add_option_function<std::string>(
            "--root", [&root](const std::string& folder) { root = folder; },
            "the folder with geodata/ and styles/, instead of the program's own")
        ->check(CLI::ExistingDirectory);
}

void add_folder_option(CLI::App& command, std::vector<std::filesystem::path>& folders, const std::string& about) {
    command
        .add_option_function<std::vector<std::string>>(
            "--allow-path",
            [&folders](const std::vector<std::string>& named) { folders.assign(named.begin(), named.end()); }, about)
        ->expected(1)
        ->check(CLI::ExistingDirectory);
}

void add_memory_option(CLI::App& command, double& bytes) {
    command
        .add_option_function<std::uint64_t>(
            "--memory", [&bytes](const std::uint64_t& given) { bytes = static_cast<double>(given); },
            "memory that each map may take, e.g. 500MB or 4GB; 0: no limit")
        ->type_name("SIZE")
        ->default_str("1GB")
        ->transform(CLI::AsSizeValue(true).description(""))
        ->check([](const std::string& text) {
            const bool small = text != "0" && (text.size() < 8 || (text.size() == 8 && text < "50000000"));
            return small ? "less than 50MB, which is too little for any map" : "";
        });
}

void add_deadline_option(CLI::App& command, double& seconds) {
    command.add_option("--deadline", seconds, "seconds that each map may take; 0: no limit")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e6));
}

void add_map_options(CLI::App& command, RenderOptions& options, bool several) {
    command.add_option("--size", options.size, "page size, e.g. 180mmx135mm or 1600x1100 (px)")
        ->check([](const std::string& text) {
            return job::is_page_size(text) ? "" : "not a size such as 180mmx135mm or 1600x1100";
        });
    auto* style =
        command.add_option("--style", options.styles,
                           several ? "styles to use instead of the spec's" : "style to use instead of the spec's");
    auto* language = command.add_option("--lang", options.languages,
                                        several ? "languages, e.g. en,uk" : "the language: en, uk or ru");
    language->check(CLI::IsMember(job::languages));
    if (several) {
        style->delimiter(',');
        language->delimiter(',');
    } else {
        style->expected(1);
        language->expected(1);
    }
    command.add_option("--worldview", options.worldview, "un, de-facto or claims")
        ->check(CLI::IsMember(spec::worldviews));
    command.add_option("--at", options.at, "the day to show, e.g. 2025-03-18")->check([](const std::string& text) {
        return parse_date(text) ? "" : "not a date such as 2025-03-18";
    });
    using Texts = std::vector<std::string>;
    command
        .add_option_function<Texts>(
            "--set",
            [&options](const Texts& settings) {
                for (const std::string& setting : settings) {
                    const auto equals = setting.find('=');
                    options.values[setting.substr(0, equals)] = setting.substr(equals + 1);
                }
            },
            "key=value: replaces {key} in the spec's texts")
        ->check([](const std::string& text) {
            return text.find('=') == std::string::npos || text.front() == '=' ? "not of the form key=value" : "";
        });
    add_folder_option(command, options.allowed_folders,
                      "a folder that specs may read from, besides their own; can be repeated");
    command
        .add_option("--allow-connection", options.allowed_connections,
                    "a connection that specs may open, written as in the spec, or PG: for any; can be repeated")
        ->expected(1);
    add_root_option(command, options.root);
    add_deadline_option(command, options.deadline);
}

} // namespace conflictmap::cli
