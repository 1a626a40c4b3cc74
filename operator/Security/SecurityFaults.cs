using Amazon.IdentityManagement.Model;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Security;

/// <summary>What a refusal means in the light of the change that was refused.</summary>
internal static class SecurityFaults
{
    private static readonly TimeSpan TagsTakeEffect = TimeSpan.FromMinutes(5);

    /// <summary>The fault, as this room understands it.</summary>
    public static Fault Of(AwsChange change, Fault fault) => change.Request switch
    {
        _ when change.IsYoung && fault.Reason == AwsFaults.AccessDenied => fault with
        {
            Reason = AwsFaults.Propagating,
            NeedsPerson = false,
            Pace = FaultPaces.Propagation,
            PassesWithin = TagsTakeEffect,
        },
        PutRolePermissionsBoundaryRequest or CreateRoleRequest { PermissionsBoundary: not null } when IsAboutBoundary(fault) => fault with
        {
            Reason = "PermissionsBoundaryRefused",
            NeedsPerson = true,
            MeansGone = false,
            Pace = FaultPaces.Invalid,
            Remedy = "Correct spec.security.permissionsBoundaryArn.",
        },
        _ => fault,
    };

    // IAM answers NoSuchEntity for a policy that does not exist, InvalidInput for what is no policy's ARN.
    private static bool IsAboutBoundary(Fault fault)
        => fault.Reason == AwsFaults.NotFound
            || (fault.Reason == AwsFaults.Refused && !fault.Message.StartsWith("MalformedPolicyDocument", StringComparison.Ordinal));
}
