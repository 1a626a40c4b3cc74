namespace Wallet.Operator.Platform.Steps;

/// <summary>A database that bears the uid tag of another platform than this one.</summary>
/// <param name="Platform">namespace/name of that platform, as its tag says.</param>
/// <param name="Cluster">EKS cluster of that platform, as its tag says; empty where a release before this tag made it.</param>
/// <param name="Uid">Uid of that platform.</param>
/// <param name="IsReleased">That platform left it behind on purpose.</param>
/// <param name="Database">ARN of the database cluster.</param>
/// <param name="AwsName">The name in its AWS names; null when it is not named as the operator names its own, so that the rest cannot be found.</param>
internal sealed record Predecessor(string Platform, string Cluster, string Uid, bool IsReleased, string Database, string? AwsName);

/// <summary>The step of the component by which one platform's resources are told from another's.</summary>
internal interface IPredecessors : IPlatformStep
{
    /// <summary>What bears the tags of other platforms, whether those are still there or not. Faults leave it as exceptions.</summary>
    Task<IReadOnlyList<Predecessor>> FindPredecessorsAsync(PlatformPass pass, CancellationToken cancellationToken);
}
