namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>A security group.</summary>
internal sealed record SecurityGroup(string Id, string Name, string Description, string VpcId, DateTimeOffset CreatedAt)
{
    /// <summary>Its rules by id.</summary>
    public SortedDictionary<string, SecurityGroupRule> Rules { get; } = [];
}
