using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Tags of resources by their ARNs. Clusters and instances take changes only while they are available.</summary>
internal sealed class TagOperations(RdsState state)
{
    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("AddTagsToResource", new(Add, call => [AccessRules.On("rds:AddTagsToResource", Arn(call), call.Input.Tags(), Known(Arn(call)))])),
        ("RemoveTagsFromResource", new(Remove, Access)),
        ("ListTagsForResource", new(List, Access)),
    ];

    private JsonObject Add(AwsCall call)
    {
        var tags = Changeable(Arn(call));
        var added = call.Input.Tags();
        TagLimits.Check(added, tags.Keys.Union(added.Keys).Count(), "InvalidParameterValue", "InvalidParameterValue");
        foreach (var (key, value) in added)
            tags[key] = value;
        return [];
    }

    private JsonObject Remove(AwsCall call)
    {
        var tags = Changeable(Arn(call));
        foreach (var key in call.Input.Texts("TagKeys") ?? [])
            tags.Remove(key);
        return [];
    }

    private JsonObject List(AwsCall call)
        => new() { ["TagList"] = (Known(Arn(call)) ?? throw NotFound(Arn(call))).ToTagList() };

    private Dictionary<string, string> Changeable(string arn)
    {
        var id = RdsState.Id(arn);
        if (arn.Contains(":cluster:", StringComparison.Ordinal) && state.Cluster(id) is { Status: not "available" } cluster)
            throw RdsFaults.ClusterState($"DB cluster {id} is in {cluster.Status} state: its tags cannot be changed.");
        if (arn.Contains(":db:", StringComparison.Ordinal) && state.Instance(id) is { Status: not "available" } instance)
            throw RdsFaults.InstanceState($"DB instance {id} is in {instance.Status} state: its tags cannot be changed.");
        return Known(arn) ?? throw NotFound(arn);
    }

    private Dictionary<string, string>? Known(string arn)
    {
        var id = RdsState.Id(arn);
        return arn.Split(':') is not [_, _, _, _, _, var kind, ..] ? null : kind switch
        {
            "cluster" => state.Clusters.GetValueOrDefault(id)?.Tags,
            "db" => state.Instances.GetValueOrDefault(id)?.Tags,
            "cluster-snapshot" => state.Snapshots.GetValueOrDefault(id)?.Tags,
            "subgrp" => state.SubnetGroups.GetValueOrDefault(id)?.Tags,
            "cluster-pg" => state.ClusterGroups.GetValueOrDefault(id)?.Tags,
            "pg" => state.InstanceGroups.GetValueOrDefault(id)?.Tags,
            _ => null,
        };
    }

    private static AwsFault NotFound(string arn)
    {
        var id = RdsState.Id(arn);
        return arn.Split(':') is not [_, _, _, _, _, var kind, ..] ? RdsFaults.Value($"Invalid resource name: {arn}") : kind switch
        {
            "cluster" => RdsFaults.ClusterNotFound(id),
            "db" => RdsFaults.InstanceNotFound(id),
            "cluster-snapshot" => RdsFaults.SnapshotNotFound(id),
            "subgrp" => RdsFaults.SubnetGroupNotFound(id),
            "cluster-pg" or "pg" => RdsFaults.ParameterGroupNotFound(id),
            _ => RdsFaults.Value($"Invalid resource name: {arn}"),
        };
    }

    private IEnumerable<AccessRequest> Access(AwsCall call)
        => [AccessRules.On("rds:" + call.Operation, Arn(call), null, Known(Arn(call)))];

    private static string Arn(AwsCall call) => call.Input.Required("ResourceName");
}
