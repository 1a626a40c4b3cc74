using System.Diagnostics;
using System.Text.RegularExpressions;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Contract;

/// <summary>The program as a process.</summary>
public sealed partial class VerbTests
{
    // What the master user of Aurora MySQL has, who runs the migrations there: neither SUPER nor ALL.
    private const string RightsOfMaster = """
        SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES, CREATE TEMPORARY TABLES,
        LOCK TABLES, EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER,
        EVENT, TRIGGER
        """;

    [Theory]
    [InlineData("")]
    [InlineData("fly")]
    [InlineData("serve --fast")]
    [InlineData("verify --resume nonsense")]
    [InlineData("openapi --issuer nonsense")]
    [InlineData("verify-proof")]
    [InlineData("verify-proof nowhere.json --key nowhere.pem")]
    [InlineData("verify-export")]
    [InlineData("verify-export nowhere")]
    public async Task Wrong_arguments_get_usage_and_exit_code_2(string arguments)
    {
        var (exit, output) = await RunAsync(arguments, []);
        exit.Should().Be(2);
        output.Should().Contain("Usage:");
    }

    [Fact]
    public async Task A_missing_environment_is_named_and_exits_2()
    {
        var (exit, output) = await RunAsync("migrate", []);
        exit.Should().Be(2);
        output.Should().Contain("WALLET_DATABASE_HOST is not set.").And.Contain("WALLET_DATABASE_PASSWORD is not set.");
    }

    [Fact]
    public async Task A_database_that_is_not_there_fails_with_the_reason()
    {
        var (exit, output) = await RunAsync("migrate", Environment("root", "x", "127.0.0.1", FreePort.Next(), "none"));
        exit.Should().Be(1);
        output.Should().Contain("migrate failed");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("verify")]
    public async Task What_keeps_a_verb_from_the_database_is_told_with_the_setting_and_exits_1(string verb)
    {
        var server = DatabaseServers.Shared;
        var database = server.Create($"verbs_none_{System.Environment.ProcessId}").Name;
        server.Execute(
            "CREATE USER IF NOT EXISTS locked_out@'%' IDENTIFIED BY 'right'", $"GRANT SELECT ON `{database}`.* TO locked_out@'%'");
        var unreadable = Environment("locked_out", "right", server, database);
        (unreadable["WALLET_DATABASE_TLS"], unreadable["WALLET_DATABASE_CA_FILE"]) = ("verify", "/nowhere/ca.pem");
        var fileless = Environment("locked_out", "right", server, database);
        fileless["WALLET_DATABASE_PASSWORD_FILE"] = "/nowhere/password";
        (string Named, Dictionary<string, string> Given)[] cases =
        [
            ("WALLET_DATABASE_PASSWORD_FILE: /nowhere/password", fileless),
            ("WALLET_DATABASE_PASSWORD", Environment("locked_out", "wrong", server, database)),
            ("WALLET_DATABASE_HOST", Environment("root", "x", "db.invalid", 3306, database)),
            ("WALLET_DATABASE_PORT", Environment("root", "x", "127.0.0.1", FreePort.Next(), database)),
            ("/nowhere/ca.pem", unreadable),
        ];
        if (verb == "verify")
            cases = [.. cases, ("run wallet-api migrate", Environment("locked_out", "right", server, database))];
        foreach (var (named, given) in cases)
        {
            var (exit, output) = await RunAsync(verb, given);
            exit.Should().Be(1, output);
            output.Should().Contain(named).And.NotContain("   at ", "there is no stack");
        }
    }

