using System.Collections.Concurrent;
using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging.Logs;

/// <summary>Reads what the brokers' logs need: the log group, and now and then the region's resource policies.</summary>
internal sealed class LogsReader(TimeProvider time)
{
    // As long as StepRunner lets a component that cannot be read count as ready.
    private static readonly TimeSpan PassingLimit = TimeSpan.FromMinutes(5);

    private readonly LogGroupReader _groups = new(time);
    private readonly ItemReader<string?> _policies = new(time, ReadAges.Common);
    private readonly ConcurrentDictionary<string, long> _failingSince = new(StringComparer.Ordinal);
    private readonly AwsFaults _faults = new();

    /// <summary>
    /// The log group of a platform, and what keeps logs from it. Logs are not worth as much as the brokers: a fault is a part of the answer.
    /// </summary>
    public async Task<LogsObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        try
        {
            var observed = await AskAsync(aws, pass, cancellationToken);
            _failingSince.TryRemove(pass.Uid, out _);
            return observed;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && _faults.Classify(exception) is not null)
        {
            return LogsObserved.None with { Trouble = TroubleOf(pass, _faults.Classify(exception)!) };
        }
    }

    /// <summary>The log group that a deletion meets.</summary>
    public static async Task<LogsObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new(await LogGroupReader.FindAsync(aws, MessagingNames.LogGroup(pass.Names), cancellationToken), null);

    /// <summary>Something was changed, or may have been.</summary>
    public void Mutated(PlatformPass pass)
    {
        _groups.Mutated(MessagingNames.LogGroup(pass.Names));
        _policies.Mutated(pass.Settings.Region);
    }

    private Finding TroubleOf(PlatformPass pass, Fault fault)
    {
        var isPassing = time.GetElapsedTime(_failingSince.GetOrAdd(pass.Uid, _ => time.GetTimestamp())) < PassingLimit;
        return new Finding(
            fault.Reason,
            $"What the brokers' logs need cannot be read, and they go where they went: {StatusTexts.Sentence(fault.Message)}",
            fault.NeedsPerson && !isPassing)
        { IsPassing = isPassing };
    }

    private async Task<LogsObserved> AskAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = new LogsObserved(await _groups.ReadAsync(aws, pass.Asker(), MessagingNames.LogGroup(pass.Names), cancellationToken), null);
        if (!pass.Settings.Messaging.LogsToCloudWatch)
            return observed;
        var wanted = LogsPolicy.For(await aws.AccountAsync(cancellationToken));
        var there = await _policies.ReadAsync(aws.Clients.Region, pass.Asker(), () => ReadPolicyAsync(aws, cancellationToken));
        return observed with { MissingPolicy = PolicyDocument.SameMeaning(wanted, there) ? null : wanted };
    }

    private static async Task<string?> ReadPolicyAsync(AwsRegion aws, CancellationToken ct) => (await AwsPages.ReadAllAsync<ResourcePolicy>(async token =>
    {
        var page = await aws.Clients.Logs.DescribeResourcePoliciesAsync(new() { NextToken = token }, ct);
        return (page.ResourcePolicies, page.NextToken);
    }, ct).FirstOrDefaultAsync(policy => policy.PolicyName == LogsPolicy.Name, ct))?.PolicyDocument;
}
