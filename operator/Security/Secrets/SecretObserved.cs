namespace Wallet.Operator.Security.Secrets;

/// <summary>A secret as it is.</summary>
/// <param name="Arn">With the six characters that Secrets Manager adds.</param>
/// <param name="Deleted">Scheduled for deletion: holds its name, gives no value.</param>
/// <param name="Tags">All of its tags.</param>
/// <param name="Value">Current value; null when it has none or is deleted.</param>
/// <param name="VersionId">Version of <paramref name="Value"/>.</param>
internal sealed record SecretObserved(
    string Arn, bool Deleted, IReadOnlyDictionary<string, string> Tags, SecretValue? Value, string? VersionId);
