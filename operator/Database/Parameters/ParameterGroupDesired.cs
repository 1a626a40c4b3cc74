using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Parameters;

/// <summary>The cluster parameter group as it should be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Family">e.g. <c>aurora-mysql8.0</c>.</param>
/// <param name="Values">Parameters that are set, by name; all others keep the engine's default.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ParameterGroupDesired(
    string Name, string Family, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Of one platform: the operator's parameters, and over them the user's.</summary>
    public static ParameterGroupDesired For(PlatformPass pass)
    {
        var settings = pass.Settings.Database;
        var name = DatabaseNames.Cluster(pass.Names);
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["character_set_server"] = "utf8mb4",
            ["max_connections"] = FormattableString.Invariant($"{settings.MaxConnections}"),
            ["require_secure_transport"] = "ON",
            ["time_zone"] = "UTC",
        };
        if (settings.LogExports.Contains("slowquery"))
            values["slow_query_log"] = "1";
        if (settings.LogExports.Contains("audit"))
        {
            values["server_audit_logging"] = "1";
            values["server_audit_events"] = "CONNECT,QUERY_DCL,QUERY_DDL";
        }
        foreach (var (parameter, value) in settings.Parameters)
            values[parameter] = value;
        return new ParameterGroupDesired(name, EngineVersion.Family(settings.EngineVersion), values, DatabaseNames.Tags(pass, name));
    }
}
