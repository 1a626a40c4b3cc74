using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>Reads the platform's flow logs from the list that all platforms share, and their log group.</summary>
internal sealed class FlowLogsReader(AwsRegion aws, PlatformPass pass, LogGroupReader groups, TimeProvider time)
{
    // EC2 guide, flow logs: the status is of the last aggregation interval, ten minutes by default.
    private static readonly TimeSpan Youth = TimeSpan.FromMinutes(15);

    private readonly string _group = FlowLogsNames.LogGroup(pass.Names);

    /// <summary>The platform's, and as long as one is missing those that stand in its place: tagged or not.</summary>
    /// <param name="subnets">Subnets that should have one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FlowLogsObserved> ReadAsync(IReadOnlyList<string> subnets, CancellationToken cancellationToken)
    {
        var ours = (await aws.Fleet.FlowLogs.ReadAsync(pass.Asker(), cancellationToken))
            .Where(log => pass.Owns(log.Tags.FromTags())).ToList();
        var isComplete = subnets.All(subnet => ours.Exists(log => log.ResourceId == subnet));
        return new FlowLogsObserved(
            await groups.ReadAsync(aws, pass.Asker(), _group, cancellationToken), Of(isComplete ? ours : await WithOthersAsync(ours, cancellationToken)));
    }

    /// <summary>For a deletion: all that deliver to the platform's log group, and the platform's others.</summary>
    public async Task<FlowLogsObserved> ReadAllAsync(CancellationToken cancellationToken)
    {
        var ours = await DescribeAsync(new Filter($"tag:{OwnershipTags.UidKey}", [pass.Uid]), cancellationToken);
        return new FlowLogsObserved(
            await LogGroupReader.FindAsync(aws, _group, cancellationToken), Of(await WithOthersAsync(ours, cancellationToken)));
    }

    private async Task<List<FlowLog>> WithOthersAsync(List<FlowLog> ours, CancellationToken cancellationToken)
    {
        var delivering = await DescribeAsync(new Filter("log-group-name", [_group]), cancellationToken);
        return [.. ours, .. delivering.Where(log => ours.TrueForAll(known => known.FlowLogId != log.FlowLogId))];
    }

    private async Task<List<FlowLog>> DescribeAsync(Filter filter, CancellationToken cancellationToken)
        => await aws.Clients.EC2.Paginators.DescribeFlowLogs(new DescribeFlowLogsRequest { Filter = [filter] })
            .FlowLogs.ToListAsync(cancellationToken);

    private IReadOnlyList<FlowLogObserved> Of(IEnumerable<FlowLog> logs) => [.. logs.Select(Of).OrderBy(log => log.Id, StringComparer.Ordinal)];

    private FlowLogObserved Of(FlowLog log) => new(
        log.FlowLogId,
        log.ResourceId,
        log.LogDestinationType == Amazon.EC2.LogDestinationType.CloudWatchLogs ? log.LogGroupName : null,
        log.DeliverLogsPermissionArn,
        log.TrafficType == Amazon.EC2.TrafficType.ALL,
        log.DeliverLogsStatus == "FAILED" ? log.DeliverLogsErrorMessage ?? "no reason given" : null,
        log.CreationTime is { } created && time.GetUtcNow().UtcDateTime - created.ToUniversalTime() < Youth,
        log.Tags.FromTags());
}
