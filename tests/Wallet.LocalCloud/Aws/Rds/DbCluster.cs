using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>An Aurora cluster.</summary>
internal sealed class DbCluster
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string ResourceId { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DbSubnetGroup SubnetGroup { get; init; }

    public required IDatabaseEngine Engine { get; init; }

    public required string MasterUsername { get; init; }

    public string Status { get; set; } = "creating";

    public required string EngineVersion { get; set; }

    public required int Port { get; set; }

    public required ParameterGroup ParameterGroup { get; set; }

    public required IReadOnlyList<string> SecurityGroups { get; set; }

    public bool DeletionProtection { get; set; }

    /// <summary>When the storage last changed to I/O-Optimized: the way back opens 30 days later.</summary>
    public DateTimeOffset? IoOptimizedSince { get; set; }

    /// <summary>Members that are shown as they were given: nothing hangs on them here.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Accepted changes that do not show yet.</summary>
    public JsonObject Pending { get; } = [];

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Its instances, in order of creation.</summary>
    public List<DbInstance> Members { get; } = [];

    public DbInstance? Writer => Members.Find(member => member.IsWriter);

    /// <summary>The reader that a failover would choose.</summary>
    public DbInstance? Heir => Members
        .Where(member => !member.IsWriter && member.Status == "available")
        .MinBy(member => member.PromotionTier);

    /// <summary>Makes a member the writer.</summary>
    public void Promote(DbInstance target)
    {
        foreach (var member in Members)
            member.IsWriter = member == target;
    }

    /// <summary>Sets the status of the cluster and of all its members.</summary>
    public void SetStatus(string status)
    {
        Status = status;
        foreach (var member in Members)
            member.Status = status;
    }

    /// <summary>Gives the server its parameters: the cluster's, over which the writer's own group goes.</summary>
    public void ApplyParameters() => Engine.SetParameters(Merged(ParameterGroup, Writer?.ParameterGroup));

    public static Dictionary<string, string> Merged(ParameterGroup cluster, ParameterGroup? instance)
    {
        var merged = new Dictionary<string, string>(cluster.Values);
        foreach (var (name, value) in instance?.Values ?? [])
            merged[name] = value;
        return merged;
    }
}
