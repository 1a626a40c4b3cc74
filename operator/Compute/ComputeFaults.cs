using Amazon.EKS.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Compute;

/// <summary>Which field of the spec is to blame when EKS refuses a profile.</summary>
internal static class ComputeFaults
{
    // EKS and IAM refuse a role that is missing, that does not trust Fargate and that the operator may not pass each in another way.
    private const string Role = "Check spec.compute.podExecutionRoleArn: the role exists, trusts eks-fargate-pods.amazonaws.com, and the operator "
        + "may pass it (iam:PassRole).";

    /// <summary>The fault with what a person has to correct.</summary>
    public static Fault Of(PlatformPass pass, AwsChange change, Fault fault) =>
        change.Request is CreateFargateProfileRequest && pass.Settings.Compute.PodExecutionRoleArn is not null
            && fault.Reason is (AwsFaults.NotFound or AwsFaults.Refused or AwsFaults.AccessDenied or AwsFaults.Propagating)
            ? fault with { Remedy = Role }
            : fault;
}
