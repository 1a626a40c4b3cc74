using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>
/// States that clusters and instances are put into from outside. Statuses: Aurora guide, "Viewing DB cluster status" and
/// "Viewing DB instance status". Those that AWS leaves on its own end after a while; the others stay until the user does
/// what the guide says.
/// </summary>
internal sealed class RdsResourceStates(RdsState state)
{
    /// <summary>A key that cannot be used leaves this long to give it back (Aurora guide, encrypting a DB cluster).</summary>
    private static readonly TimeSpan Recoverable = TimeSpan.FromDays(7);

    private static readonly string[] Passing = ["backing-up", "failing-over", "maintenance", "modifying", "upgrading"];

    private static readonly ResourceKind Clusters = new(
        "cluster",
        ["available", .. Passing, "failed", RdsStatus.KeyLost, RdsStatus.KeyLostForGood],
        ["failed", RdsStatus.IncompatibleRestore, RdsStatus.RolledBack]);

    private static readonly ResourceKind Instances = new(
        "instance",
        [
            "available", "backing-up", "maintenance", "modifying", "rebooting", "upgrading", "failed", RdsStatus.IncompatibleNetwork,
            RdsStatus.IncompatibleParameters, RdsStatus.IncompatibleRestore, RdsStatus.NoCapacity, RdsStatus.StorageFull,
        ],
        ["failed", RdsStatus.IncompatibleNetwork, RdsStatus.IncompatibleParameters, RdsStatus.NoCapacity]);

    public static IReadOnlyList<ResourceKind> Kinds { get; } = [Clusters, Instances];

    public IEnumerable<ResourceState> All =>
    [
        .. state.Clusters.Values.Select(cluster => Shown(Clusters, cluster.Id, cluster.Status)),
        .. state.Instances.Values.Select(instance => Shown(Instances, instance.Id, instance.Status)),
    ];

    public bool Set(string kind, string name, string status) => kind == Clusters.Name
        ? Set(state.Clusters.GetValueOrDefault(RdsState.Id(name)), status)
        : Set(state.Instances.GetValueOrDefault(RdsState.Id(name)), status);

    private bool Set(DbCluster? cluster, string status)
    {
        if (cluster is null)
            return false;
        if (status is RdsStatus.KeyLost or RdsStatus.KeyLostForGood)
            LoseKey(cluster, status);
        else if (cluster.Status is RdsStatus.KeyLost or RdsStatus.KeyLostForGood && status == "available")
            FindKey(cluster);
        else
            cluster.Status = status;
        if (Passing.Contains(status))
            state.Agenda.After(state.Timings.PassingState, () => Pass(cluster, status), () => cluster.Engine.Ready);
        return true;
    }

    /// <summary>The server stops: data that cannot be decrypted cannot be served.</summary>
    private void LoseKey(DbCluster cluster, string status)
    {
        cluster.SetStatus(status);
        cluster.Engine.Stop();
        state.Note(cluster, "failure", "The DB cluster cannot access its KMS key");
        if (status == RdsStatus.KeyLost)
        {
            state.Agenda.After(Recoverable, () =>
            {
                if (cluster.Status == RdsStatus.KeyLost)
                    cluster.SetStatus(RdsStatus.KeyLostForGood);
            });
        }
    }

    private static void FindKey(DbCluster cluster)
    {
        cluster.SetStatus("available");
        cluster.Engine.Start();
    }

    /// <summary>A failover that AWS began on its own makes a reader the writer.</summary>
    private static void Pass(DbCluster cluster, string status)
    {
        if (cluster.Status != status)
            return;
        if (status == "failing-over" && cluster.Heir is { } heir)
            cluster.Promote(heir);
        cluster.Status = "available";
    }

    private bool Set(DbInstance? instance, string status)
    {
        if (instance is null)
            return false;
        instance.Status = status;
        instance.RefusedParameters = status == RdsStatus.IncompatibleParameters ? instance.EffectiveParameters() : null;
        if (status is "backing-up" or "maintenance" or "modifying" or "rebooting" or "upgrading")
        {
            state.Agenda.After(state.Timings.PassingState, () =>
            {
                if (instance.Status == status)
                    instance.Status = "available";
            });
        }

        return true;
    }

    private ResourceState Shown(ResourceKind kind, string name, string status)
        => new("rds", kind.Name, name, status, state.Failures.For(kind.Name, name));
}
