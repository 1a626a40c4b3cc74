using System.Collections.Concurrent;

namespace Wallet.Operator.Tests.Campaigns.Stale;

/// <summary>What happens to what informers hear.</summary>
internal enum Staleness
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An event does not come. A watch that begins again before a later event or a bookmark is past it tells of it.</summary>
    Lost,

    /// <summary>An event comes up to twenty minutes later, if the watch lives for so long.</summary>
    Late,

    /// <summary>An event comes several times, also once others have come.</summary>
    Repeated,

    /// <summary>A watch breaks, or its version is too old, and all is listed again.</summary>
    Broken,

    /// <summary>As broken, and a list is of an earlier time: another API server, with an older cache (kubernetes/kubernetes#59848).</summary>
    OldList,

    /// <summary>Each of them.</summary>
    Mixed,
}

/// <summary>Disturbs the lists and watches of a client's informers, as the perturbations of Sieve (OSDI '22) do. Other requests are left alone.</summary>
internal sealed class StaleWatches : DelegatingHandler
{
    private const string Expired =
        """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","code":410,"message":"too old resource version"}}""";

    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(20);
    private static readonly Staleness[] Each = [Staleness.Lost, Staleness.Late, Staleness.Repeated, Staleness.Broken, Staleness.OldList];

    private readonly ConcurrentDictionary<string, byte[]> _lists = [];
    private readonly Lock _lock = new();
    private Random _random = new(0);
    private TimeProvider _time = TimeProvider.System;
    private int _disturbed;

    /// <summary>What happens now.</summary>
    public Staleness Kind { get; private set; }

    /// <summary>How often it did.</summary>
    public int Disturbed => Volatile.Read(ref _disturbed);

    /// <summary>From now on it does, as the seed has it.</summary>
    public void Begin(Staleness kind, int seed, TimeProvider time)
    {
        lock (_lock)
            (Kind, _random, _time, _disturbed) = (kind, new Random(seed), time, 0);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var query = request.RequestUri!.Query;
        if (request.Method != HttpMethod.Get || !response.IsSuccessStatusCode)
            return response;
        if (query.Contains("watch=true", StringComparison.Ordinal))
            response.Content = Watch(await response.Content.ReadAsStreamAsync(cancellationToken));
        else if (query.Contains("limit=", StringComparison.Ordinal))
            response.Content = List(request.RequestUri.PathAndQuery, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }

    private ByteArrayContent List(string path, byte[] now)
    {
        var list = _lists.TryGetValue(path, out var before) && Kind is Staleness.OldList or Staleness.Mixed && Draws(0.7) ? before! : now;
        _lists[path] = now;
        return new ByteArrayContent(list);
    }

    private StreamContent Watch(Stream events)
    {
        var earlier = new List<string>();
        return new StreamContent(new DisturbedStream(new StreamReader(events), async (line, cancel) =>
        {
            var said = await DisturbAsync(line, earlier, cancel);
            earlier.Add(line);
            return string.Concat(said.Select(each => each + "\n"));
        }));
    }

    private async Task<IReadOnlyList<string>> DisturbAsync(string line, List<string> earlier, CancellationToken cancellationToken)
    {
        var kind = Kind == Staleness.Mixed ? Each[Number(Each.Length)] : Kind;
        if (kind == Staleness.None || line.Contains("\"BOOKMARK\"", StringComparison.Ordinal) || !Draws(0.6))
            return [line];
        Interlocked.Increment(ref _disturbed);
        switch (kind)
        {
            case Staleness.Lost:
                return [];
            case Staleness.Late:
                await Task.Delay(TimeSpan.FromTicks((long)(Latest.Ticks * Fraction())), _time, cancellationToken);
                return [line];
            case Staleness.Repeated:
                return [line, line, .. earlier.Count > 0 ? [earlier[Number(earlier.Count)]] : Array.Empty<string>()];
            default:
                return Draws(0.5) ? throw new IOException("Connection reset by peer") : [Expired];
        }
    }

    private bool Draws(double share) => Fraction() < share;

    private int Number(int below) => (int)(Fraction() * below);

    private double Fraction()
    {
        lock (_lock)
            return _random.NextDouble();
    }
}
