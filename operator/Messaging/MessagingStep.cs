using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Keeps the MSK cluster, its configuration and its topics.</summary>
internal sealed class MessagingStep(AwsRegions regions, ITopicAdmin topics, TimeProvider time) : IPlatformStep
{
    private readonly MessagingMemory _memory = new(time);

    public string Component => MessagingNames.Component;

    public string ConditionType => ConditionTypes.MessagingReady;

    public IReadOnlyList<string> Needs => ["network", "security"];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var reader = new MessagingReader(aws, pass, _memory, topics);
        var observed = await reader.ReadAsync(cancellationToken);
        if (MessagingVerdict.Unusable(pass, observed) is { } unusable)
            return unusable;
        observed = await reader.WithTopicsAsync(observed, cancellationToken);

        var desired = pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? ClusterDesired.For(pass, network, security)
            : null;
        var changes = MessagingDiff.Between(pass, desired, observed);
        var now = MessagingGate.Now(changes, observed);
        return pass.ReadOnly
            ? MessagingVerdict.Of(pass, desired, observed, changes, changes)
            : await ApplyAsync(aws, observed, now, cancellationToken) is { } trouble
                ? MessagingVerdict.Of(pass, desired, observed with { TopicTrouble = trouble }, changes, now)
                : MessagingVerdict.Of(pass, desired, observed, changes, now);
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var observed = (await new MessagingReader(aws, pass, _memory, topics).ReadAsync(cancellationToken)).OnlyOwned(pass.Uid);
        var now = MessagingTeardown.Now(pass, observed);
        if (!pass.ReadOnly)
            await ApplyAsync(aws, observed, now, cancellationToken);
        return now.Count == 0 && MessagingTeardown.IsDone(pass, observed) ? new StepOutcome.InSync() : MessagingVerdict.Deleting(observed, now);
    }

    // What the brokers refuse is told, not thrown: it is neither AWS's fault nor Kubernetes'.
    private async Task<string?> ApplyAsync(
        AwsRegion aws, MessagingObserved observed, IReadOnlyList<MessagingChange> changes, CancellationToken cancellationToken)
    {
        var writer = new MessagingWriter(aws, _memory, topics, observed.Brokers);
        try
        {
            foreach (var change in changes)
                await writer.ApplyAsync(change, observed.Cluster?.Arn, cancellationToken);
            return null;
        }
        catch (BrokersUnreachableException exception)
        {
            return exception.Message;
        }
    }
}
