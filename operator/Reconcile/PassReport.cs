using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>Everything that a pass found out: what the status is made from.</summary>
internal sealed record PassReport
{
    /// <summary>Generation of the spec that the pass worked on.</summary>
    public required long Generation { get; init; }

    /// <summary>The status before the pass.</summary>
    public required WalletPlatformStatus Before { get; init; }

    /// <summary>When, in whole seconds.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Rules that the spec breaks; when there are any, no step has run.</summary>
    public IReadOnlyList<SpecViolation> Violations { get; init; } = [];

    /// <summary>How the steps ended, in their order.</summary>
    public IReadOnlyList<StepReport> Steps { get; init; } = [];

    /// <summary>What the steps reported.</summary>
    public IReadOnlyList<IStepFacts> Facts { get; init; } = [];

    /// <summary>Resources that were written into the status during the pass: later than their components were observed.</summary>
    public IReadOnlyList<RememberedResource> Remembered { get; init; } = [];

    /// <summary>The earlier platform whose resources this one goes on with since this pass.</summary>
    public AdoptionStatus? Adopted { get; init; }

    /// <summary>Nothing was changed because the spec says so.</summary>
    public bool Paused { get; init; }

    /// <summary>Nothing was changed because another release of the operator looks at the platform for the first time.</summary>
    public UpgradeStatus? Held { get; init; }

    /// <summary>This release of the operator.</summary>
    public string? Release { get; init; }

    /// <summary>The platform is being taken down.</summary>
    public bool Deleting { get; init; }

    /// <summary>Version of the environment profile in use.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>Keys of the spec's tags; null when the spec could not be read.</summary>
    public IReadOnlyCollection<string>? TagKeys { get; init; }

    /// <summary>Resources that would be changed were the platform not held.</summary>
    public IReadOnlyList<string> HeldResources
        => Held is null ? [] : [.. Steps.SelectMany(step => step.Outcome.Planned).Select(change => change.Resource).Distinct()];
}
