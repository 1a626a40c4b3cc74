using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>Names what keeps a resource from being deleted.</summary>
internal sealed class NetworkBlockers(IAmazonEC2 ec2)
{
    /// <summary>One sentence, the same as long as nothing changes; null where the refusal says it all.</summary>
    public async Task<string?> ExplainAsync(AwsChange change, CancellationToken cancellationToken)
    {
        if (FilterOf(change.Request) is not { } filter)
            return null;
        var request = new DescribeNetworkInterfacesRequest { Filters = [filter] };
        var found = await ec2.Paginators.DescribeNetworkInterfaces(request).NetworkInterfaces.ToListAsync(cancellationToken);
        var interfaces = found.Select(network => $"{network.NetworkInterfaceId} ({network.Description})").Order(StringComparer.Ordinal).ToList();
        return interfaces switch
        {
            { Count: > 0 } => $"{change.What.Resource} is still used by {string.Join(", ", interfaces)}.",
            _ when change.Request is DeleteSecurityGroupRequest => $"{change.What.Resource} is still referred to by rules of another security group.",
            _ => null,
        };
    }

    private static Filter? FilterOf(AmazonWebServiceRequest request) => request switch
    {
        DeleteSecurityGroupRequest group => new Filter("group-id", [group.GroupId]),
        DeleteSubnetRequest subnet => new Filter("subnet-id", [subnet.SubnetId]),
        _ => null,
    };
}
