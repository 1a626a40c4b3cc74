namespace Wallet.LocalCloud.Engines;

/// <summary>Aurora MySQL's parameters in MariaDB's words: only those that both know and that change what a client sees.</summary>
internal static class MariaDbParameters
{
    private static readonly HashSet<string> Same =
    [
        "binlog_format", "character_set_server", "connect_timeout", "event_scheduler", "general_log", "group_concat_max_len",
        "innodb_flush_log_at_trx_commit", "innodb_lock_wait_timeout", "innodb_print_all_deadlocks", "interactive_timeout",
        "lock_wait_timeout", "log_bin_trust_function_creators", "long_query_time", "max_allowed_packet", "max_connect_errors",
        "max_connections", "max_prepared_stmt_count", "net_read_timeout", "net_write_timeout", "require_secure_transport",
        "slow_query_log", "sql_mode", "wait_timeout",
    ];

    /// <summary>Parameters that may stand in the server's options file.</summary>
    public static Dictionary<string, string> Translate(IReadOnlyDictionary<string, string> parameters)
    {
        var known = new Dictionary<string, string>();
        foreach (var (name, value) in parameters)
        {
            // Aurora's own defaults are formulas over the instance's memory: those are left to the server.
            if (value.Contains('{', StringComparison.Ordinal))
                continue;
            if (Same.Contains(name))
                known[name] = value;
            else if (name == "collation_server")
                known[name] = Collation(value);
            else if (name == "time_zone")
                known["default_time_zone"] = value.Equals("UTC", StringComparison.OrdinalIgnoreCase) ? "+00:00" : value;
            else if (name is "transaction_isolation" or "tx_isolation")
                known["transaction_isolation"] = value;
        }

        return known;
    }

    /// <summary>The same as statements for a running server.</summary>
    public static string Statements(IReadOnlyDictionary<string, string> parameters)
        => string.Concat(Translate(parameters).Select(parameter => Statement(parameter.Key, parameter.Value)));

    private static string Statement(string name, string value)
    {
        var variable = name switch
        {
            "default_time_zone" => "time_zone",
            "transaction_isolation" => "tx_isolation",
            _ => name,
        };
        var literal = decimal.TryParse(value, out _) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        return $"SET GLOBAL {variable} = {literal};\n";
    }

    // MySQL 8's collations have other names in MariaDB 10.11, by the same Unicode algorithm.
    private static string Collation(string collation) => collation switch
    {
        "utf8mb4_0900_ai_ci" => "utf8mb4_uca1400_nopad_ai_ci",
        "utf8mb4_0900_as_ci" => "utf8mb4_uca1400_nopad_as_ci",
        "utf8mb4_0900_as_cs" => "utf8mb4_uca1400_nopad_as_cs",
        "utf8mb4_0900_bin" => "utf8mb4_nopad_bin",
        _ => collation,
    };
}
