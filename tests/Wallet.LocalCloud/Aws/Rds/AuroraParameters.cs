namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>The parameters of Aurora MySQL 3 that matter to a wallet, of clusters and of instances.</summary>
internal static class AuroraParameters
{
    private const string Switch = "0,1";
    private const string Seconds = "1-31536000";

    private static readonly IReadOnlyList<AuroraParameter> Both =
    [
        new("connect_timeout", true, "integer", "2-31536000"),
        new("event_scheduler", true, "string", "ON,OFF", "ON"),
        new("general_log", true, "boolean", Switch),
        new("group_concat_max_len", true, "integer", "4-1844674407370954752"),
        new("innodb_lock_wait_timeout", true, "integer", "1-1073741824", "50"),
        new("innodb_print_all_deadlocks", true, "boolean", Switch),
        new("interactive_timeout", true, "integer", Seconds),
        new("local_infile", true, "boolean", Switch, "0"),
        new("lock_wait_timeout", true, "integer", Seconds),
        new("log_bin_trust_function_creators", true, "boolean", Switch),
        new("log_output", true, "string", "TABLE,FILE,NONE", "FILE"),
        new("long_query_time", true, "float"),
        new("max_allowed_packet", true, "integer", "1024-1073741824"),
        new("max_connect_errors", true, "integer", "1-9223372036854775807"),
        new("max_connections", true, "integer", "1-16000", "GREATEST({log(DBInstanceClassMemory/805306368)*45},{log(DBInstanceClassMemory/8187281408)*1000})"),
        new("max_execution_time", true, "integer", "0-4294967295"),
        new("max_heap_table_size", true, "integer", "16384-1844674407370954752"),
        new("max_prepared_stmt_count", true, "integer", "0-1048576"),
        new("net_read_timeout", true, "integer", Seconds),
        new("net_write_timeout", true, "integer", Seconds),
        new("performance_schema", false, "boolean", Switch),
        new("port", false, "integer", "1150-65535", Modifiable: false),
        new("slow_query_log", true, "boolean", Switch),
        new("sql_mode", true, "list", "ALLOW_INVALID_DATES,ANSI_QUOTES,ERROR_FOR_DIVISION_BY_ZERO,HIGH_NOT_PRECEDENCE,IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO,NO_BACKSLASH_ESCAPES,NO_ENGINE_SUBSTITUTION,NO_UNSIGNED_SUBTRACTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY,PIPES_AS_CONCAT,STRICT_ALL_TABLES,STRICT_TRANS_TABLES"),
        new("table_open_cache", true, "integer", "1-524288"),
        new("thread_cache_size", true, "integer", "0-16384"),
        new("tmp_table_size", true, "integer", "1024-1844674407370954752"),
        new("transaction_isolation", true, "string", "READ-UNCOMMITTED,READ-COMMITTED,REPEATABLE-READ,SERIALIZABLE"),
        new("wait_timeout", true, "integer", Seconds),
        new("datadir", false, "string", Default: "/rdsdbdata/db/", Modifiable: false),
        new("innodb_buffer_pool_size", false, "integer", "5242880-1844674407370954752", "{DBInstanceClassMemory*3/4}"),
    ];

    private static readonly IReadOnlyList<AuroraParameter> ClusterOnly =
    [
        new("aurora_parallel_query", true, "boolean", "OFF,ON", "OFF"),
        new("binlog_format", false, "string", "ROW,STATEMENT,MIXED,OFF", "OFF"),
        new("character_set_client", true, "string"),
        new("character_set_connection", true, "string"),
        new("character_set_database", true, "string"),
        new("character_set_results", true, "string"),
        new("character_set_server", true, "string", "utf8mb3,utf8mb4,latin1,ascii,binary", "utf8mb4"),
        new("collation_connection", true, "string"),
        new("collation_server", true, "string"),
        new("default_authentication_plugin", false, "string", "mysql_native_password,sha256_password"),
        new("innodb_flush_log_at_trx_commit", true, "integer", "0-2", "1"),
        new("innodb_file_per_table", true, "boolean", Switch, "1"),
        new("lower_case_table_names", false, "integer", "0-1"),
        new("require_secure_transport", true, "string", "ON,OFF", "OFF"),
        new("server_audit_events", true, "list", "CONNECT,QUERY,QUERY_DCL,QUERY_DDL,QUERY_DML,TABLE"),
        new("server_audit_logging", true, "boolean", Switch, "0"),
        new("sync_binlog", true, "integer", "0-4294967295", "1"),
        new("time_zone", true, "string", Default: "UTC"),
        new("tls_version", false, "list", "TLSv1,TLSv1.1,TLSv1.2,TLSv1.3"),
        new("innodb_read_only", false, "boolean", Modifiable: false),
    ];

    public static readonly IReadOnlyDictionary<string, AuroraParameter> OfClusters
        = Both.Concat(ClusterOnly).ToDictionary(parameter => parameter.Name);

    public static readonly IReadOnlyDictionary<string, AuroraParameter> OfInstances = Both.ToDictionary(parameter => parameter.Name);
}
