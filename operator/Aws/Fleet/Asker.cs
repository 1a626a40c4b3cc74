namespace Wallet.Operator.Aws.Fleet;

/// <summary>Who reads, and how fresh it has to be.</summary>
/// <param name="Owner">Uid of the platform: what it has changed itself is always read again.</param>
/// <param name="IsAtRest">Nothing of it moves and nothing is about to be changed: what is shared or remembered may be older.</param>
internal readonly record struct Asker(string? Owner = null, bool IsAtRest = false);
