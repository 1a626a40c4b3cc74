using Wallet.Operator.Aws;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Keys, roles and secrets as they are; what does not exist is absent.</summary>
/// <param name="Keys">By part of the purpose.</param>
/// <param name="Roles">By purpose.</param>
/// <param name="Secrets">By purpose.</param>
internal sealed record SecurityObserved(
    IReadOnlyDictionary<string, KeyObserved> Keys,
    IReadOnlyDictionary<RolePurpose, RoleObserved> Roles,
    IReadOnlyDictionary<SecretPurpose, SecretObserved> Secrets)
{
    /// <summary>Resources that carry our names but not our uid.</summary>
    public IReadOnlyList<string> Foreign(string uid) =>
    [
        .. Keys.Values.Where(key => !Owned(key.Tags, uid)).Select(key => $"key {key.Arn} behind our alias"),
        .. Roles.Values.Where(role => !Owned(role.Tags, uid)).Select(role => $"role {role.Arn}"),
        .. Secrets.Values.Where(secret => !Owned(secret.Tags, uid)).Select(secret => $"secret {secret.Arn}"),
    ];

    private static bool Owned(IReadOnlyDictionary<string, string> tags, string uid)
        => OwnershipTags.Check(tags, uid) == Ownership.Owned;
}
