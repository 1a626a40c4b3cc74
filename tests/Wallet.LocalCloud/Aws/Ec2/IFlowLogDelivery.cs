namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Whether flow logs reach what they are delivered to.</summary>
public interface IFlowLogDelivery
{
    /// <summary>Tries to deliver to a log group with a role. What is wrong, in EC2's words, or nothing.</summary>
    string? Deliver(string logGroup, string roleArn);
}
