using Amazon.Kafka.Model;
using Wallet.Operator.Messaging;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>The room in an account of its own: what its tests start from.</summary>
public abstract class MessagingGround : IAsyncLifetime
{
    /// <summary>Name of cluster and configuration.</summary>
    protected const string Name = "wp-demo-1a2b3c4d-kafka";

    private protected FakeTopics Topics { get; } = new();

    private protected LocalAccount Account { get; private set; } = null!;

    private protected MessagingStep Step { get; private set; } = null!;

    private protected PlatformPass Pass { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Account = await LocalAccount.StartAsync();
        Restart();
        Pass = await Account.PrepareAsync();
    }

    public async Task DisposeAsync() => await Account.DisposeAsync();

    /// <summary>Another process, without any memory.</summary>
    private protected void Restart() => Step = new MessagingStep(Account.Regions, Topics, TestRooms.Tools(Account.Clock));

    private protected async Task<StepOutcome> PassAsync() => await Step.ReconcileAsync(Pass, CancellationToken.None);

    /// <summary>Builds what the spec says, and forgets the calls.</summary>
    private protected async Task<StepOutcome> BuildAsync(Func<MessagingSettings, MessagingSettings>? change = null)
    {
        Ask(change ?? (same => same));
        var built = await Step.BuildAsync(Account, Pass);
        Pass = Pass.After(built);
        Account.Journal.Clear();
        Topics.Mutations.Clear();
        return built;
    }

    /// <summary>Another spec.</summary>
    private protected void Ask(Func<MessagingSettings, MessagingSettings> change) => Pass = Pass.With(settings => settings with
    {
        Messaging = change(settings.Messaging),
    }) with
    { Generation = Pass.Generation + 1 };

    /// <summary>Passes, each when the one before asked for it, until one of them fits.</summary>
    private protected async Task<StepOutcome> UntilAsync(Func<StepOutcome, bool> fits)
    {
        StepOutcome? outcome = null;
        for (var passes = 0; passes < 3000; passes++)
        {
            outcome = await PassAsync();
            if (fits(outcome))
                return outcome;
            Account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        }

        throw new TimeoutException($"No outcome fits: {outcome}");
    }

    private protected async Task<Cluster> ClusterAsync() => (await Account.Clients.Kafka.ListClustersV2Async(new())).ClusterInfoList!.Single();

    private protected static AcceptedStatus AcceptedOf(StepOutcome outcome) => outcome.Accept!(new AcceptedStatus());
}
