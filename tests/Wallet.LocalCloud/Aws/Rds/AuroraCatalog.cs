namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Engine versions and instance classes that the simulated region offers.</summary>
internal static class AuroraCatalog
{
    public const string Engine = "aurora-mysql";

    public const string Family = "aurora-mysql8.0";

    public const string MajorVersion = "8.0";

    /// <summary>From the oldest to the newest; the one before the last is the default.</summary>
    public static readonly IReadOnlyList<string> Versions =
    [
        "8.0.mysql_aurora.3.04.0", "8.0.mysql_aurora.3.04.1", "8.0.mysql_aurora.3.04.2", "8.0.mysql_aurora.3.04.3",
        "8.0.mysql_aurora.3.05.2", "8.0.mysql_aurora.3.06.0", "8.0.mysql_aurora.3.06.1", "8.0.mysql_aurora.3.07.0",
        "8.0.mysql_aurora.3.07.1", "8.0.mysql_aurora.3.08.0", "8.0.mysql_aurora.3.08.1", "8.0.mysql_aurora.3.08.2",
        "8.0.mysql_aurora.3.09.0", "8.0.mysql_aurora.3.10.0",
    ];

    public static readonly string DefaultVersion = Versions[^3];

    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];

    public static readonly IReadOnlyList<string> Classes =
    [
        "db.t3.medium", "db.t3.large", "db.t4g.medium", "db.t4g.large",
        .. Sizes.Select(size => "db.r5." + size),
        .. Sizes.Except(["24xlarge"]).Select(size => "db.r6g." + size),
        .. Sizes.Append("32xlarge").Select(size => "db.r6i." + size),
        .. Sizes.Except(["24xlarge"]).Select(size => "db.r7g." + size),
        .. Sizes.Append("48xlarge").Select(size => "db.r7i." + size),
        .. Sizes.Append("48xlarge").Select(size => "db.r8g." + size),
    ];

    /// <summary>Classes with Performance Insights: none of db.t2 and db.t3, and of db.t4g not the two smallest.</summary>
    public static bool HasInsights(string instanceClass)
        => !instanceClass.StartsWith("db.t2.", StringComparison.Ordinal) && !instanceClass.StartsWith("db.t3.", StringComparison.Ordinal)
            && instanceClass is not ("db.t4g.micro" or "db.t4g.small");

    /// <summary>Position in the order of versions; -1 for one that is not offered.</summary>
    public static int Order(string version)
    {
        for (var i = 0; i < Versions.Count; i++)
        {
            if (Versions[i] == version)
                return i;
        }

        return -1;
    }
}
