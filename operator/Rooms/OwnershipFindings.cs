using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>What resources that are not provably ours mean. Pure.</summary>
internal static class OwnershipFindings
{
    /// <summary>Reason of a resource of somebody else's under one of our names.</summary>
    public const string Foreign = "ForeignResource";

    /// <summary>While building.</summary>
    public static IEnumerable<Finding> Of(PlatformPass pass, Holdings holdings)
    {
        if (holdings.Unproven is { Count: > 0 } unproven)
            yield return Finding.Stuck("UidTagMissing", $"{Names(unproven)}: the tag {PlatformTag(pass)} is gone. The platform made it and it "
                + "goes on serving, but nothing of it is changed until the tag is back: set it again.");
        if (holdings.Foreign is { Count: > 0 } foreign)
            yield return Finding.Stuck(Foreign, $"{Names(foreign)} has the platform's name, but not its tag {PlatformTag(pass)}, so it "
                + "is not touched. Rename or remove it if it is not needed; if it belongs to this platform, set the tag.");
    }

    /// <summary>While taking down: what may be ours is not left behind without a word.</summary>
    public static IEnumerable<Finding> OfDeletion(PlatformPass pass, Holdings holdings)
    {
        if (holdings.Unproven is { Count: > 0 } unproven)
            yield return Finding.Stuck("UidTagMissing", $"{Names(unproven)}: the tag {PlatformTag(pass)} is gone, so it is not deleted. Set the "
                + $"tag to have it deleted, or set it to {PlatformTags.Released(pass.Uid)} to keep it.");
        if (holdings.Unclear is { Count: > 0 } unclear)
            yield return Finding.Moving("Deleting", string.Join(" ", unclear.Select(Waits)));
    }

    /// <summary>Whose it is cannot be said yet: the deletion waits.</summary>
    private static string Waits(Holding each) => $"{each.Resource}: its tags cannot be read in its present state.";

    private static string PlatformTag(PlatformPass pass) => $"{PlatformTags.Uid}={pass.Uid}";

    private static string Names(IReadOnlyList<Holding> holdings) => string.Join(", ", holdings.Select(each => each.Id.Length == 0 ? each.Resource : $"{each.Resource} ({each.Id})"));
}
