using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Flow logs of VPCs and subnets.</summary>
internal sealed class FlowLogOperations(Network network, Ec2Tags tags, Paging paging)
{
    private const string CloudWatch = "cloud-watch-logs";

    // VPC guide, quotas: flow logs of a single interface, subnet or VPC; not adjustable.
    private const int MostOfResource = 2;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateFlowLogs"] = new(Create, CreationAccess),
        ["DeleteFlowLogs"] = new(Delete, call => (call.Input.Texts("FlowLogId") ?? []).Select(id => tags.On("ec2:DeleteFlowLogs", id))),
        ["DescribeFlowLogs"] = new(Describe, _ => [new("ec2:DescribeFlowLogs", "*")]),
    };

    private IEnumerable<AccessRequest> CreationAccess(AwsCall call)
    {
        var resources = (call.Input.Texts("ResourceId") ?? []).Select(id => tags.On("ec2:CreateFlowLogs", id));
        AccessRequest[] role = call.Input.Text("DeliverLogsPermissionArn") is { } arn
            ? [AccessRules.PassRole(arn, "vpc-flow-logs.amazonaws.com")]
            : [];
        return [.. Ec2Tags.Creation(call, "vpc-flow-log"), .. resources, .. role];
    }

    private JsonObject Create(AwsCall call)
    {
        var (created, refused) = (new List<string>(), new List<JsonObject>());
        if ((call.Input.Text("LogDestinationType") ?? CloudWatch) == CloudWatch && call.Input.Text("DeliverLogsPermissionArn") is null)
            throw new AwsFault("InvalidParameter", "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
        foreach (var resource in call.Input.Texts("ResourceId")
            ?? throw new AwsFault("MissingParameter", "The request must contain the parameter ResourceIds"))
        {
            var log = Asked(call, resource);
            if (!network.Exists(resource))
                refused.Add(Refusal(
                    resource, Network.TypeOf(resource) == "subnet" ? "InvalidSubnetID.NotFound" : "InvalidVpcId.NotFound", $"The ID '{resource}' does not exist"));
            else if (network.FlowLogs.Values.Any(l => l with { Id = log.Id, CreatedAt = log.CreatedAt, RoleArn = log.RoleArn } == log))
                refused.Add(Refusal(resource, "FlowLogAlreadyExists",
                    $"There is an existing Flow Log with the same configuration and log destination for {resource}."));
            else if (network.FlowLogs.Values.Count(l => l.ResourceId == resource) >= MostOfResource)
                refused.Add(Refusal(resource, "FlowLogsLimitExceeded", $"The maximum number of flow logs of {resource} has been reached."));
            else
                created.Add(Add(call, log));
        }
        return new() { ["flowLogIdSet"] = CallMembers.ToJsonArray(created), ["unsuccessful"] = CallMembers.ToJsonArray(refused) };
    }

    private string Add(AwsCall call, FlowLog log)
    {
        network.FlowLogs[log.Id] = log;
        tags.Put(log.Id, Ec2Tags.Specified(call, "vpc-flow-log"));
        return log.Id;
    }

    private FlowLog Asked(AwsCall call, string resource) => new(
        network.Ids.Resource("fl"), resource, call.Input.Text("TrafficType") ?? "ALL",
        call.Input.Text("LogDestinationType") ?? CloudWatch,
        call.Input.Text("LogGroupName"), call.Input.Text("LogDestination"), call.Input.Text("DeliverLogsPermissionArn"), network.Now);

    private JsonObject Delete(AwsCall call)
    {
        var ids = call.Input.Texts("FlowLogId") ?? [];
        var missing = ids.Where(id => !network.FlowLogs.Remove(id)).ToArray();
        foreach (var id in ids)
            network.Tags.Remove(id);
        return new()
        {
            ["unsuccessful"] = CallMembers.ToJsonArray(missing
                .Select(id => Refusal(id, "InvalidFlowLogId.NotFound", $"These flow log ids in the input list are not found: {id}"))),
        };
    }

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<FlowLog>("flowLogSet", "FlowLogId", l => l.Id, new Dictionary<string, Func<FlowLog, IEnumerable<string?>>>
        {
            ["flow-log-id"] = l => [l.Id],
            ["resource-id"] = l => [l.ResourceId],
            ["log-group-name"] = l => [l.LogGroupName],
            ["traffic-type"] = l => [l.TrafficType],
        }, Show, id => new("InvalidFlowLogId.NotFound", $"The flow log ID '{id}' does not exist"))
            .Answer(call, network.FlowLogs.Values, network, paging);

    private string? Trouble(FlowLog log) => log is { DestinationType: CloudWatch, LogGroupName: { } group, RoleArn: { } role }
        ? network.Delivery?.Deliver(group, role)
        : null;

    private JsonObject Show(FlowLog log) => Show(log, Trouble(log));

    private JsonObject Show(FlowLog log, string? trouble) => new()
    {
        ["flowLogId"] = log.Id,
        ["flowLogStatus"] = "ACTIVE",
        ["resourceId"] = log.ResourceId,
        ["trafficType"] = log.TrafficType,
        ["logDestinationType"] = log.DestinationType,
        ["logGroupName"] = log.LogGroupName,
        ["logDestination"] = log.Destination,
        ["deliverLogsPermissionArn"] = log.RoleArn,
        ["deliverLogsStatus"] = trouble is null ? "SUCCESS" : "FAILED",
        ["deliverLogsErrorMessage"] = trouble,
        ["creationTime"] = log.CreatedAt.Iso(),
        ["tagSet"] = tags.Show(log.Id),
    };

    private static JsonObject Refusal(string resource, string code, string message) => new()
    {
        ["resourceId"] = resource,
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
