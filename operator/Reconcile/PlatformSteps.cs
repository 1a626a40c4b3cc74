using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The components in the order in which they are built; those of one stage are built side by side. Taking down goes backwards.
/// </summary>
internal sealed record PlatformSteps(IReadOnlyList<IReadOnlyList<IPlatformStep>> Stages)
{
    /// <summary>Each in its place: the three data stores take longest and do not need each other.</summary>
    public static PlatformSteps InOrder(
        IPlatformStep network,
        IPlatformStep security,
        IPlatformStep database,
        IPlatformStep cache,
        IPlatformStep messaging,
        IPlatformStep compute,
        IPlatformStep app)
        => new([[network], [security], [database, cache, messaging], [compute], [app]]);
}
