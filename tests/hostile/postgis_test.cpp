// A real PostgreSQL server, without TCP, which runs during these tests.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/program.hpp"

namespace fs = std::filesystem;

namespace {

/// Started once, on a socket in its own folder; ends with the test program.
class Server {
public:
    static const Server& get() {
        static const Server one;
        return one;
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        shell("pg_ctl -D '" + data() + "' -m immediate stop");
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    [[nodiscard]] bool runs() const { return runs_; }
    [[nodiscard]] const std::string& told() const { return told_; }
    [[nodiscard]] std::string connection() const {
        return "PG:host=" + folder_.string() + " user=postgres dbname=postgres password=secret-word";
    }
    [[nodiscard]] std::string log() const { return cli_tests::bytes_of(folder_ / "log"); }
    [[nodiscard]] cli_tests::Result sql(const std::string& statements) const {
        std::ofstream(folder_ / "in.sql") << statements;
        return shell("psql -q -v ON_ERROR_STOP=1 -h '" + folder_.string() + "' -U postgres -d postgres -At -f '" +
                     (folder_ / "in.sql").string() + "'");
    }

private:
    Server() {
        std::string name = (fs::temp_directory_path() / "conflictmap-pg-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        fs::permissions(folder_, fs::perms::all);
        auto result = shell("initdb -D '" + data() + "' -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8");
        if (result.exit_code == 0) {
            result = shell("pg_ctl -w -D '" + data() + "' -l '" + (folder_ / "log").string() + "' -o \"-k '" +
                           folder_.string() +
                           "' -c listen_addresses='' -c fsync=off -c log_statement=all -c log_connections=on\" start");
        }
        told_ = result.out + result.err;
        if (result.exit_code == 0) {
            result = sql("CREATE EXTENSION postgis;"
                         "CREATE TABLE events AS SELECT g AS id, 'Example ' || g AS title,"
                         " CASE g % 10 WHEN 3 THEN 'strike' ELSE 'talks' END AS category,"
                         " ST_SetSRID(ST_MakePoint(22.05 + (g % 400) * 0.045, 44.05 + (g / 400) * 0.03), 4326) AS place"
                         " FROM generate_series(0, 99999) AS g;"
                         "ALTER TABLE events ADD PRIMARY KEY (id);"
                         "CREATE VIEW endless AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT 1 FROM r)"
                         " SELECT n AS id, ST_SetSRID(ST_MakePoint(30, 50), 4326) AS place FROM r;");
            told_ += result.err;
        }
        runs_ = result.exit_code == 0;
    }

    [[nodiscard]] std::string data() const { return (folder_ / "data").string(); }

    /// A server cannot run as root, so root changes the user; anyone else runs it directly.
    static cli_tests::Result shell(const std::string& command) {
        cli_tests::Call call;
        call.folder = "/";
        const std::string quiet =
            "umask 0; PATH=$(echo /usr/lib/postgresql/*/bin):$PATH; export LC_ALL=C.UTF-8; " + command;
        call.arguments = {"-c", quiet};
        if (geteuid() != 0) {
            return cli_tests::run_other("sh", call);
        }
        call.arguments = {"-u", "postgres", "--", "sh", "-c", quiet};
        return cli_tests::run_other("runuser", call);
    }

    fs::path folder_;
    bool runs_ = false;
    std::string told_;
};

std::string spec(const std::string& more) {
    return "map: db\nsize: [90 mm, 70 mm]\nview: { bbox: [22, 44, 40, 52] }\nlayers:\n"
           "  - { id: events, source: \"" +
           Server::get().connection() + "\", class: event, " + more + " }\noutputs: [png]\n";
}

cli_tests::Result run_connected(const cli_tests::Folder& folder, std::vector<std::string> arguments,
                                bool allowed = true) {
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = std::move(arguments);
    if (allowed) {
        call.arguments.insert(call.arguments.end(), {"--allow-connection", Server::get().connection()});
    }
    return cli_tests::run(call);
}

} // namespace

TEST_CASE("100,000 events of a PostGIS table, filtered in the database", "[hostile][postgis]") {
    INFO(Server::get().told());
    REQUIRE(Server::get().runs());
    const cli_tests::Folder folder;
    folder.write("db.yaml", spec("layer: events, where: \"category = 'strike' AND id >= 50000\", class-by: category"));
    const auto explained = run_connected(folder, {"explain", "db.yaml", "--json"});
    INFO(explained.err);
    REQUIRE(explained.exit_code == 0);
    const auto layer = nlohmann::json::parse(explained.out).at("layers").at(0);
    CHECK(layer.at("declared") == 100'000);
    CHECK(layer.at("filtered") == 95'000);
    CHECK(layer.at("drawn") == 5'000);
    CHECK(layer.at("rejected") == 0);
    CHECK(run_connected(folder, {"render", "db.yaml"}).exit_code == 0);
    CHECK(fs::file_size(folder.path() / "out/db/db.png") > 10'000);
    // The condition reached the server, in a statement that reads, over a read-only connection.
    const auto log = Server::get().log();
    const auto asked = cli_tests::lines_of(log);
    CHECK(std::any_of(asked.begin(), asked.end(), [](const std::string& line) {
        return line.find("CURSOR") != std::string::npos &&
               line.find("category = 'strike' AND id >= 50000") != std::string::npos;
    }));
    CHECK(log.find("SET default_transaction_read_only = on") != std::string::npos);
    // All rows.
    folder.write("all.yaml", spec("layer: public.events"));
    const auto all = run_connected(folder, {"explain", "all.yaml", "--json"});
    INFO(all.err);
    REQUIRE(all.exit_code == 0);
    CHECK(nlohmann::json::parse(all.out).at("layers").at(0).at("drawn") == 100'000);
}

TEST_CASE("a spec alone does not open a connection", "[hostile][postgis]") {
    REQUIRE(Server::get().runs());
    const cli_tests::Folder folder;
    folder.write("db.yaml", spec("layer: events"));
    const auto before = Server::get().log().size();
    const auto denied = run_connected(folder, {"render", "db.yaml"}, false);
    CHECK(denied.exit_code == 3);
    CHECK(denied.err.find("a spec may not open a connection by itself") != std::string::npos);
    CHECK(denied.err.find("secret-word") == std::string::npos);
    cli_tests::Call other;
    other.folder = folder.path();
    other.arguments = {"render", "db.yaml", "--allow-connection", "PG:dbname=another"};
    CHECK(cli_tests::run(other).exit_code == 3);
    CHECK(Server::get().log().size() == before);
    other.arguments = {"check", "db.yaml", "--allow-connection", "PG:"};
    CHECK(cli_tests::run(other).exit_code == 0);
    CHECK(Server::get().log().size() > before);
}

TEST_CASE("conditions and names of tables cannot do more than choose rows", "[hostile][postgis]") {
    REQUIRE(Server::get().runs());
    const cli_tests::Folder folder;
    for (const auto* where : {"1=1); DROP TABLE events", "1=1) OR (1=1", "id = 1 -- x", "title = 'a\\' OR 1=1'",
                              "pg_sleep(10) IS NULL", "id IN (SELECT 1)", "title = $$a$$", "idd = 1", "id >"}) {
        INFO(where);
        std::string quoted = where;
        for (auto at = quoted.find('\\'); at != std::string::npos; at = quoted.find('\\', at + 2)) {
            quoted.insert(at, 1, '\\');
        }
        folder.write("db.yaml", spec("layer: events, where: \"" + quoted + "\""));
        const auto result = run_connected(folder, {"check", "db.yaml"});
        CHECK(result.exit_code == 3);
        CHECK(result.err.find("condition") != std::string::npos);
        CHECK(result.err.find("secret-word") == std::string::npos);
    }
    for (const auto* layer : {"events(place)", "events,spatial_ref_sys", "\\\"events\\\"", "a.b.c", ""}) {
        INFO(layer);
        folder.write("db.yaml", spec("layer: \"" + std::string(layer) + "\""));
        const auto result = run_connected(folder, {"check", "db.yaml"});
        CHECK(result.exit_code == 3);
        CHECK(result.err.find("table") != std::string::npos);
    }
    CHECK(Server::get().sql("SELECT count(*) FROM events;").out == "100000\n");
}

TEST_CASE("an endless view of a database ends at the deadline, a missing server ends it at once",
          "[hostile][postgis]") {
    REQUIRE(Server::get().runs());
    const cli_tests::Folder folder;
    folder.write("db.yaml", spec("layer: endless"));
    const auto late = run_connected(folder, {"check", "db.yaml", "--deadline", "1.5"});
    INFO(late.err);
    CHECK(late.exit_code == 4);
    CHECK(late.err.find("not finished within 1.5 s") != std::string::npos);
    folder.write("none.yaml", "map: m\nview: { bbox: [22, 44, 40, 52] }\nlayers:\n  - { id: l, layer: t, class: point, "
                              "source: \"PG:host=/nonexistent password=secret-word\" }\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "none.yaml", "--allow-connection", "PG:"};
    const auto none = cli_tests::run(call);
    CHECK(none.exit_code == 4);
    CHECK(none.err.find("table t cannot be read") != std::string::npos);
    CHECK(none.err.find("secret-word") == std::string::npos);
}
