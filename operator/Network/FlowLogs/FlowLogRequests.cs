using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>
/// Changes of flow logs. A create carries no token: EC2 refuses a second one of the same subnet, log group and traffic, and a token would
/// keep one that was deleted by hand from being made again.
/// </summary>
internal static class FlowLogRequests
{
    /// <summary>Records a subnet.</summary>
    public static AwsChange Create(string subnetId, string logGroup, string roleArn, IReadOnlyDictionary<string, string> tags) => new(
        new PlannedChange(FlowLogsNames.FlowLog(subnetId), PlannedChange.Create, $"to {logGroup}"),
        new CreateFlowLogsRequest
        {
            ResourceIds = [subnetId],
            ResourceType = FlowLogsResourceType.Subnet,
            TrafficType = TrafficType.ALL,
            LogDestinationType = LogDestinationType.CloudWatchLogs,
            LogGroupName = logGroup,
            DeliverLogsPermissionArn = roleArn,
            TagSpecifications = NetworkRequests.AtCreation(ResourceType.VpcFlowLog, tags),
        });

    /// <summary>Ends a record. What was delivered stays in the log group.</summary>
    public static AwsChange Delete(FlowLogObserved log) => new(
        PlannedChange.Removal(FlowLogsNames.FlowLog(log.SubnetId), log.Id), new DeleteFlowLogsRequest { FlowLogIds = [log.Id] });

    /// <summary>What an answer says to have been refused: EC2 refuses flow logs within an answer that is none.</summary>
    public static UnsuccessfulItem? RefusedIn(object answer) => answer switch
    {
        CreateFlowLogsResponse { Unsuccessful: [var refused, ..] } => refused,
        DeleteFlowLogsResponse { Unsuccessful: [var refused, ..] } => refused,
        _ => null,
    };
}
