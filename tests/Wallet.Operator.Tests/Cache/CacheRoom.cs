using Amazon.ElastiCache.Model;
using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>The cache room on a simulated account, in which network and security are in place.</summary>
public abstract class CacheRoom : IAsyncLifetime
{
    /// <summary>Name of the replication group and of its first parameter group.</summary>
    protected const string Group = "wp-demo-1a2b3c4d-redis";

    private protected LocalAccount Account { get; private set; } = null!;

    private protected CacheStep Step { get; private set; } = null!;

    private protected PlatformPass Pass { get; set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Account = await LocalAccount.StartAsync();
        Restart();
        Pass = await Account.PrepareAsync();
    }

    public async Task DisposeAsync() => await Account.DisposeAsync();

    /// <summary>A new process: it knows only what is written down.</summary>
    private protected void Restart() => Step = new CacheStep(Account.Regions, TestRooms.Tools(Account.Clock));

    private protected async Task<StepOutcome> PassAsync() => await Step.ReconcileAsync(Pass, CancellationToken.None);

    /// <summary>One pass, and the clock turned to its wake-up.</summary>
    private protected async Task<StepOutcome> StepAsync(PlatformPass pass)
    {
        var outcome = await Step.ReconcileAsync(pass, CancellationToken.None);
        Account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        return outcome;
    }

    private protected PlatformPass WithCache(Func<CacheSettings, CacheSettings> change)
        => Pass.With(settings => settings with { Cache = change(settings.Cache) });

    private protected PlatformPass WithDeletion(DeletionPolicy policy)
        => Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = policy } });

    private protected async Task<ReplicationGroup> GroupAsync()
    {
        var answer = await Account.Clients.ElastiCache.DescribeReplicationGroupsAsync(new() { ReplicationGroupId = Group });
        return answer.ReplicationGroups!.Single();
    }
}
