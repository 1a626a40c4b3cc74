using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>What becomes of a database that an earlier platform left behind, before this platform has anything of its own. Pure.</summary>
/// <param name="Taken">The one to go on with; null: this platform builds its own, or is held up.</param>
/// <param name="Outcome">In sync, or what a person must say first.</param>
internal sealed record AdoptionChoice(Predecessor? Taken, StepOutcome Outcome)
{
    /// <summary>
    /// Whether it can still be chosen: nothing was begun, or the status is that of a former life, restored from a backup with its resource.
    /// </summary>
    public static bool IsOpen(WalletPlatformStatus status, string ownStem)
        => !AdoptionRules.IsBegun(status) || IsOfFormerLife(status, ownStem);

    /// <summary>Whether the status is of a platform with another uid: all that it lists has that one's names.</summary>
    public static bool IsOfFormerLife(WalletPlatformStatus status, string ownStem) => status is { Adoption: null, Resources: { } listed }
        && listed.Any(each => each.Component == AdoptedResourceSpec.Database)
        && listed.All(each => !each.Id.Contains(ownStem, StringComparison.Ordinal));

    /// <summary>Those that the spec's mode is about.</summary>
    public static IReadOnlyList<Predecessor> Matching(PlatformPass pass, IReadOnlyList<Predecessor> found) => pass.Settings.Adoption switch
    {
        { Mode: AdoptionMode.Unsaid } => [.. found.Where(each => IsNamesake(pass, each) && !each.IsReleased)],
        { Mode: AdoptionMode.IfTagged } => [.. found.Where(each => IsNamesake(pass, each))],
        { Mode: AdoptionMode.Explicit, Database: { } wanted } => [.. found.Where(each => AdoptionRules.IsOf(each.Database, wanted))],
        _ => [],
    };

    /// <summary>The choice.</summary>
    /// <param name="pass">With the spec.</param>
    /// <param name="matching">What the mode is about.</param>
    /// <param name="living">Platforms that own something in AWS, by the uid of its tags.</param>
    public static AdoptionChoice Of(PlatformPass pass, IReadOnlyList<Predecessor> matching, IReadOnlyDictionary<string, string> living)
    {
        var adoption = pass.Settings.Adoption;
        if (adoption.Mode != AdoptionMode.Explicit)
            matching = [.. matching.Where(each => !living.ContainsKey(each.Uid))];
        return (adoption.Mode, matching) switch
        {
            (AdoptionMode.Explicit, []) => Missing(adoption.Database!, pass.Settings.Region),
            (_, []) => new(null, new StepOutcome.InSync()),
            (AdoptionMode.Unsaid, _) => Asked(matching),
            (_, [var one]) => Of(one, living.GetValueOrDefault(one.Uid), pass.Key.Namespace),
            _ => Ambiguous(matching),
        };
    }

    /// <summary>Another platform has it.</summary>
    public static AdoptionChoice StillOwned(Predecessor one, string owner) => Blocked(
        "ForeignResource", $"{one.Database} belongs to the platform {owner}, which is still there. Delete that one first, with deletion.policy: Retain.");

    private static AdoptionChoice Of(Predecessor one, string? owner, string ownNamespace) => one switch
    {
        // Who may write to one namespace gets no data of another.
        _ when !one.Platform.StartsWith($"{ownNamespace}/", StringComparison.Ordinal) => Blocked("ForeignResource", $"{one.Database} was of the platform "
            + $"{one.Platform}: a platform takes over only what was of its own namespace. Create it there, or set the cluster's tag {PlatformTags.Platform}."),
        _ when owner is not null => StillOwned(one, owner),
        { AwsName: null } => Blocked("PredecessorUnknown", $"{one.Database} does not have the name that the operator gave it, so what belongs to it cannot be "
            + "found. Rename it back, or restore its snapshot with spec.database.restoreFrom."),
        _ => new(one, new StepOutcome.InSync()),
    };

    private static AdoptionChoice Asked(IReadOnlyList<Predecessor> found) => Blocked("PredecessorFound", $"{Names(found)}: left behind by an earlier "
        + "platform of this name. Nothing is created until spec.adoption.mode says what becomes of it: IfTagged takes it over with all that belongs "
        + "to it; Never leaves it alone and builds a new, empty database.");

    private static AdoptionChoice Ambiguous(IReadOnlyList<Predecessor> found) => Blocked("PredecessorsFound", $"{Names(found)}: left behind by earlier "
        + "platforms of this name. Name the one to take over: spec.adoption.mode: Explicit, with its identifier in spec.adoption.resources.");

    private static AdoptionChoice Missing(string wanted, string region) => Blocked("PredecessorMissing", $"spec.adoption.resources: {region} has no database "
        + $"cluster {wanted} that this operator made. Correct the identifier; what others made cannot be taken over: restore its snapshot with "
        + "spec.database.restoreFrom.");

    private static AdoptionChoice Blocked(string reason, string message) => new(null, new StepOutcome.Blocked(reason, message, Pace.Blocked));

    private static string Names(IReadOnlyList<Predecessor> found) => string.Join(", ", found.Select(each => each.Database).Order(StringComparer.Ordinal));

    // The same namespace and name may exist in another EKS cluster, and be alive there.
    private static bool IsNamesake(PlatformPass pass, Predecessor each)
        => each.Platform == pass.Key.ToString() && each.Cluster == pass.Settings.Network.EksClusterName;
}
