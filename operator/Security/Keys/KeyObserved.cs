namespace Wallet.Operator.Security.Keys;

/// <summary>A KMS key as it is.</summary>
/// <param name="Id">Key id.</param>
/// <param name="Arn">Key ARN.</param>
/// <param name="Lifecycle">Where it stands.</param>
/// <param name="State">The state in AWS's word.</param>
/// <param name="Aliased">Whether our alias points to it.</param>
/// <param name="Policy">Key policy; empty while the key does not serve.</param>
/// <param name="RotationDays">Rotation period, days; null when rotation is off.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record KeyObserved(
    string Id,
    string Arn,
    KeyLifecycle Lifecycle,
    string State,
    bool Aliased,
    string Policy,
    int? RotationDays,
    IReadOnlyDictionary<string, string> Tags);
