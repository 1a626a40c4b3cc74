using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>Everything that <see cref="Decider"/> may look at: the rows that were locked, and the kept answers for the batch's keys.</summary>
internal sealed class LedgerState
{
    /// <summary>Wallets that exist.</summary>
    public Dictionary<WalletId, WalletState> Wallets { get; } = [];

    /// <summary>Whether one of the users' wallets has a last key past those of a batch of now.</summary>
    public bool HasWalletsAhead(Moment now)
    {
        var keys = new BatchKeys(now);
        return Wallets.Values.Any(w => !w.Id.IsSystem && keys.IsPassedBy(w.LastId));
    }

    /// <summary>Whether the stripe of the outside world that others use is itself ahead.</summary>
    public bool HasStripeAhead(Moment now)
    {
        var keys = new BatchKeys(now);
        return Wallets.Values.Any(w => w.Id.IsSystem && w.Id == WalletId.Outside(w.Id.Currency, now.Lane) && keys.IsPassedBy(w.LastId));
    }

    /// <summary>The holds that commands name, and all open ones that can expire of each wallet of which one has.</summary>
    public Dictionary<TransactionId, Hold> Holds { get; } = [];

    /// <summary>The earlier transactions that commands name.</summary>
    public Dictionary<TransactionId, Original> Originals { get; } = [];

    /// <summary>The profiles of limits that these wallets and the commands name, as far as they are there.</summary>
    public Dictionary<LimitProfileKey, Limits> LimitProfiles { get; } = [];

    /// <summary>The profiles that wallets have and that are not among these yet.</summary>
    public IReadOnlyList<LimitProfileKey> MissingLimitProfiles() =>
    [
        .. Wallets.Values.Select(w => LimitProfileKey.Of(w.Id.Currency, w.Limits)).OfType<LimitProfileKey>().Distinct()
            .Where(key => !LimitProfiles.ContainsKey(key)),
    ];

    /// <summary>Kept answers by <see cref="IdempotencyKey.Hash"/>.</summary>
    public Dictionary<UInt128, KeptAnswer> Answers { get; } = [];
}

/// <summary>The answer to an earlier command, and the fingerprint of that command.</summary>
internal sealed record KeptAnswer(UInt128 Fingerprint, Answer Answer);
