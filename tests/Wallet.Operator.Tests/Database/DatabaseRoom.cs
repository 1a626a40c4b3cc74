using Amazon.RDS.Model;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.Operator.Database;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>The database room on a simulated account, in which network and security are in place.</summary>
public abstract class DatabaseRoom : IAsyncLifetime
{
    private const int Patience = 2000;

    /// <summary>Name of the cluster and of its parameter group.</summary>
    protected const string Cluster = "wp-demo-1a2b3c4d-aurora";

    internal LocalAccount Account { get; private set; } = null!;

    internal DatabaseStep Step { get; private set; } = null!;

    /// <summary>The pass as the next one is made; remembers what the last one wrote into the status.</summary>
    internal PlatformPass Pass { get; set; } = null!;

    internal virtual RdsQuotas? Quotas => null;

    internal virtual RdsTimings? Timings => null;

    internal virtual Hostility? Hostility => null;

    public async Task InitializeAsync()
    {
        Account = await LocalAccount.StartAsync(Quotas, Hostility, timings: Timings);
        Restart();
        Pass = await Account.PrepareAsync();
    }

    public async Task DisposeAsync() => await Account.DisposeAsync();

    /// <summary>A new process: it knows only what is written down.</summary>
    internal void Restart() => Step = new DatabaseStep(Account.Regions, TestRooms.Tools(Account.Clock));

    internal void WithDatabase(Func<DatabaseSettings, DatabaseSettings> change)
        => Pass = Pass.With(settings => settings with { Database = change(settings.Database) }) with { Generation = Pass.Generation + 1 };

    internal void WithDeletion(DeletionPolicy policy)
        => Pass = Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = policy } });

    /// <summary>One pass; what it remembers is in the next.</summary>
    internal async Task<StepOutcome> PassAsync()
    {
        var outcome = await Step.ReconcileAsync(Pass, CancellationToken.None);
        Pass = Pass.After(outcome);
        return outcome;
    }

    /// <summary>Passes until it is in sync, with the clock turned to each wake-up.</summary>
    internal Task<StepOutcome> BuildAsync() => UntilAsync(outcome => outcome is StepOutcome.InSync);

    /// <summary>Passes until an outcome is as wanted.</summary>
    internal async Task<StepOutcome> UntilAsync(Func<StepOutcome, bool> isWanted)
    {
        StepOutcome? outcome = null;
        for (var passes = 0; passes < Patience; passes++)
        {
            outcome = await PassAsync();
            if (isWanted(outcome))
                return outcome;
            Account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        }

        throw new TimeoutException($"Not as wanted after {Patience} passes: {outcome}");
    }

    /// <summary>Passes for a while, whatever comes of them.</summary>
    internal async Task<StepOutcome> RunAsync(TimeSpan time, Action? before = null)
    {
        var end = Account.Clock.GetUtcNow() + time;
        StepOutcome outcome;
        do
        {
            before?.Invoke();
            outcome = await PassAsync();
            Account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        }
        while (Account.Clock.GetUtcNow() < end);
        return outcome;
    }

    internal IReadOnlyList<string> Mutations => Account.Mutations("rds");

    internal int Calls(string operation) => Account.Journal.Mutations.Count(call => call.Operation == operation);

    internal async Task<DBCluster> ClusterAsync()
        => (await Account.Clients.RDS.DescribeDBClustersAsync(new() { DBClusterIdentifier = Cluster })).DBClusters!.Single();

    internal async Task<List<DBClusterMember>> MembersAsync() => (await ClusterAsync()).DBClusterMembers!;

    internal async Task<string> WriterAsync() => (await MembersAsync()).Single(member => member.IsClusterWriter is true).DBInstanceIdentifier!;

    internal async Task<List<DBInstance>> InstancesAsync() => (await Account.Clients.RDS.DescribeDBInstancesAsync(new())).DBInstances!;

    internal async Task<StepOutcome> TearDownAsync() => await Step.TearDownAsync(Account, Pass);
}
