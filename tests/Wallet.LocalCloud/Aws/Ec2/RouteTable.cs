namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>A route table; the one without associations of a VPC's own is its main table.</summary>
internal sealed record RouteTable(string Id, string VpcId, bool IsMain)
{
    /// <summary>Gateways by destination block, besides the VPC's own addresses.</summary>
    public SortedDictionary<string, string> Routes { get; } = [];

    /// <summary>Subnets by association id.</summary>
    public SortedDictionary<string, string> Associations { get; } = [];
}
