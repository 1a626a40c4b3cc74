using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>What must hold of a wallet's row by itself, and of the row beside it.</summary>
internal static class WalletChecks
{
    /// <summary>What is wrong.</summary>
    public static IEnumerable<Violation> Of(AuditedWallet audited)
    {
        var wallet = audited.State;
        var subject = $"wallet {wallet.Id}";
        if (audited.MarkedSystem != wallet.Id.IsSystem)
            yield return new("I5 available", subject, "its row says of it whether it may be below zero, and its id says otherwise");
        if (!wallet.Id.IsSystem && wallet.Available < 0)
            yield return new("I5 available", subject, $"available is {wallet.Available}");
        if (wallet.Status == WalletStatus.Closed && (wallet.Posted != 0 || wallet.Held != 0))
            yield return new("I9 closed", subject, $"closed with {wallet.Posted} posted and {wallet.Held} held");
        if (!audited.IsWhole || wallet.Id.IsSystem)
            yield break;
        if (audited.Profile is null)
            yield return new("I13 owner", subject, "it has a balance and no row of its own");
        else if (Digest.OfOwner(audited.Profile.UserId) != wallet.Owner)
            yield return new("I13 owner", subject, "the balance's owner is not the wallet's user");
    }
}
