using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>
/// A transaction with the entries found for its postings, null where there is none; or one whose row cannot be read, and why.
/// </summary>
internal sealed record AuditedTransaction(
    TransactionId Id, Original? Original, IReadOnlyList<(long Amount, TransactionKind Kind)?> Entries, string? Unreadable = null)
{
    /// <summary>How many entries it should have.</summary>
    public int Postings => Original?.Transaction.Postings.Count ?? 0;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Violation> Check() => Original is { } readable
        ? TransactionChecks.Of(readable, Entries)
        : [new("I12 readable", $"transaction {Id}", Unreadable!)];
}
