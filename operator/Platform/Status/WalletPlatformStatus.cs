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
    /// Identities of resources that must never be silently created anew: a data store that is here and gone in AWS is an alarm, not
    /// a reason to create.
    /// </summary>
    public IReadOnlyList<RememberedResource>? Resources { get; init; }

    /// <summary>Version of the environment profile that defaults come from; pinned at the first pass.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>Generation that was last <see cref="PlatformPhase.Ready"/>; absent until the platform has been ready once.</summary>
    public long? ReadyGeneration { get; init; }

    /// <summary>What later specs may not change.</summary>
    public AcceptedStatus? Accepted { get; init; }
}
