namespace Wallet.Operator.Platform.Status;

/// <summary>What the platform is, as the last pass saw it. Free of secrets.</summary>
internal sealed record WalletPlatformStatus
{
    /// <summary>Generation of the spec that the last pass worked on.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>One word for the printer column, see <see cref="PlatformPhase"/>.</summary>
    public string? Phase { get; init; }

    /// <summary>Conditions, one per <see cref="ConditionTypes">type</see>.</summary>
    public IReadOnlyList<PlatformCondition>? Conditions { get; init; }

    /// <summary>Components in the order in which they are built.</summary>
    public IReadOnlyList<ComponentStatus>? Components { get; init; }

    /// <summary>Addresses that people and programs use.</summary>
    public EndpointsStatus? Endpoints { get; init; }

    /// <summary>
    /// Everything that the operator has made in AWS. It is enough, with the tags, to take the platform down; and a data store that is listed
    /// here and gone is an alarm, not a reason to create another.
    /// </summary>
    public IReadOnlyList<RememberedResource>? Resources { get; init; }

    /// <summary>Components that may have made something: written before each one's first change.</summary>
    public IReadOnlyList<string>? Begun { get; init; }

    /// <summary>Version of the environment profile that defaults come from; pinned at the first pass.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>Generation that was last <see cref="PlatformPhase.Ready"/>; absent until the platform has been ready once.</summary>
    public long? ReadyGeneration { get; init; }

    /// <summary>What later specs may not change.</summary>
    public AcceptedStatus? Accepted { get; init; }

    /// <summary>The earlier platform whose resources this one has taken over; written before anything is changed, and never again.</summary>
    public AdoptionStatus? Adoption { get; init; }

    /// <summary>Keys of spec.tags that are, or may still be, on resources: ours to remove.</summary>
    public IReadOnlyList<string>? TagKeys { get; init; }

    /// <summary>Release of the operator that last found everything as the spec says.</summary>
    public string? Release { get; init; }

    /// <summary>Another release than that one, which has looked at the platform and waits with what it would change.</summary>
    public UpgradeStatus? Upgrade { get; init; }

    /// <summary>What would change if the platform were neither paused nor held; absent when it is not, or nothing would.</summary>
    public IReadOnlyList<PlannedStep>? Plan { get; init; }

    /// <summary>
    /// Components that may have made something, as far as it is known: empty when nothing was ever made; null when an older release has built without
    /// writing it down.
    /// </summary>
    public IReadOnlyList<string>? KnownBegun() => Begun ?? (Components is null ? [] : null);
}

/// <summary>An earlier platform whose names and uid tag everything in AWS goes on with.</summary>
/// <param name="Platform">Its namespace/name.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="AwsName">The name in its AWS names.</param>
/// <param name="Database">ARN of its database cluster.</param>
internal sealed record AdoptionStatus(string Platform, string Uid, string AwsName, string Database);

/// <summary>A release of the operator that waits.</summary>
/// <param name="Release">Its version.</param>
/// <param name="ChangesAfter">When it begins, UTC.</param>
internal sealed record UpgradeStatus(string Release, DateTime ChangesAfter);

/// <summary>One field that a paused or held platform would change.</summary>
/// <param name="Component">Spec section.</param>
/// <param name="Resource">Kind and name.</param>
/// <param name="Verb">e.g. <c>Create</c>, <c>Modify</c>.</param>
/// <param name="Field">Name of the field; absent where the change is not about one.</param>
/// <param name="From">Observed value.</param>
/// <param name="To">Desired value, or what the change says in words.</param>
/// <param name="Effect">What users of the resource feel: None, Rolling, Restart, Replace or Destroy.</param>
internal sealed record PlannedStep(
    string Component, string Resource, string Verb, string? Field, string? From, string? To, string Effect);
