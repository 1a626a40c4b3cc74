using Wallet.Operator.Aws;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Database.Logs;

/// <summary>Names of this room's resources.</summary>
internal static class DatabaseLogsNames
{
    /// <summary>Component, in status and conditions. Its tags and its deletion policy are those of the spec section: database.</summary>
    public const string Component = "database-logs";

    /// <summary>Field of the spec that asks for all of it.</summary>
    public const string Field = "spec.database.logExports";

    /// <summary>The log group of one type of log, e.g. <c>audit</c>. RDS fixes it (Aurora guide, "Publishing logs to Amazon CloudWatch Logs").</summary>
    public static string LogGroup(PlatformNames names, string log) => LogGroupNames.OfCluster(DatabaseNames.Cluster(names)) + log;
}
