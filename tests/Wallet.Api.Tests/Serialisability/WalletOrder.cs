namespace Wallet.Api.Tests.Serialisability;

/// <summary>Which operation brought each wallet to each of its versions, as the statements have it.</summary>
internal sealed class WalletOrder
{
    private readonly List<int>[] _writers;

    private WalletOrder(List<int>[] writers) => _writers = writers;

    /// <summary>The versions that a wallet has had, without the first, empty one.</summary>
    public long Versions(int wallet) => _writers[wallet].Count;

    /// <summary>The operation that brought a wallet to a version; null for the empty one and for those still to come.</summary>
    public int? Writer(int wallet, long version) => version > 0 && version <= _writers[wallet].Count ? _writers[wallet][(int)version - 1] : null;

    /// <summary>Reads the statements. <paramref name="faults"/> tells where they and the answers do not fit together.</summary>
    public static WalletOrder Of(History history, List<string> faults)
    {
        var makers = new Dictionary<string, Operation>();
        foreach (var operation in history.Operations)
        {
            foreach (var transaction in operation.Answer.Transactions.Where(t => !makers.TryAdd(t, operation)))
                faults.Add($"Transaction {transaction} was told as new by {makers[transaction]} and by {operation}");
        }
        var writers = Enumerable.Range(0, history.Wallets).Select(w => WritersOf(w, history, makers, faults)).ToArray();
        var entries = history.Entries.ToLookup(e => e.Transaction, e => e.Wallet);
        faults.AddRange(makers.Where(m => !IsWhole(m.Key, m.Value, entries))
            .Select(m => $"Only a part of it, or nothing, is in the statements: {m.Value}"));
        return new(writers);
    }

    private static List<int> WritersOf(int wallet, History history, Dictionary<string, Operation> makers, List<string> faults)
    {
        var (writers, last) = (new List<int>(), 0L);
        foreach (var entry in history.Entries.Where(e => e.Wallet == wallet).OrderBy(e => e.Version))
        {
            if (entry.Version != last + 1)
                faults.Add($"w{wallet}: version {entry.Version} follows {last}");
            last = entry.Version;
            if (makers.TryGetValue(entry.Transaction, out var maker))
                writers.Add(maker.Number);
            else
                faults.Add($"w{wallet}: nobody was told of version {entry.Version}, transaction {entry.Transaction}");
        }
        return writers;
    }

    private static bool IsWhole(string transaction, Operation operation, ILookup<string, int> entries)
    {
        var part = operation.Request.Parts[operation.Answer.Transactions.ToList().IndexOf(transaction)];
        return part.Legs.Select(l => l.Wallet).Order().SequenceEqual(entries[transaction].Order());
    }
}
