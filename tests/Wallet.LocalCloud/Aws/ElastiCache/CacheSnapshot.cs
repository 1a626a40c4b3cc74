using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>A manual snapshot: outlives its replication group.</summary>
internal sealed class CacheSnapshot
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string GroupId { get; init; }

    public required IEngineSnapshot Data { get; init; }

    /// <summary>What the group was when it was taken, as members of the answer.</summary>
    public required JsonObject Facts { get; init; }

    public string Status { get; set; } = "creating";

    public Dictionary<string, string> Tags { get; init; } = [];
}
