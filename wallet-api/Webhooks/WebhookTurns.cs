using Wallet.Api.Commands;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>
/// Whose turn it is: so many webhooks at once, who was not called for longest first; one that fails rests between its turns, and has a single
/// attempt in each. So none that is slow or down keeps the others waiting.
/// </summary>
internal sealed class WebhookTurns(int concurrency, TimeProvider clock)
{
    // As many deliveries as one turn has.
    private const int Page = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<WebhookId, Lane> _lanes = [];

    /// <summary>Those of some webhooks that neither have their turn now nor rest.</summary>
    public IReadOnlyList<WebhookId> Ready(IEnumerable<Webhook> webhooks)
    {
        lock (_gate)
            return [.. webhooks.Select(w => w.Id).Where(id => !_lanes.TryGetValue(id, out var lane) || IsReady(lane))];
    }

    /// <summary>Of webhooks that have something to be sent, those whose turns begin now, and how many deliveries each may have.</summary>
    public IReadOnlyList<(WebhookId Id, int Most)> Begin(IEnumerable<WebhookId> waiting)
    {
        lock (_gate)
        {
            var free = concurrency - _lanes.Values.Count(l => l.IsUnderWay);
            var next = waiting.Select(id => (Id: id, Lane: LaneOf(id))).OrderBy(w => w.Lane.Begun).Take(Math.Max(free, 0)).ToList();
            foreach (var (_, lane) in next)
                (lane.IsUnderWay, lane.Begun) = (true, clock.GetTimestamp());
            return [.. next.Select(w => (w.Id, w.Lane.Failures > 0 ? 1 : Page))];
        }
    }

    /// <summary>A turn has ended; <paramref name="isWell"/>: without a failure, which <paramref name="failure"/> was if it is known.</summary>
    public void End(WebhookId id, bool isWell, AttemptOutcome? failure = null)
    {
        lock (_gate)
        {
            var lane = LaneOf(id);
            lane.Failures = isWell ? 0 : lane.Failures + 1;
            (lane.IsUnderWay, lane.Rested) = (false, clock.GetUtcNow() + WebhookSchedule.RestAfter(lane.Failures, failure));
        }
    }

    /// <summary>Forgets webhooks that are no more.</summary>
    public void Keep(IReadOnlyCollection<WebhookId> known)
    {
        lock (_gate)
        {
            foreach (var gone in _lanes.Where(l => !l.Value.IsUnderWay).Select(l => l.Key).Except(known).ToList())
                _lanes.Remove(gone);
        }
    }

    private bool IsReady(Lane lane) => !lane.IsUnderWay && lane.Rested <= clock.GetUtcNow();

    private Lane LaneOf(WebhookId id) => _lanes.TryGetValue(id, out var lane) ? lane : _lanes[id] = new();

    private sealed class Lane
    {
        public bool IsUnderWay { get; set; }

        public int Failures { get; set; }

        public DateTimeOffset Rested { get; set; }

        public long Begun { get; set; }
    }
}
