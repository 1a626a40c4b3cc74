namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Kafka versions and broker types that the simulated region offers.</summary>
internal static class KafkaCatalog
{
    /// <summary>Versions from the oldest to the newest.</summary>
    public static readonly IReadOnlyList<string> Versions =
        ["2.8.1", "3.3.2", "3.4.0", "3.5.1", "3.6.0", "3.7.x", "3.8.x", "3.9.x", "4.0.x.kraft"];

    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];

    public static readonly IReadOnlyList<string> BrokerTypes =
        ["kafka.t3.small", .. Sizes.Select(size => "kafka.m5." + size), .. Sizes[..^1].Select(size => "kafka.m7g." + size)];

    /// <summary>Position in the order of versions; -1 for one that is not offered.</summary>
    public static int Order(string version) => Array.IndexOf([.. Versions], version);

    /// <summary>Versions that a cluster of this one can be brought to: newer ones, not across the change to KRaft.</summary>
    public static IEnumerable<string> Targets(string version)
        => Versions.Skip(Order(version) + 1).Where(target => target.EndsWith("kraft", StringComparison.Ordinal) == version.EndsWith("kraft", StringComparison.Ordinal));
}
