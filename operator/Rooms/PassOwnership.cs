using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>What in AWS belongs to the platform of a pass.</summary>
internal static class PassOwnership
{
    /// <summary>Whether tags say that a resource is its own, or was released and is being taken over.</summary>
    public static bool Owns(this PlatformPass pass, IReadOnlyDictionary<string, string> tags)
        => OwnershipTags.Check(tags, pass.Uid) is var owner && (owner == Ownership.Owned || (pass.Reclaims && owner == Ownership.Released));

    /// <summary>The values of the uid tag by which its own are found.</summary>
    public static List<string> OwnerValues(this PlatformPass pass)
        => pass.Reclaims ? [pass.Uid, PlatformTags.Released(pass.Uid)] : [pass.Uid];
}
