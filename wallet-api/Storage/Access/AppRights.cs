namespace Wallet.Api.Storage.Access;

/// <summary>
/// What the application's user may do: what its statements need of each table and no more. What was booked is never deleted, and entries never
/// change. Pure. Partitions are made, dropped and moved out by procedures that run with the rights of the user that ran the migrations.
/// </summary>
internal static class AppRights
{
    // Of the whole schema, in releases before.
    private const string OfBefore = "SELECT, INSERT, UPDATE, DELETE, EXECUTE";

    /// <summary>The verbs by table.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>
    {
        ["wallets"] = "SELECT, INSERT, UPDATE",
        ["balances"] = "SELECT, INSERT, UPDATE",
        ["transactions"] = "SELECT, INSERT, UPDATE",
        ["entries"] = "SELECT, INSERT",
        ["holds"] = "SELECT, INSERT, UPDATE",
        ["kept_answers"] = "SELECT, INSERT",
        ["batches"] = "SELECT, INSERT",
        ["outbox"] = "SELECT, INSERT, DELETE",
        ["leases"] = "SELECT, INSERT, UPDATE",
        ["wallet_days"] = "SELECT, INSERT, UPDATE",
        ["ledger_history"] = "SELECT, UPDATE",
        ["barrier"] = "SELECT, UPDATE",
        ["transaction_references"] = "SELECT, INSERT, DELETE",
        ["setting_changes"] = "SELECT, INSERT",
        ["limit_profiles"] = "SELECT, INSERT, UPDATE, DELETE",
        ["limit_profile_changes"] = "SELECT, INSERT",
        ["checkpoints"] = "SELECT, INSERT",
        ["exports"] = "SELECT, INSERT, UPDATE",
        ["export_parts"] = "SELECT, INSERT",
        ["webhooks"] = "SELECT, INSERT, UPDATE, DELETE",
        ["webhook_deliveries"] = "SELECT, INSERT, UPDATE, DELETE",
        ["reference_filling"] = "SELECT, UPDATE",
        [Schema.HistoryTable] = "SELECT",
    };

    /// <summary>The procedures that it may call.</summary>
    public static IReadOnlyList<string> Procedures { get; } = ["extend_partitions", "drop_partition", "retire_partition", "drop_reference_index"];

    /// <summary>The statements that give a user these rights.</summary>
    public static IEnumerable<string> Grants(string schema, string username) =>
    [
        .. Tables.Select(table => $"GRANT {table.Value} ON `{Quoted(schema)}`.`{table.Key}` TO '{username}'@'%'"),
        .. Procedures.Select(name => $"GRANT EXECUTE ON PROCEDURE `{Quoted(schema)}`.`{name}` TO '{username}'@'%'"),
    ];

    /// <summary>
    /// The statements that take away what releases before gave, of the whole schema. There, _ and % stand for any character: the oldest wrote
    /// the name as it is, which opened axb where a_b was meant. Each fails where there is no such grant.
    /// </summary>
    public static IEnumerable<string> Revocations(string schema, string username)
        => new[] { Quoted(schema), Literal(Quoted(schema)) }.Distinct().Select(name => $"REVOKE {OfBefore} ON `{name}`.* FROM '{username}'@'%'");

    private static string Quoted(string schema) => schema.Replace("`", "``", StringComparison.Ordinal);

    private static string Literal(string schema)
        => schema.Replace("_", @"\_", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal);
}
