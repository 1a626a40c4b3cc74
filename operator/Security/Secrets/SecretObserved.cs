using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Secrets;

/// <summary>A secret as it is, without its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">With the six characters that Secrets Manager adds.</param>
/// <param name="Deleted">Scheduled for deletion: holds its name, gives no value.</param>
/// <param name="Tags">All of its tags.</param>
/// <param name="VersionId">Its current version; null when it has none.</param>
internal sealed record SecretObserved(string Name, string Arn, bool Deleted, IReadOnlyDictionary<string, string> Tags, string? VersionId)
{
    /// <summary>Whether its current version is not in the form that the platform needs.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether its value may be asked for: that of another owner's secret never is.</summary>
    public bool IsOpenTo(string uid)
        => !Deleted && VersionId is not null && OwnershipTags.Check(Tags, uid) is Ownership.Owned or Ownership.Released;
}
