using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform;

/// <summary>Tags on every AWS resource. The uid tag is the proof of ownership; the others are for people and bills.</summary>
internal static class PlatformTags
{
    /// <summary>Proof of ownership: the platform's uid.</summary>
    public const string Uid = "wallet-operator.io/uid";

    private const string ReleasedPrefix = "released-";

    /// <summary>namespace/name.</summary>
    public const string Platform = "wallet-operator.io/platform";

    /// <summary>EKS cluster of the platform, on its database alone: the same namespace and name may exist in several.</summary>
    public const string Cluster = "wallet-operator.io/cluster";

    /// <summary>Spec section that the resource belongs to.</summary>
    public const string Component = "wallet-operator.io/component";

    /// <summary>Value of the uid tag of a resource that the platform left behind on purpose: free for others to claim.</summary>
    public static string Released(string uid) => $"{ReleasedPrefix}{uid}";

    /// <summary>Whose a resource is or was, from the value of its uid tag, and whether it was released.</summary>
    public static (string Uid, bool IsReleased) OwnerIn(string value)
        => value.StartsWith(ReleasedPrefix, StringComparison.Ordinal) ? (value[ReleasedPrefix.Length..], true) : (value, false);

    /// <summary>The tags of one resource: the user's first, then ours, which win.</summary>
    /// <param name="settings">Settings with the user's tags.</param>
    /// <param name="key">Platform.</param>
    /// <param name="uid">Platform's uid.</param>
    /// <param name="component">Spec section.</param>
    /// <param name="name">Name of the resource, for the Name tag.</param>
    public static IReadOnlyDictionary<string, string> For(
        PlatformSettings settings, PlatformKey key, string uid, string component, string name)
        => new SortedDictionary<string, string>(settings.Tags.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["Name"] = name,
            ["Environment"] = settings.Environment,
            ["Project"] = settings.Project,
            ["Owner"] = settings.Owner,
            ["ManagedBy"] = "wallet-operator",
            [Platform] = key.ToString(),
            [Component] = component,
            [Uid] = uid,
        };
}
