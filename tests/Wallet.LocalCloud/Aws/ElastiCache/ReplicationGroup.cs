using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>A primary and its replicas: one shard, cluster mode disabled.</summary>
internal sealed class ReplicationGroup
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required CacheSubnetGroup SubnetGroup { get; init; }

    public required ICacheEngine Engine { get; init; }

    public required int Port { get; init; }

    public required bool Tls { get; init; }

    public required bool AtRestEncryption { get; init; }

    public required string? KmsKey { get; init; }

    public string Status { get; set; } = "creating";

    public required string Description { get; set; }

    public required string NodeType { get; set; }

    public required string EngineVersion { get; set; }

    public required CacheParameterGroup ParameterGroup { get; set; }

    public required IReadOnlyList<string> SecurityGroups { get; set; }

    /// <summary>enabled, disabled, enabling, disabling.</summary>
    public required string AutomaticFailover { get; set; }

    public required bool MultiAz { get; set; }

    /// <summary>Tokens that clients may use: none, one, or two during a rotation. Never shown.</summary>
    public required IReadOnlyList<string> AuthTokens { get; set; }

    /// <summary>Clients may also come without a token: one was rotated in where there was none, and not set yet.</summary>
    public bool AuthOptional { get; set; }

    public DateTimeOffset? AuthTokenChanged { get; set; }

    /// <summary>SETTING or ROTATING while a token is being changed.</summary>
    public string? AuthTokenChange { get; set; }

    /// <summary>Members that are shown as they were given.</summary>
    public required JsonObject Settings { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Its nodes, each a cache cluster of one node.</summary>
    public List<CacheMember> Members { get; } = [];

    /// <summary>The number of the next node: never used twice.</summary>
    public int NextMember { get; set; } = 1;

    /// <summary>When failovers were tested: AWS allows a few a day.</summary>
    public List<DateTimeOffset> FailoverTests { get; } = [];

    public CacheMember Primary => Members.Find(member => member.IsPrimary) ?? Members[0];

    public void SetMembersStatus(string status)
    {
        foreach (var member in Members)
            member.Status = status;
    }
}