    [Fact]
    public async Task Migrate_makes_the_schema_and_a_user_who_has_the_rows_only()
    {
        var server = DatabaseServers.Shared;
        var database = server.Create($"verbs_{System.Environment.ProcessId}");
        server.Execute("CREATE USER IF NOT EXISTS boss@'%' IDENTIFIED BY 'b'", $"GRANT {RightsOfMaster} ON *.* TO boss@'%' WITH GRANT OPTION");
        using var secret = new MountedSecret(("boss", "b"), ("app", "it's \\ \"secret\""));
        var environment = Environment("boss", "of before", server, database.Name);
        environment["WALLET_DATABASE_PASSWORD_FILE"] = secret.PathOf("boss");
        environment["WALLET_DATABASE_APP_USERNAME"] = "app_of_test";
        environment["WALLET_DATABASE_APP_PASSWORD_FILE"] = secret.PathOf("app");
        for (var time = 0; time < 2; time++)
        {
            var (exit, output) = await RunAsync("migrate", environment);
            exit.Should().Be(0, output);
            output.Should().NotContain("secret");
            if (time == 0)
                GiveWhatReleasesBeforeGave(server, database.Name, "app_of_test");
        }
        server.Rows("SHOW GRANTS FOR app_of_test@'%'").Select(row => (string)row[0]).Should().NotContain(grant => grant.Contains("`.*"));
        var app = database with { Username = "app_of_test", Password = "it's \\ \"secret\"" };
        await using var connection = await new Database(app).OpenAsync(ConnectionPool.Reads, default);
        string[] refused =
        [
            "DROP TABLE outbox", "DELETE FROM transactions", "DELETE FROM entries", "UPDATE entries SET amount = 0", "DELETE FROM balances",
            "DELETE FROM kept_answers", "UPDATE kept_answers SET code = 0", "DELETE FROM wallet_days", "CREATE TABLE more (id INT)",
            $"DELETE FROM {Schema.HistoryTable}",
        ];
        foreach (var sql in refused)
        {
            await using var command = new MySqlCommand(sql, connection);
            (await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync()).Should().ThrowAsync<MySqlException>(sql))
                .Which.Number.Should().Be(1142, sql);
        }
        var neighbour = server.Create($"verbsX{System.Environment.ProcessId}");
        await using var look = new MySqlCommand($"USE {neighbour.Name}", connection);
        (await FluentActions.Awaiting(() => look.ExecuteNonQueryAsync()).Should().ThrowAsync<MySqlException>()).Which.Number.Should().Be(1044);
        var verified = await RunAsync("verify", Environment("app_of_test", app.Password, server, database.Name));
        verified.Should().Be((0, verified.Output));
        verified.Output.Should().Contain("0 violations");
    }

    // Releases before granted the whole schema, the oldest by a name in which _ stood for any character.
    private static void GiveWhatReleasesBeforeGave(MariaDbServer server, string database, string user)
    {
        foreach (var name in new[] { database, database.Replace("_", @"\_") })
            server.Execute($"GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON `{name}`.* TO '{user}'@'%'");
    }

    private static Dictionary<string, string> Environment(string user, string password, MariaDbServer server, string database)
        => Environment(user, password, server.Host, server.Port, database);

    private static Dictionary<string, string> Environment(string user, string password, string host, int port, string database) => new()
    {
        ["WALLET_ENVIRONMENT"] = "development",
        ["WALLET_DATABASE_HOST"] = host,
        ["WALLET_DATABASE_PORT"] = $"{port}",
        ["WALLET_DATABASE_NAME"] = database,
        ["WALLET_DATABASE_TLS"] = "disabled",
        ["WALLET_DATABASE_USERNAME"] = user,
        ["WALLET_DATABASE_PASSWORD"] = password,
    };

    // The program has the limits of production, which a busy machine can miss: then it is run again.
    internal static async Task<(int Exit, string Output)> RunAsync(string arguments, Dictionary<string, string> environment)
    {
        var (exit, output, error) = await Eventually.AnswersAsync(
            () => TryAsync(arguments, environment), run => !HadNoTime().IsMatch(run.Error.Trim()), $"{arguments} has the time it needs");
        return (exit, output + error);
    }

    // Nothing but how far it came and that a connection or an answer took too long.
    [GeneratedRegex(
        @"^(\w+: \d+ % \(\d+ checked\)\s+)*((migrate|verify) failed: )?\S+: (Connect Timeout expired|The Command Timeout expired|"
        + @"Query execution was interrupted)[^\n]*(\s+Interrupted with 0 violations so far; [^\n]*)?$")]
    private static partial Regex HadNoTime();

    private static async Task<(int Exit, string Output, string Error)> TryAsync(string arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{typeof(WalletApi).Assembly.Location}\" {arguments}")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
