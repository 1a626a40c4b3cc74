using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Keeps KMS keys, IAM roles and secrets.</summary>
internal sealed class SecurityStep(AwsRegions regions, RoomTools tools) : AwsRoom<SecurityDesired, SecurityObserved>(regions, tools)
{
    private readonly AwsRegions _regions = regions;
    private readonly SecurityMemory _memory = new(tools.Time);
    private readonly KeyCreations _creations = new(tools.Time);

    public override string Component => SecurityNames.Component;

    public override string ConditionType => ConditionTypes.SecurityReady;

    public override IReadOnlyList<string> Needs => ["network"];

    internal override Fault Judge(PlatformPass pass, AwsChange change, Fault fault) => SecurityFaults.Of(change, fault);

    // The ARN of a new key is written down before anything else: CreateKey has no identity, and a search may not show the key for seconds.
    internal override async Task<string?> SendAsync(PlatformPass pass, AwsChange change, CancellationToken cancellationToken)
    {
        if (change.Request is CreateKeyRequest)
            _creations.Begin(change.What.Resource);
        try
        {
            var request = SecretRequests.WithValue(pass, change.Request);
            var answer = await _regions.For(pass.Settings.Region).SendAsync(request, pass.Uid, cancellationToken);
            if (answer is CreateKeyResponse { KeyMetadata.Arn: { } arn })
                await pass.RememberAsync(new RememberedResource(Component, SecurityNames.KeyKind, arn), cancellationToken);
            return answer.ResponseMetadata?.RequestId;
        }
        finally
        {
            Changed(pass, change);
        }
    }

    protected override Task<SecurityObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new SecurityReader(aws.Clients, pass, _memory).ReadAsync(
            KeyPurpose.For(pass.Settings.Security), withValues: true, cancellationToken);

    protected override Task<SecurityObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new SecurityReader(aws.Clients, pass, _memory).ReadAsync(KeyPurpose.All, withValues: false, cancellationToken);

    protected override void Changed(PlatformPass pass, AwsChange change) => _memory.Mutated(change.What.Resource);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, SecurityObserved observed) => observed.Holdings(pass.Uid);

    protected override SecurityObserved Only(SecurityObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override SecurityDesired? Desire(PlatformPass pass, SecurityObserved observed)
        => pass.Find<NetworkFacts>() is { } network
            ? SecurityDesired.For(pass, Account(pass), network, SecurityLosses.Of(pass, observed))
            : null;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, SecurityObserved observed)
        => SecurityReport.FactsOf(pass, Account(pass), observed) is { } facts ? [facts] : [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, SecurityDesired? desired, SecurityObserved observed)
        => desired is null ? RoomPlan<AwsChange>.Empty : SecurityDiff.Between(pass, desired, observed);

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, SecurityObserved observed)
        => open.Where(change => change.Request is not CreateKeyRequest || _creations.IsOpen(change.What.Resource));

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, SecurityDesired desired, SecurityObserved observed, IReadOnlyList<AwsChange> planned)
    {
        var unreadable = observed.Secrets.Values.Where(secret => secret.IsUnreadable).Select(secret => secret.Arn).Order(StringComparer.Ordinal).ToList();
        if (unreadable.Count > 0)
            yield return Finding.Stuck(
                "SecretUnreadable",
                $"Not in the form {{\"username\": …, \"password\": …}}: {string.Join(", ", unreadable)}. Make an earlier version current again.");
        if (planned.Count == 0 && Unsettled(desired, observed).ToList() is { Count: > 0 } unsettled)
            yield return Finding.Moving("Settling", $"Waiting: {string.Join(", ", unsettled)}.");
    }

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, SecurityObserved observed)
        => RoomPlan<AwsChange>.Of(new SecurityTeardown(pass, observed).Changes());

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, SecurityObserved observed)
    {
        if (new SecurityTeardown(pass, observed).Changes() is { Count: > 0 } left)
            yield return Finding.Moving("Deleting", $"Still there: {string.Join(", ", left.Select(change => change.What.Resource))}.");
    }

    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, SecurityObserved observed)
        => accepted with { Keys = KeyPurpose.ModeOf([.. observed.Keys.Keys]) };

    protected override bool StaysRemembered(RememberedResource gone, SecurityObserved observed) => SecurityLosses.StaysRemembered(gone, observed);

    private static IEnumerable<string> Unsettled(SecurityDesired desired, SecurityObserved observed)
    {
        foreach (var key in observed.Keys.Values.Where(key => key.Lifecycle != KeyLifecycle.Enabled))
            yield return $"key {key.Alias} is {key.State}";
        foreach (var key in observed.Keys.Values.Where(key => key.Lifecycle == KeyLifecycle.Enabled && key.Content.Policy is null))
            yield return $"the policy of key {key.Alias} cannot be read yet";
        foreach (var secret in desired.Secrets.Where(secret => observed.Secrets.ContainsKey(secret.Purpose) && !observed.Values.ContainsKey(secret.Purpose)))
            yield return $"secret {secret.Name} has no value yet";
    }

    // Every reading makes sure of the account first.
    private AwsAccount Account(PlatformPass pass) => _regions.For(pass.Settings.Region).KnownAccount!;
}
