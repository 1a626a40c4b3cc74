namespace Wallet.LocalCloud.Aws.Access;

/// <summary>
/// Key policies come before IAM (KMS developer guide, "Key policies in AWS KMS"): unless the key's policy names the caller or lets the
/// account decide by naming it as principal, no IAM policy can allow anything, not even to an administrator.
/// </summary>
internal static class KeyPolicyEvaluation
{
    /// <summary>What <paramref name="policy"/> says to <paramref name="request"/> of <paramref name="caller"/>.</summary>
    public static KeyPolicyVerdict Decide(
        PolicyDocument policy, Principal caller, AccessRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var fitting = policy.Statements.Where(s => PolicyEvaluation.Covers(s, request, context)).ToList();
        bool Names(PolicyStatement s) => s.Principals.Any(p => p == "AWS:*" || p == $"AWS:{caller.Arn}" || p == $"AWS:{caller.RoleArn}");
        bool NamesAccount(PolicyStatement s)
            => s.Principals.Any(p => p == $"AWS:arn:aws:iam::{caller.AccountId}:root" || p == $"AWS:{caller.AccountId}");
        return fitting.Any(s => !s.Allows && (Names(s) || NamesAccount(s))) ? KeyPolicyVerdict.Denied
            : fitting.Any(s => s.Allows && Names(s)) ? KeyPolicyVerdict.Allowed
            : fitting.Any(s => s.Allows && NamesAccount(s)) ? KeyPolicyVerdict.Delegated
            : KeyPolicyVerdict.Silent;
    }
}
