namespace Wallet.Operator.Platform.Facts;

/// <summary>Where pods run.</summary>
/// <param name="FargateProfiles">Names of the active profiles.</param>
internal sealed record ComputeFacts(IReadOnlyList<string> FargateProfiles) : IStepFacts;
