namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Kafka versions and broker types that the simulated region offers.</summary>
internal static class KafkaCatalog
{
    private const string Kraft = ".kraft";

    /// <summary>
    /// Versions from the oldest to the newest: MSK guide, "Supported Apache Kafka versions". KRaft is a version of its own beside
    /// ZooKeeper's from 3.7 on and the only one from 4.0 on ("Metadata management").
    /// </summary>
    public static readonly IReadOnlyList<string> Versions =
    [
        .. Deprecated(),
        "3.6.0", "3.7.x", "3.7.x.kraft", "3.8.x", "3.8.x.kraft", "3.9.x", "3.9.x.kraft", "4.0.x.kraft", "4.1.x.kraft",
    ];

    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];

    public static readonly IReadOnlyList<string> BrokerTypes =
        ["kafka.t3.small", .. Sizes.Select(size => "kafka.m5." + size), .. Sizes[..^1].Select(size => "kafka.m7g." + size)];

    /// <summary>Position in the order of versions; -1 for one that is not offered.</summary>
    public static int Order(string version) => Array.IndexOf([.. Versions], version);

    /// <summary>Past its end of support: listed, but not given to new clusters.</summary>
    public static bool IsDeprecated(string version) => Deprecated().Contains(version);

    /// <summary>Versions that new clusters can have.</summary>
    public static IEnumerable<string> Supported => Versions.Where(version => !IsDeprecated(version));

    /// <summary>Versions that a cluster of this one can be brought to: newer supported ones, not across the change to KRaft.</summary>
    public static IEnumerable<string> Targets(string version)
        => Versions.Skip(Order(version) + 1).Where(target => !IsDeprecated(target) && IsKraft(target) == IsKraft(version));

    private static bool IsKraft(string version) => version.EndsWith(Kraft, StringComparison.Ordinal);

    private static string[] Deprecated() =>
    [
        "1.1.1", "2.2.1", "2.3.1", "2.4.1.1", "2.5.1", "2.6.0", "2.6.1", "2.6.2", "2.6.3", "2.7.0", "2.7.1", "2.7.2", "2.8.0", "2.8.1",
        "2.8.2.tiered", "3.1.1", "3.2.0", "3.3.1", "3.3.2", "3.4.0", "3.5.1",
    ];
}
