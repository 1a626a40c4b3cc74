using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Storage;

/// <summary>
/// A transaction with the entries found for its postings, null where there is none; or one whose row cannot be read, and why.
/// </summary>
internal sealed record AuditedTransaction(
    TransactionId Id, Original? Original, IReadOnlyList<PostedEntry?> Entries, string? Unreadable = null)
{
    /// <summary>The transaction that it gives back or resolves; null where there is none.</summary>
    public Original? Parent { get; init; }

    /// <summary>Whether that one is no longer here.</summary>
    public bool HasRetiredParent { get; init; }

    /// <summary>How many entries it should have.</summary>
    public int Postings => Original?.Transaction.Postings.Count ?? 0;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Violation> Check() => Original is { } readable
        ? [.. TransactionChecks.Of(readable, Entries), .. HasRetiredParent ? [] : ParentChecks.Of(readable.Transaction, Parent)]
        : [new("I12 readable", $"transaction {Id}", Unreadable!)];
}
