using Amazon.EC2;
using Amazon.EC2.Model;

namespace Wallet.Operator.Network;

/// <summary>Names what keeps a resource from being deleted.</summary>
internal sealed class NetworkBlockers(IAmazonEC2 ec2)
{
    /// <summary>One sentence, the same as long as nothing changes.</summary>
    public async Task<string> ExplainAsync(NetworkChange change, CancellationToken cancellationToken)
    {
        var filter = change switch
        {
            NetworkChange.DeleteSecurityGroup group => new Filter("group-id", [group.GroupId]),
            NetworkChange.DeleteSubnet subnet => new Filter("subnet-id", [subnet.SubnetId]),
            _ => null,
        };
        var resource = change.Describe().Resource;
        if (filter is null)
            return $"{resource} is still in use.";
        var request = new DescribeNetworkInterfacesRequest { Filters = [filter] };
        var answer = await ec2.DescribeNetworkInterfacesAsync(request, cancellationToken);
        var interfaces = (answer.NetworkInterfaces ?? [])
            .Select(network => $"{network.NetworkInterfaceId} ({network.Description})")
            .Order(StringComparer.Ordinal)
            .ToList();
        return interfaces.Count == 0
            ? $"{resource} is still referred to by rules of another security group."
            : $"{resource} is still used by {string.Join(", ", interfaces)}.";
    }
}
