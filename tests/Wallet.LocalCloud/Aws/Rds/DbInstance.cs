using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>A member of a cluster.</summary>
internal sealed class DbInstance
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string ResourceId { get; init; }

    public required DbCluster Cluster { get; init; }

    public required string Zone { get; init; }

    public required string NetworkInterface { get; init; }

    /// <summary>When it became usable; nothing while it is being created.</summary>
    public DateTimeOffset? Created { get; set; }

    public string Status { get; set; } = "creating";

    public required string Class { get; set; }

    public required int PromotionTier { get; set; }

    public required ParameterGroup ParameterGroup { get; set; }

    /// <summary>ParameterApplyStatus of the instance's own group: in-sync, applying, pending-reboot.</summary>
    public string ParameterStatus { get; set; } = "in-sync";

    /// <summary>DBClusterParameterGroupStatus: in-sync, pending-reboot.</summary>
    public string ClusterParameterStatus { get; set; } = "in-sync";

    public bool IsWriter { get; set; }

    /// <summary>Why it does not answer, while its status does not say so; null while it serves.</summary>
    public AwayCause? Out { get; set; }

    /// <summary>Why its clients do not reach it; null while they do.</summary>
    public AwayCause? Away => Status switch
    {
        "rebooting" or "starting" or "stopping" or "stopped" => AwayCause.Change,
        "available" or "modifying" or "backing-up" or "maintenance" or "upgrading" => Out,
        _ => AwayCause.Failure,
    };

    /// <summary>Members that are shown as they were given.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>The parameters that it cannot start with, while its status is incompatible-parameters.</summary>
    public string? RefusedParameters { get; set; }

    /// <summary>Accepted changes that do not show yet.</summary>
    public JsonObject Pending { get; } = [];

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Names and values of both of its groups.</summary>
    public string EffectiveParameters() => string.Join('\n', DbCluster.Merged(Cluster.ParameterGroup, ParameterGroup)
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}"));

    /// <summary>It has read its parameters again.</summary>
    public void Rebooted()
    {
        ParameterStatus = "in-sync";
        ClusterParameterStatus = "in-sync";
    }
}
