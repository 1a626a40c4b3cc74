using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Taking over what an earlier platform left behind.</summary>
internal static class AdoptionRules
{
    private const string Resources = "spec.adoption.resources";

    /// <summary>A list goes with Explicit, and Explicit with a list.</summary>
    public static IEnumerable<SpecViolation> ListWithExplicit(WalletPlatformSpec spec)
        => (spec.Adoption?.Mode == nameof(AdoptionMode.Explicit)) == (spec.Adoption?.Resources is { Count: > 0 })
            ? []
            : [new(Resources, "goes with mode: Explicit, which needs the database cluster to take over: {component: database, id: its identifier or ARN}")];

    /// <summary>What is built has its names for good: it cannot take over another's afterwards.</summary>
    public static IEnumerable<SpecViolation> BeforeAnythingIsBuilt(PlatformSettings settings, WalletPlatformStatus status)
    {
        if (settings.Adoption.Database is not { } wanted || !IsBegun(status) || (status.Adoption is { } adopted && IsOf(adopted.Database, wanted)))
            yield break;
        yield return new SpecViolation(Resources, status.Adoption is { } other
            ? $"is immutable: the platform has taken over {other.Database}; set it to that, or remove adoption"
            : $"comes too late: the platform has resources of its own. Remove adoption; to take {wanted} over, create a platform with it");
    }

    /// <summary>Whether an ARN is meant by what a person wrote: the whole of it, or the identifier at its end.</summary>
    public static bool IsOf(string arn, string written)
        => arn == written || arn.EndsWith($":{written}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a component may have made something.</summary>
    public static bool IsBegun(WalletPlatformStatus status)
        => status.KnownBegun() is not { Count: 0 };
}
