using Wallet.LocalCloud.Aws.Kms;

namespace Wallet.LocalCloud.Aws;

/// <summary>Surroundings in which everything asked for exists: for a store on its own, without EC2, KMS and IAM beside it.</summary>
internal sealed class OpenSurroundings : IStoreSurroundings
{
    private int _interfaces;

    /// <summary>Log groups that were written to.</summary>
    public SortedSet<string> Logged { get; } = [];

    /// <inheritdoc/>
    public SubnetFacts? FindSubnet(string subnetId) => new(subnetId, "vpc-1", "eu-west-1" + (char)('a' + (subnetId[^1] % 3)));

    /// <inheritdoc/>
    public bool SecurityGroupExists(string groupId) => true;

    /// <inheritdoc/>
    public string? FindUsableKey(string key) => key;

    /// <inheritdoc/>
    public KeyFacts? FindKey(string key) => null;

    /// <inheritdoc/>
    public bool RoleExists(string roleArn) => true;

    /// <inheritdoc/>
    public bool LogGroupExists(string name) => true;

    /// <inheritdoc/>
    public void BeginDelivery(string logGroup)
    {
    }

    /// <inheritdoc/>
    public void WriteLog(string logGroup) => Logged.Add(logGroup);

    /// <inheritdoc/>
    public string? WhyUnusable(string bucket) => null;

    /// <inheritdoc/>
    public IEnumerable<AccessRequest> LinkedRoleAccess(string service) => [];

    /// <inheritdoc/>
    public void EnsureLinkedRole(string service)
    {
    }

    /// <inheritdoc/>
    public string AddNetworkInterface(string subnetId, IReadOnlyList<string> securityGroups, string description)
        => $"eni-{++_interfaces:x17}";

    /// <inheritdoc/>
    public void RemoveNetworkInterface(string interfaceId)
    {
    }
}
