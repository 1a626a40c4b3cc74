namespace Wallet.Operator.Aws;

/// <summary>Whose account, and where: parts of every ARN.</summary>
/// <param name="Partition">e.g. <c>aws</c>, <c>aws-cn</c>.</param>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">AWS region.</param>
internal sealed record AwsAccount(string Partition, string AccountId, string Region)
{
    /// <summary>An ARN of this account and region.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>An ARN of this account in IAM, which has no region.</summary>
    public string IamArn(string resource) => $"arn:{Partition}:iam::{AccountId}:{resource}";

    /// <summary>An ARN of a policy that AWS keeps for all accounts.</summary>
    public string ManagedPolicyArn(string name) => $"arn:{Partition}:iam::aws:policy/{name}";
}
