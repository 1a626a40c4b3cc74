using System.Globalization;
using EvolveDb;
using MySqlConnector;
using Wallet.Api.Storage.Access;

namespace Wallet.Api.Storage;

/// <summary>Brings the schema up to date and makes the application's user.</summary>
internal sealed class Schema(DatabaseOptions administrator, ILogger<Schema> log)
{
    /// <summary>The table in which the migrations that ran are.</summary>
    public const string HistoryTable = "schema_history";

    /// <summary>
    /// Runs the migrations that have not run yet, those after <paramref name="last"/> left out. Two at once are safe: the second waits.
    /// </summary>
    public void Migrate(int last = int.MaxValue)
    {
        using var database = new Database(administrator);
        using var connection = database.OpenAsync(ConnectionPool.Schema, default).GetAwaiter().GetResult();
        var evolve = new Evolve(connection, message => Log.Migration(log, message))
        {
            EmbeddedResourceAssemblies = [typeof(Schema).Assembly],
            EmbeddedResourceFilters = ["Wallet.Api.Storage.Migrations"],
            IsEraseDisabled = true,
            MetadataTableName = HistoryTable,
            EnableClusterMode = true,
            TargetVersion = new(last.ToString(CultureInfo.InvariantCulture)),
        };
        evolve.Migrate();
    }

    /// <summary>
    /// Creates or updates the application's user, who may do what <see cref="AppRights"/> says and nothing else; without a password, the server
    /// is to know it by IAM. Rights of releases before go last: pods that use them serve meanwhile.
    /// </summary>
    /// <exception cref="ArgumentException">The name has characters other than letters, digits, _ and -.</exception>
    public async Task EnsureUserAsync(string username, string? password, CancellationToken cancel)
    {
        var statements = AppUser.Statements(administrator.Name, username, password);
        using var database = new Database(administrator);
        await using var connection = await database.OpenAsync(ConnectionPool.Schema, cancel);
        foreach (var statement in statements)
            await ExecuteAsync(connection, statement);
        foreach (var statement in AppRights.Revocations(administrator.Name, username))
            await RevokeAsync(connection, statement);
        Log.UserReady(log, username);
    }

    private static async Task RevokeAsync(MySqlConnection connection, string sql)
    {
        try
        {
            await ExecuteAsync(connection, sql);
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.NonExistingGrant)
        {
            // There is nothing to take away.
        }
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
