using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging.Logs;

/// <summary>Reads what the brokers' logs need: the log group, and now and then the region's resource policies.</summary>
internal sealed class LogsReader(TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly LogGroupReader _groups = new(time);
    private readonly ItemReader<string?> _policies = new(time, MaxAge);

    /// <summary>The log group of a platform, and what keeps logs from it.</summary>
    public async Task<LogsObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = new LogsObserved(await _groups.ReadAsync(aws, MessagingNames.LogGroup(pass.Names), cancellationToken), null);
        if (!pass.Settings.Messaging.LogsToCloudWatch)
            return observed;
        var wanted = LogsPolicy.For(await aws.AccountAsync(cancellationToken));
        var there = await _policies.ReadAsync(aws.Clients.Region, () => ReadPolicyAsync(aws, cancellationToken));
        return observed with { MissingPolicy = PolicyDocument.SameMeaning(wanted, there) ? null : wanted };
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

    private static async Task<string?> ReadPolicyAsync(AwsRegion aws, CancellationToken ct) => (await AwsPages.ReadAllAsync<ResourcePolicy>(async token =>
    {
        var page = await aws.Clients.Logs.DescribeResourcePoliciesAsync(new() { NextToken = token }, ct);
        return (page.ResourcePolicies, page.NextToken);
    }, ct).FirstOrDefaultAsync(policy => policy.PolicyName == LogsPolicy.Name, ct))?.PolicyDocument;
}
