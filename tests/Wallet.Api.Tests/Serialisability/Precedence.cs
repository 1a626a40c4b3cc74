namespace Wallet.Api.Tests.Serialisability;

/// <summary>What must come before what: a directed graph over numbered nodes.</summary>
internal sealed class Precedence(int nodes)
{
    private readonly List<(int To, Reason Reason)>[] _next = [.. Enumerable.Range(0, nodes).Select(_ => new List<(int, Reason)>())];

    public void Add(int from, int to, Reason reason)
    {
        if (from != to)
            _next[from].Add((to, reason));
    }

    /// <summary>Takes the last edge from a node back.</summary>
    public void RemoveLast(int from) => _next[from].RemoveAt(_next[from].Count - 1);

    /// <summary>Whether there is a way from one node to any of the others.</summary>
    public bool Reaches(int from, IReadOnlySet<int> targets)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var node))
        {
            foreach (var (to, _) in _next[node])
            {
                if (targets.Contains(to))
                    return true;
                if (seen.Add(to))
                    open.Push(to);
            }
        }
        return false;
    }

    /// <summary>All nodes in an order that keeps to every edge, lower numbers first where there is a choice; null when there is a cycle.</summary>
    public IReadOnlyList<int>? Order()
    {
        var before = new int[_next.Length];
        foreach (var (to, _) in _next.SelectMany(edges => edges))
            before[to]++;
        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, before.Length).Where(n => before[n] == 0).Select(n => (n, n)));
        var order = new List<int>(before.Length);
        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var (to, _) in _next[node].Where(edge => --before[edge.To] == 0))
                ready.Enqueue(to, to);
        }
        return order.Count == before.Length ? order : null;
    }

    /// <summary>A shortest cycle, each node with why the next comes after it; empty when there is none.</summary>
    public IReadOnlyList<(int Node, Reason Reason)> Cycle()
    {
        IReadOnlyList<(int Node, Reason Reason)> best = [];
        foreach (var start in Enumerable.Range(0, _next.Length))
        {
            var found = CycleThrough(start);
            if (found.Count > 0 && (best.Count == 0 || found.Count < best.Count))
                best = found;
        }
        return best;
    }

    private List<(int Node, Reason Reason)> CycleThrough(int start)
    {
        var from = new Dictionary<int, (int Node, Reason Reason)>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var (to, reason) in _next[node].Where(edge => from.TryAdd(edge.To, (node, edge.Reason))))
            {
                if (to == start)
                    return Back(start, from);
                open.Enqueue(to);
            }
        }
        return [];
    }

    private static List<(int Node, Reason Reason)> Back(int start, Dictionary<int, (int Node, Reason Reason)> from)
    {
        var way = new List<(int Node, Reason Reason)>();
        for (var at = from[start]; ; at = from[at.Node])
        {
            way.Insert(0, at);
            if (at.Node == start)
                return way;
        }
    }
}
