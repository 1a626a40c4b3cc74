using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Keys, roles and secrets as they are; what does not exist is absent.</summary>
/// <param name="Keys">By part of the purpose.</param>
/// <param name="Roles">By purpose.</param>
/// <param name="Secrets">By purpose; also those that the spec needs no more.</param>
/// <param name="Values">The last good values of the secrets, by purpose.</param>
internal sealed record SecurityObserved(
    IReadOnlyDictionary<string, KeyObserved> Keys,
    IReadOnlyDictionary<RolePurpose, RoleObserved> Roles,
    IReadOnlyDictionary<SecretPurpose, SecretObserved> Secrets,
    IReadOnlyDictionary<SecretPurpose, KnownValue> Values)
{
    /// <summary>Keys of the platform besides those; read for a deletion only.</summary>
    public IReadOnlyList<KeyObserved> SpareKeys { get; init; } = [];

    /// <summary>All keys of a purpose.</summary>
    public IEnumerable<KeyObserved> KeysOf(KeyPurpose purpose) => Keys.Where(key => key.Key == purpose.Part).Select(key => key.Value)
        .Concat(SpareKeys.Where(key => key.Content.Tags.GetValueOrDefault(KeyDesired.PurposeTag) == purpose.Part));

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. Keys.Values.Concat(SpareKeys).Select(key => Holding.Tagged(SecurityNames.KeyKind, key.Alias, key.Arn, key.Content.Tags, uid)),
        .. Roles.Values.Select(role => Holding.Tagged(SecurityNames.RoleKind, role.Name, role.Arn, role.Tags, uid)),
        .. Secrets.Values.Select(secret => Holding.Tagged(SecurityNames.SecretKind, secret.Name, secret.Arn, secret.Tags, uid)),
    ];

    /// <summary>Without what is not kept.</summary>
    public SecurityObserved Only(IReadOnlyList<Holding> kept)
    {
        var ids = kept.Select(each => each.Id).ToHashSet();
        return this with
        {
            Keys = Keys.Where(key => ids.Contains(key.Value.Arn)).ToDictionary(),
            SpareKeys = [.. SpareKeys.Where(key => ids.Contains(key.Arn))],
            Roles = Roles.Where(role => ids.Contains(role.Value.Arn)).ToDictionary(),
            Secrets = Secrets.Where(secret => ids.Contains(secret.Value.Arn)).ToDictionary(),
        };
    }
}
