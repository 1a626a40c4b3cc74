using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Past;

/// <summary>What was read, newest first.</summary>
internal sealed record PastRead(IReadOnlyList<Entry> Entries, IReadOnlyList<Closing> Closings, LedgerHistory History);
