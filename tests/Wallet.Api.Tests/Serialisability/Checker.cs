using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// Whether a history is strictly serialisable: whether there is one order of all operations that keeps to real time and to the order of every
/// wallet's versions, and in which the model gives every answer as it was seen. Pure.
/// </summary>
internal static class Checker
{
    // A place that was taken too early may have been another's only one: those that found none are placed first, in another round.
    private const int MaxRounds = 20;

    /// <summary>What speaks against it, for a person to read; empty when nothing does.</summary>
    public static IReadOnlyList<string> Check(History history)
    {
        var faults = new List<string>();
        var order = WalletOrder.Of(history, faults);
        if (faults.Count > 0)
            return faults;
        var graph = Certain(history, order);
        if (graph.Order() is not { } written)
            return [Tell(history, graph)];
        var versions = new Versions();
        faults.AddRange(Replay(history, written, operation => operation.Answer.IsExecuted, versions));
        return faults.Count > 0 ? faults : Place(history, order, versions);
    }

    private static IReadOnlyList<string> Place(History history, WalletOrder order, Versions versions)
    {
        var refused = history.Operations.Where(o => !o.Answer.IsExecuted).OrderBy(o => o.Invoked).ToList();
        for (var round = 1; ; round++)
        {
            var graph = Certain(history, order);
            var placement = new Placement(history, order, graph, versions);
            var homeless = refused.Where(o => !placement.Place(o)).ToList();
            if (homeless.Count == 0)
                return [.. Replay(history, graph.Order()!, _ => true, new())];
            if (round == MaxRounds)
                return [.. homeless.Select(o => $"At no time that is possible would this be the answer: {o}")];
            refused = [.. homeless, .. refused.Except(homeless)];
        }
    }

    // What must come before what, whatever was refused when.
    private static Precedence Certain(History history, WalletOrder order)
    {
        var graph = RealTime(history.Operations);
        AddVersions(history, order, graph);
        return graph;
    }

    // Operations are nodes by their number; behind them comes a node for each moment of an answer, so that there are few edges.
    private static Precedence RealTime(IReadOnlyList<Operation> operations)
    {
        var graph = new Precedence(2 * operations.Count);
        var completed = operations.OrderBy(o => o.Completed).ToList();
        for (var i = 0; i < completed.Count; i++)
        {
            graph.Add(completed[i].Number, operations.Count + i, Reason.Time);
            if (i > 0)
                graph.Add(operations.Count + i - 1, operations.Count + i, Reason.Time);
        }
        var times = completed.ConvertAll(o => o.Completed);
        foreach (var operation in operations)
        {
            var earlier = FirstFrom(times, operation.Invoked) - 1;
            if (earlier >= 0)
                graph.Add(operations.Count + earlier, operation.Number, Reason.Time);
        }
        return graph;
    }

    private static int FirstFrom(List<long> sorted, long value)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static void AddVersions(History history, WalletOrder order, Precedence graph)
    {
        for (var wallet = 0; wallet < history.Wallets; wallet++)
        {
            for (var version = 2L; version <= order.Versions(wallet); version++)
                graph.Add(order.Writer(wallet, version - 1)!.Value, order.Writer(wallet, version)!.Value, new(wallet, version));
        }
        foreach (var read in history.Operations.Where(o => o.Request.Kind == RequestKind.Read))
        {
            var (wallet, version) = (read.Request.Legs[0].Wallet, read.Answer.Version!.Value);
            if (order.Writer(wallet, version) is { } writer)
                graph.Add(writer, read.Number, new(wallet, version));
            if (order.Writer(wallet, version + 1) is { } next)
                graph.Add(read.Number, next, new(wallet, version + 1));
        }
    }

    private static IEnumerable<string> Replay(History history, IReadOnlyList<int> order, Func<Operation, bool> isWanted, Versions versions)
    {
        var ledger = ModelLedger.Empty;
        foreach (var operation in order.Where(n => n < history.Operations.Count).Select(n => history.Operations[n]).Where(isWanted))
        {
            (var answer, ledger) = Model.Decide(ledger, operation.Request, operation.Answer.Transactions);
            versions.Keep(operation, ledger);
            if (!operation.Answer.Agrees(answer))
                yield return $"In its place the answer would be {answer}: {operation}";
        }
    }

    private static string Tell(History history, Precedence graph)
    {
        var lines = graph.Cycle().Where(step => step.Node < history.Operations.Count)
            .Select(step => $"  {history.Operations[step.Node]}\n    {step.Reason}");
        return $"Each of these comes before the next, and the last before the first:\n{string.Join('\n', lines)}";
    }
}
