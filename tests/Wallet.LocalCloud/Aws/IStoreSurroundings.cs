using Wallet.LocalCloud.Aws.Kms;

namespace Wallet.LocalCloud.Aws;

/// <summary>What the data stores ask of the network, of KMS and of IAM.</summary>
public interface IStoreSurroundings
{
    /// <summary>A subnet, or null when there is none of this id.</summary>
    SubnetFacts? FindSubnet(string subnetId);

    /// <summary>Whether a security group exists.</summary>
    bool SecurityGroupExists(string groupId);

    /// <summary>ARN of a usable key given by id, alias or ARN; null when it is missing, disabled or about to be deleted.</summary>
    string? FindUsableKey(string key);

    /// <summary>A key given by id, alias or ARN, in whatever state; null when it is missing.</summary>
    KeyFacts? FindKey(string key);

    /// <summary>Whether a role exists.</summary>
    bool RoleExists(string roleArn);

    /// <summary>Whether a log group exists.</summary>
    bool LogGroupExists(string name);

    /// <summary>Logs are delivered to a log group from now on.</summary>
    void BeginDelivery(string logGroup);

    /// <summary>A service writes to a log group with its own role, and makes it where there is none: without tags, and its logs never expire.</summary>
    void WriteLog(string logGroup);

    /// <summary>Why no logs can be delivered to an S3 bucket; nothing where they can.</summary>
    string? WhyUnusable(string bucket);

    /// <summary>What a call that needs a service's own role asks of IAM: nothing once the role is there.</summary>
    IEnumerable<AccessRequest> LinkedRoleAccess(string service);

    /// <summary>Makes a service's own role when it is first needed.</summary>
    void EnsureLinkedRole(string service);

    /// <summary>Puts a network interface into a subnet; until it is removed, the subnet and the groups cannot be deleted.</summary>
    /// <returns>Id of the interface.</returns>
    string AddNetworkInterface(string subnetId, IReadOnlyList<string> securityGroups, string description);

    /// <summary>Takes an interface away.</summary>
    void RemoveNetworkInterface(string interfaceId);
}

/// <summary>Where a subnet lies.</summary>
public sealed record SubnetFacts(string SubnetId, string VpcId, string AvailabilityZone);
