namespace Wallet.Operator.Platform.Steps;

/// <summary>
/// What each component's room fulfils. A step never waits: it observes, compares, makes at most one mutation per AWS resource, and says
/// how things stand. Faults of observing leave it as exceptions; the reconciler classifies them.
/// </summary>
internal interface IPlatformStep
{
    /// <summary>Spec section, e.g. <c>database</c>.</summary>
    string Component { get; }

    /// <summary>The condition that reports how it stands, e.g. <c>DatabaseReady</c>.</summary>
    string ConditionType { get; }

    /// <summary>Components whose facts this one is built from: they are built before it and taken down after it.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>
    /// Looks, before anything of the platform is built, for what would block this step once the others have been paid for. Changes nothing;
    /// anything but <see cref="StepOutcome.InSync"/> holds up the whole platform.
    /// </summary>
    Task<StepOutcome> PreflightAsync(PlatformPass pass, CancellationToken cancellationToken)
        => Task.FromResult<StepOutcome>(new StepOutcome.InSync());

    /// <summary>One pass towards the spec. Mutates nothing when <see cref="PlatformPass.ReadOnly"/>.</summary>
    Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken);

    /// <summary>One pass towards what the deletion policy says; <see cref="StepOutcome.InSync"/> means nothing is left to do.</summary>
    Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken);

    /// <summary>Drops what is kept in memory about a platform that is gone.</summary>
    /// <param name="uid">Its uid.</param>
    void Forget(string uid);
}
