namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>A security group as it is.</summary>
/// <param name="Id">e.g. <c>sg-0a1b</c>.</param>
/// <param name="Name">GroupName.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="Tags">All of its tags.</param>
/// <param name="Rules">Every rule, one per peer.</param>
internal sealed record SecurityGroupObserved(
    string Id, string Name, string VpcId, IReadOnlyDictionary<string, string> Tags, IReadOnlySet<SecurityGroupRule> Rules);
