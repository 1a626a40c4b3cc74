using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// What a transaction is found by: its reference, once for each owner of its wallets, so that no one's can be hidden among strangers', and once
/// for those who may see every wallet.
/// </summary>
internal readonly record struct TransactionReference(UInt128 Hash, TransactionId Transaction)
{
    /// <summary>What a caller's look-up of a reference goes by.</summary>
    public static UInt128 HashFor(Caller caller, string reference) => caller.AnyWallet ? HashForAll(reference) : HashFor(caller.Owner, reference);

    /// <summary>Those of a transaction with a reference.</summary>
    public static IEnumerable<TransactionReference> Of(TransactionId transaction, string reference, IEnumerable<UInt128> owners) =>
    [
        new(HashForAll(reference), transaction),
        .. owners.Distinct().Select(owner => new TransactionReference(HashFor(owner, reference), transaction)),
    ];

    private static UInt128 HashForAll(string reference) => Digest.Of("reference", reference);

    private static UInt128 HashFor(UInt128 owner, string reference)
        => Digest.Of("reference of", owner.ToString("X32", CultureInfo.InvariantCulture), reference);
}
