using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>A provisioned cluster. What can be changed is kept in the wire's own shape.</summary>
internal sealed class KafkaCluster
{
    private static readonly char[] VersionLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray();
    private int _version;

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required IKafkaEngine Engine { get; init; }

    public required IReadOnlyList<SubnetFacts> Subnets { get; init; }

    public string State { get; set; } = "CREATING";

    /// <summary>Changes with every operation: the compare-and-swap token of updates.</summary>
    public string CurrentVersion => $"K{VersionLetters[_version % 26]}{_version:D3}LOCALCLOUD";

    /// <summary>brokerNodeGroupInfo, clientAuthentication, encryptionInfo, enhancedMonitoring, openMonitoring, loggingInfo, storageMode.</summary>
    public required JsonObject Provisioned { get; init; }

    public required int Brokers { get; set; }

    public required string KafkaVersion { get; set; }

    public required string BrokerType { get; set; }

    /// <summary>Storage of each broker.</summary>
    public required int VolumeGiB { get; set; }

    public string? ConfigurationArn { get; set; }

    public long? ConfigurationRevision { get; set; }

    public DateTimeOffset? StorageGrown { get; set; }

    public Dictionary<string, string> Tags { get; init; } = [];

    public List<string> NetworkInterfaces { get; } = [];

    public SortedSet<string> ScramSecrets { get; } = new(StringComparer.Ordinal);

    public List<KafkaOperation> Operations { get; } = [];

    /// <summary>
    /// The broker whose turn it is in a rolling operation, which MSK takes down alone (MSK guide, "Update the broker size"); null while all serve.
    /// </summary>
    public int? BrokerAway { get; set; }

    public KafkaOperation? Active => Operations.Find(operation => operation.Ended is null);

    public void NextVersion() => _version++;
}
