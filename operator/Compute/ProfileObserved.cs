namespace Wallet.Operator.Compute;

/// <summary>A Fargate profile as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">For its tags.</param>
/// <param name="Lifecycle">Where it stands.</param>
/// <param name="State">The state in AWS's word.</param>
/// <param name="Issues">What is wrong with it, in AWS's words.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record ProfileObserved(
    string Name, string Arn, ProfileLifecycle Lifecycle, string State, string Issues, IReadOnlyDictionary<string, string> Tags);
