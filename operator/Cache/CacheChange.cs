using System.Globalization;
using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record CacheChange
{
    private CacheChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Makes the parameter group.</summary>
    internal sealed record CreateParameterGroup(ParameterGroupDesired Group) : CacheChange
    {
        public override PlannedChange Describe() => new($"CacheParameterGroup {Group.Name}", "Create", Group.Family);
    }

    /// <summary>Sets parameters.</summary>
    internal sealed record SetParameters(string Group, IReadOnlyList<ParameterNameValue> Parameters, ParameterGroupObserved Before) : CacheChange
    {
        public override PlannedChange Describe() => new($"CacheParameterGroup {Group}", "Modify", string.Join(", ", Parameters.Select(parameter =>
            $"{parameter.ParameterName} {Before.Values.GetValueOrDefault(parameter.ParameterName!)?.Value ?? "(default)"} -> {parameter.ParameterValue}")));
    }

    /// <summary>Gives parameters back to the engine's defaults.</summary>
    internal sealed record ResetParameters(string Group, IReadOnlyList<ParameterNameValue> Parameters) : CacheChange
    {
        public override PlannedChange Describe() =>
            new($"CacheParameterGroup {Group}", "Reset", string.Join(", ", Parameters.Select(parameter => parameter.ParameterName)));
    }

    /// <summary>Makes the replication group.</summary>
    internal sealed record CreateGroup(GroupDesired Group) : CacheChange
    {
        public override PlannedChange Describe() => new(
            $"ReplicationGroup {Group.Id}",
            "Create",
            $"{Group.Nodes.ToString(CultureInfo.InvariantCulture)} x {Group.Settings.NodeType}, Redis {Group.Settings.EngineVersion}");
    }

    /// <summary>Changes fields of the group.</summary>
    internal sealed record Modify(string Id, ModifyReplicationGroupRequest Request, string Detail, ChangeEffect Effect) : CacheChange
    {
        public override PlannedChange Describe() => new($"ReplicationGroup {Id}", "Modify", Detail, Effect);
    }

    /// <summary>Adds replicas.</summary>
    internal sealed record AddReplicas(string Id, int From, int To) : CacheChange
    {
        public override PlannedChange Describe() => new($"ReplicationGroup {Id}", "Modify", FormattableString.Invariant($"Replicas {From} -> {To}"));
    }

    /// <summary>Takes replicas away.</summary>
    internal sealed record RemoveReplicas(string Id, int From, int To) : CacheChange
    {
        public override PlannedChange Describe() =>
            new($"ReplicationGroup {Id}", "Modify", FormattableString.Invariant($"Replicas {From} -> {To}"), ChangeEffect.Destroy);
    }

    /// <summary>Repairs tags.</summary>
    internal sealed record Tag(string Resource, string Arn, TagChanges Tags) : CacheChange
    {
        public override PlannedChange Describe() => new(Resource, "Tag", string.Join(", ", Tags.Set.Keys.Concat(Tags.Remove)));
    }

    /// <summary>Takes a snapshot of the group.</summary>
    internal sealed record CreateSnapshot(string Name, string Group, IReadOnlyDictionary<string, string> Tags) : CacheChange
    {
        public override PlannedChange Describe() => new($"Snapshot {Name}", "Create", Group);
    }

    /// <summary>Deletes the group with its data.</summary>
    internal sealed record DeleteGroup(string Id) : CacheChange
    {
        public override PlannedChange Describe() => new($"ReplicationGroup {Id}", "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Deletes the parameter group.</summary>
    internal sealed record DeleteParameterGroup(string Name) : CacheChange
    {
        public override PlannedChange Describe() => new($"CacheParameterGroup {Name}", "Delete", "", ChangeEffect.Destroy);
    }
}
