using System.Text.RegularExpressions;
using EvolveDb;
using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>Brings the schema up to date and makes the application's user.</summary>
internal sealed partial class Schema(DatabaseOptions administrator, ILogger<Schema> log)
{
    /// <summary>The table in which the migrations that ran are.</summary>
    public const string HistoryTable = "schema_history";

    /// <summary>Runs the migrations that have not run yet. Two at once are safe: the second waits.</summary>
    public void Migrate()
    {
        using var database = new Database(administrator);
        using var connection = database.Create(ConnectionPool.Schema);
        var evolve = new Evolve(connection, message => Log.Migration(log, message))
        {
            EmbeddedResourceAssemblies = [typeof(Schema).Assembly],
            EmbeddedResourceFilters = ["Wallet.Api.Storage.Migrations"],
            IsEraseDisabled = true,
            MetadataTableName = HistoryTable,
            EnableClusterMode = true,
        };
        evolve.Migrate();
    }

    /// <summary>
    /// Creates or updates a user who may read and write rows of the schema and nothing else. Rows of the ledger are never deleted or
    /// changed by it, except where the design says so.
    /// </summary>
    /// <exception cref="ArgumentException">The name has characters other than letters, digits, _ and -.</exception>
    public async Task EnsureUserAsync(string username, string password, CancellationToken cancel)
    {
        if (!UserName().IsMatch(username))
            throw new ArgumentException("The application's database user may have letters, digits, _ and - only, 32 at most.", nameof(username));
        using var database = new Database(administrator);
        await using var connection = await database.OpenAsync(ConnectionPool.Schema, cancel);
        // In a GRANT, _ and % stand for any character: a_b would open axb too.
        var schema = administrator.Name.Replace("`", "``", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal);
        var secret = MySqlHelper.EscapeString(password);
        string[] statements =
        [
            // The password is escaped with backslashes, whatever the server's own mode says of them.
            "SET SESSION sql_mode = ''",
            $"CREATE USER IF NOT EXISTS '{username}'@'%' IDENTIFIED BY '{secret}'",
            $"ALTER USER '{username}'@'%' IDENTIFIED BY '{secret}'",
            $"GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON `{schema}`.* TO '{username}'@'%'",
        ];
        foreach (var statement in statements)
            await ExecuteAsync(connection, statement, cancel);
        Log.UserReady(log, username);
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,32}$")]
    private static partial Regex UserName();
}
