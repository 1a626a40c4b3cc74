namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Network interfaces of simulated services. Call it under the cloud's lock, that is from within an operation.</summary>
public interface INetworkInterfaces
{
    /// <summary>Puts an interface into a subnet; subnet and groups cannot be deleted while it is there.</summary>
    /// <param name="subnetId">Subnet.</param>
    /// <param name="groups">Security groups.</param>
    /// <param name="description">Description, as the service writes it.</param>
    /// <param name="requester">The service, e.g. <c>amazon-rds</c>.</param>
    /// <returns>Id of the interface.</returns>
    string Attach(string subnetId, IReadOnlyList<string> groups, string description, string requester);

    /// <summary>Changes an interface's security groups.</summary>
    void Regroup(string interfaceId, IReadOnlyList<string> groups);

    /// <summary>Takes an interface away.</summary>
    void Detach(string interfaceId);
}
