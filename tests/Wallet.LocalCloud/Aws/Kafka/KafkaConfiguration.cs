namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>A configuration with all its revisions; a revision never changes.</summary>
internal sealed class KafkaConfiguration
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> KafkaVersions { get; init; }

    public Dictionary<string, string> Tags { get; } = [];

    /// <summary>Revisions from 1 on.</summary>
    public List<Revision> Revisions { get; } = [];

    /// <summary>One state of it; the properties are base64, as they came.</summary>
    internal sealed record Revision(DateTimeOffset Created, string Description, string ServerProperties);
}
