using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>A manual snapshot of a cluster: outlives it.</summary>
internal sealed class DbClusterSnapshot
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DbCluster Source { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required IEngineSnapshot Data { get; init; }

    /// <summary>What the cluster was when it was taken, as members of the answer.</summary>
    public required JsonObject Facts { get; init; }

    public string Status { get; set; } = "creating";

    public Dictionary<string, string> Tags { get; init; } = [];
}
