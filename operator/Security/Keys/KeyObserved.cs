namespace Wallet.Operator.Security.Keys;

/// <summary>A KMS key as it is.</summary>
/// <param name="Id">Key id.</param>
/// <param name="Arn">Key ARN.</param>
/// <param name="Alias">Our alias for its purpose.</param>
/// <param name="Lifecycle">Where it stands.</param>
/// <param name="State">The state in AWS's word.</param>
/// <param name="Aliased">Whether our alias points to it.</param>
/// <param name="IsYoung">Whether it was made minutes ago: rights that hang on its tags may not be effective yet.</param>
/// <param name="Content">What rarely changes.</param>
internal sealed record KeyObserved(
    string Id, string Arn, string Alias, KeyLifecycle Lifecycle, string State, bool Aliased, bool IsYoung, KeyContent Content);

/// <summary>What a key says only when it is asked for it.</summary>
/// <param name="KeyId">Which key.</param>
/// <param name="Tags">All of its tags.</param>
/// <param name="Policy">Key policy; null while it cannot be read: the key does not serve, is not ours, or is young.</param>
/// <param name="RotationDays">Rotation period, days; null when rotation is off, or there is no policy either.</param>
internal sealed record KeyContent(string KeyId, IReadOnlyDictionary<string, string> Tags, string? Policy, int? RotationDays);
