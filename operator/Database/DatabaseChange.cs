using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Database.Parameters;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record DatabaseChange
{
    private DatabaseChange()
    {
    }

    /// <summary>Restarts an instance or all of them: waits until everything else is at rest, and goes alone.</summary>
    public virtual bool Restarts => false;

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Makes the cluster parameter group.</summary>
    internal sealed record CreateParameterGroup(ParameterGroupDesired Group) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBClusterParameterGroup {Group.Name}", "Create", Group.Family);
    }

    /// <summary>Sets parameters; static ones wait for a restart.</summary>
    internal sealed record SetParameters(string Group, IReadOnlyList<Parameter> Parameters, ParameterGroupObserved Before) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBClusterParameterGroup {Group}", "Modify", string.Join(", ", Parameters.Select(parameter =>
            $"{parameter.ParameterName} {Before.Values.GetValueOrDefault(parameter.ParameterName!)?.Value ?? "(default)"} -> {parameter.ParameterValue}")));
    }

    /// <summary>Gives parameters back to the engine's defaults.</summary>
    internal sealed record ResetParameters(string Group, IReadOnlyList<Parameter> Parameters) : DatabaseChange
    {
        public override PlannedChange Describe() =>
            new($"DBClusterParameterGroup {Group}", "Reset", string.Join(", ", Parameters.Select(parameter => parameter.ParameterName)));
    }

    /// <summary>Makes an empty cluster.</summary>
    internal sealed record CreateCluster(ClusterDesired Cluster, string Version) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBCluster {Cluster.Id}", "Create", Version);
    }

    /// <summary>Makes a cluster from a backup; it keeps its former administrator's password.</summary>
    internal sealed record RestoreCluster(ClusterDesired Cluster, RestoreFromSpec From) : DatabaseChange
    {
        public override PlannedChange Describe() =>
            new($"DBCluster {Cluster.Id}", "Restore", $"from {From.SnapshotIdentifier ?? From.ClusterIdentifier}");
    }

    /// <summary>Changes fields of the cluster that restart nothing.</summary>
    internal sealed record ModifyCluster(string Id, ModifyDBClusterRequest Request, string Detail) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBCluster {Id}", "Modify", Detail);
    }

    /// <summary>Gives the administrator of a restored cluster the platform's password.</summary>
    internal sealed record SetAdminPassword(ClusterDesired Cluster) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBCluster {Cluster.Id}", "SetPassword", "of the administrator");
    }

    /// <summary>Installs a newer engine version on all instances.</summary>
    internal sealed record UpgradeCluster(string Id, string From, string To) : DatabaseChange
    {
        public override bool Restarts => true;

        public override PlannedChange Describe() => new($"DBCluster {Id}", "Upgrade", $"{From} -> {To}", ChangeEffect.Restart);
    }

    /// <summary>Starts a stopped cluster.</summary>
    internal sealed record StartCluster(string Id) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBCluster {Id}", "Start", "");
    }

    /// <summary>Makes another instance the writer.</summary>
    internal sealed record FailOver(string Cluster, string From, string To) : DatabaseChange
    {
        public override bool Restarts => true;

        public override PlannedChange Describe() => new($"DBCluster {Cluster}", "Failover", $"{From} -> {To}", ChangeEffect.Restart);
    }

    /// <summary>Adds an instance.</summary>
    internal sealed record CreateMember(
        string Id, string Cluster, string Class, MemberDesired Settings, IReadOnlyDictionary<string, string> Tags) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBInstance {Id}", "Create", Class);
    }

    /// <summary>Changes fields of an instance that do not restart it.</summary>
    internal sealed record ModifyMember(string Id, ModifyDBInstanceRequest Request, string Detail) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBInstance {Id}", "Modify", Detail);
    }

    /// <summary>Moves an instance to another class.</summary>
    internal sealed record ChangeClass(string Id, string From, string To, ChangeEffect Effect) : DatabaseChange
    {
        public override bool Restarts => true;

        public override PlannedChange Describe() => new($"DBInstance {Id}", "Modify", $"DBInstanceClass {From} -> {To}", Effect);
    }

    /// <summary>Restarts an instance, so that static parameters take effect.</summary>
    internal sealed record Reboot(string Id, ChangeEffect Effect) : DatabaseChange
    {
        public override bool Restarts => true;

        public override PlannedChange Describe() => new($"DBInstance {Id}", "Reboot", "for static parameters", Effect);
    }

    /// <summary>Deletes an instance; the data is the cluster's.</summary>
    internal sealed record DeleteMember(string Id) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBInstance {Id}", "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Repairs tags.</summary>
    internal sealed record Tag(string Resource, string Arn, TagChanges Tags) : DatabaseChange
    {
        public override PlannedChange Describe() => new(Resource, "Tag", string.Join(", ", Tags.Set.Keys.Concat(Tags.Remove)));
    }

    /// <summary>Takes a snapshot of the cluster.</summary>
    internal sealed record CreateSnapshot(string Id, string Cluster, IReadOnlyDictionary<string, string> Tags) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBClusterSnapshot {Id}", "Create", Cluster);
    }

    /// <summary>Deletes the cluster with its data.</summary>
    internal sealed record DeleteCluster(string Id) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBCluster {Id}", "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Deletes the cluster parameter group.</summary>
    internal sealed record DeleteParameterGroup(string Name) : DatabaseChange
    {
        public override PlannedChange Describe() => new($"DBClusterParameterGroup {Name}", "Delete", "", ChangeEffect.Destroy);
    }
}
