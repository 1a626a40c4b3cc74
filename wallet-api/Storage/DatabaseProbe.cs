using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Asks the database whether the service can work with it.</summary>
internal sealed partial class DatabaseProbe(QueryRunner queries, Database database)
{
    private static readonly int NewestMigration = typeof(DatabaseProbe).Assembly.GetManifestResourceNames()
        .Select(name => Migration().Match(name)).Where(match => match.Success)
        .Max(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>Returns when the writer answers and has our tables; at the start, also that its schema is as new as this release.</summary>
    /// <exception cref="DatabaseException">It does not; the message says what is wrong.</exception>
    public async Task CheckAsync(bool withSchema, CancellationToken cancel)
    {
        if (withSchema)
            await CheckSchemaAsync(cancel);
        await _queries.ListAsync(new SqlText().Sql("SELECT wallet_id FROM balances LIMIT 1"), _ => 0, stale: false, cancel);
    }

    private async Task CheckSchemaAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT COALESCE(MAX(CAST(version AS UNSIGNED)), 0), @@session.max_allowed_packet FROM ")
            .Sql(Schema.HistoryTable).Sql(" WHERE success = 1");
        var (version, maxPacket) = (await _queries.ListAsync(sql, row => (row.GetInt32(0), row.GetInt64(1)), stale: false, cancel))[0];
        database.MaxPacket = maxPacket;
        if (version < NewestMigration)
        {
            throw new DatabaseException(
                DatabaseFault.Unavailable, $"the schema has version {version} and this release needs {NewestMigration}; run wallet-api migrate");
        }
    }

    [GeneratedRegex(@"\.Migrations\.V(\d+)__.*\.sql$")]
    private static partial Regex Migration();
}
