using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Database;

/// <summary>The cluster parameter group as it should be.</summary>
internal static class DatabaseParameters
{
    private static readonly DatabaseParameterGroupRequests Requests = new();

    /// <summary>As planned changes name the group.</summary>
    public static string Resource(string name) => $"{DatabaseNames.ParametersKind} {name}";

    /// <summary>Of one platform: the operator's parameters, and over them the user's.</summary>
    public static ParameterGroupDesired For(PlatformPass pass)
    {
        var settings = pass.Settings.Database;
        var name = DatabaseNames.Cluster(pass.Names);
        var operators = new Dictionary<string, string>
        {
            ["character_set_server"] = "utf8mb4",
            ["max_connections"] = FormattableString.Invariant($"{settings.MaxConnections}"),
            ["require_secure_transport"] = "ON",
            ["time_zone"] = "UTC",
        };
        if (settings.LogExports.Contains("slowquery"))
            operators["slow_query_log"] = "1";
        if (settings.LogExports.Contains("audit"))
        {
            operators["server_audit_logging"] = "1";
            operators["server_audit_events"] = "CONNECT,QUERY_DCL,QUERY_DDL";
        }

        return new ParameterGroupDesired(
            name,
            EngineVersion.Family(settings.EngineVersion),
            ParameterGroupDesired.Merged(operators, settings.Parameters),
            DatabaseNames.Tags(pass, name));
    }

    /// <summary>
    /// Changes of the group. It needs nothing of the other rooms and is made early, for it should rest before its first cluster.
    /// </summary>
    public static RoomPlan<AwsChange> Between(PlatformPass pass, ParameterGroupObserved? observed)
    {
        var desired = For(pass);
        var unknown = ParameterGroupDiff.Unknown(desired, observed);
        return RoomPlan<AwsChange>.Of(ParameterGroupDiff.Between(pass, Requests, DatabaseRequests.Tags, desired, observed))
            .With(unknown.Count == 0 ? null : Finding.Stuck(
                "ParameterUnknown",
                $"Cluster parameters of family {observed!.Family} have no {string.Join(", ", unknown)}: correct "
                + "spec.database.parameters."));
    }

    /// <summary>Deletes the group.</summary>
    public static AwsChange Delete(string name) => ParameterGroupDiff.Delete(Requests, name);

    /// <summary>Distinguishes one set of values from another.</summary>
    public static string Fingerprint(ParameterGroupObserved? group)
    {
        var values = (group?.Values ?? new Dictionary<string, ParameterObserved>())
            .Where(parameter => parameter.Value.IsSet)
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key}={parameter.Value.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values))))[..8];
    }
}
