using System.Net;
using System.Threading.Channels;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.Kube;
using static Wallet.Operator.Tests.Kube.ScriptedFeed;

namespace Wallet.Operator.Tests.Kube;

public sealed class InformerTests : IAsyncDisposable
{
    private static readonly InformerOptions Patience = new()
    {
        Resource = "platforms",
        Namespace = "team-a",
        SilenceLimit = TimeSpan.FromMinutes(3),
    };

    private readonly ScriptedFeed _feed = new();
    private readonly TimerClock _time = new();
    private readonly LogLines<Informer<ObjectHead>> _log = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public async Task Lists_all_pages_and_watches_from_the_lists_version()
    {
        _feed.Pages.Enqueue(token => token is null ? new([Item("a", "1")], "7", "next") : throw new InvalidOperationException());
        _feed.Pages.Enqueue(token => token == "next" ? new([Item("b", "2")], "7", null) : throw new InvalidOperationException());

        var informer = Start();

        await informer.FirstList.WaitAsync(Limit);
        (await Told(2)).Should().BeEquivalentTo("ns/a", "ns/b");
        (await Watch()).Should().Be("7");
    }

    [Fact]
    public async Task Tells_what_appears_changes_and_vanishes()
    {
        List("5");
        Start();
        await Watch();

        _feed.Say(WatchEventType.Added, Item("a", "6"));
        _feed.Say(WatchEventType.Modified, Item("a", "7", generation: 2));
        _feed.Say(WatchEventType.Deleted, Item("a", "8", generation: 2));

        (await Told(3)).Should().Equal("ns/a", "ns/a", "ns/a");
    }

    [Fact]
    public async Task Does_not_tell_what_leaves_the_fingerprint_as_it_was()
    {
        List("5", Item("a", "4"));
        Start();
        await Told(1);
        await Watch();

        _feed.Say(WatchEventType.Modified, Item("a", "6"));
        _feed.Say(WatchEventType.Added, Item("b", "7"));

        (await Told(1)).Should().Equal("ns/b");
    }

    [Fact]
    public async Task Lists_anew_when_the_version_is_gone_and_tells_what_vanished_meanwhile()
    {
        List("5", Item("a", "4"), Item("b", "4"));
        Start();
        await Told(2);
        await Watch();
        List("9", Item("b", "4"), Item("c", "8"));

        _feed.Break(new KubernetesException(new V1Status { Code = 410, Reason = "Expired" }));

        (await ToldWhileWaiting(2)).Should().BeEquivalentTo("ns/a", "ns/c");
        (await Watch()).Should().Be("9");
    }

    [Fact]
    public async Task Lists_again_after_a_while_and_tells_of_what_no_event_told()
    {
        List("5", Item("a", "4"), Item("b", "4"));
        Start();
        await Told(2);
        await Watch();
        _feed.Say(WatchEventType.Bookmark, Item("", "8"));
        List("9", Item("b", "4"), Item("c", "7"));

        _time.Advance(Patience.Relist);

        (await ToldWhileWaiting(2)).Should().BeEquivalentTo("ns/a", "ns/c");
        (await Watch()).Should().Be("9");
    }

    [Fact]
    public async Task A_later_list_that_cannot_be_had_leaves_the_watch_as_it_was()
    {
        List("5", Item("a", "4"));
        Start();
        await Told(1);
        await Watch();
        _feed.Pages.Enqueue(_ => throw Refused(HttpStatusCode.TooManyRequests));

        _time.Advance(Patience.Relist);

        (await WatchWhileWaiting()).Should().Be("5");
        _feed.Say(WatchEventType.Added, Item("b", "6"));
        (await Told(1)).Should().Equal("ns/b");
    }

    [Fact]
    public async Task Goes_on_from_the_last_event_or_bookmark_after_the_connection_breaks()
    {
        List("5");
        Start();
        await Watch();
        _feed.Say(WatchEventType.Bookmark, Item("", "42"));

        _feed.Break(new HttpRequestException("reset"));

        (await WatchWhileWaiting()).Should().Be("42");
    }

    [Fact]
    public async Task Takes_a_silent_watch_for_dead()
    {
        List("5");
        Start();
        await Watch();

        _time.Advance(Patience.SilenceLimit);

        (await WatchWhileWaiting()).Should().Be("5");
    }

    [Fact]
    public async Task A_bookmark_keeps_a_quiet_watch_alive()
    {
        List("5");
        var informer = Start();
        await Watch();

        _time.Advance(TimeSpan.FromMinutes(2));
        _feed.Say(WatchEventType.Bookmark, Item("", "6"));
        await StandingStill(() => informer.Silence == TimeSpan.Zero);
        _time.Advance(TimeSpan.FromMinutes(2));
        _feed.Say(WatchEventType.Added, Item("a", "7"));

        (await Told(1)).Should().Equal("ns/a");
        _feed.Watches.Reader.TryRead(out _).Should().BeFalse("the first watch still runs");
    }

    [Fact]
    public async Task Survives_a_list_that_fails()
    {
        _feed.Pages.Enqueue(_ => throw Refused(HttpStatusCode.ServiceUnavailable));
        List("5", Item("a", "4"));

        Start();

        (await ToldWhileWaiting(1)).Should().Equal("ns/a");
    }

    [Fact]
    public async Task Does_not_report_what_appears_with_nothing_to_say()
    {
        List("5", Item("calm", "4", generation: 0));
        Start();
        await Watch();

        _feed.Say(WatchEventType.Added, Item("new", "6", generation: 0));
        _feed.Say(WatchEventType.Modified, Item("new", "7", generation: 3));
        _feed.Say(WatchEventType.Modified, Item("new", "8", generation: 0));
        _feed.Say(WatchEventType.Deleted, Item("calm", "9", generation: 0));

        (await Told(3)).Should().Equal("ns/new", "ns/new", "ns/calm");
    }

    [Fact]
    public async Task Reports_the_owner_of_an_object_and_both_when_it_changes_hands()
    {
        List("5", Item("a", "4", owner: "one"));
        Start(item => item.Metadata.Labels is { } labels ? new ObjectKey("ns", labels["owner"]) : null);
        (await Told(1)).Should().Equal("ns/one");
        await Watch();

        _feed.Say(WatchEventType.Added, Item("stranger", "6"));
        _feed.Say(WatchEventType.Modified, Item("a", "7", generation: 2, owner: "two"));
        _feed.Say(WatchEventType.Deleted, Item("a", "8", generation: 2, owner: "two"));

        (await Told(3)).Should().Equal("ns/two", "ns/one", "ns/two");
    }

    [Fact]
    public async Task A_list_that_hangs_is_a_list_that_failed()
    {
        _feed.ListHangs = true;
        var informer = Start();
        await _feed.Hanging.WaitAsync(Limit);
        List("5", Item("a", "4"));
        _feed.ListHangs = false;

        _time.Advance(Patience.SilenceLimit);

        (await ToldWhileWaiting(1)).Should().Equal("ns/a");
        await Watch();
        informer.IsListed.Should().BeTrue();
    }

    [Fact]
    public async Task Logs_a_place_that_stays_refused_ever_more_rarely_and_that_it_works_again()
    {
        const int Refusals = 40;
        for (var refusal = 0; refusal < Refusals; refusal++)
            _feed.Pages.Enqueue(_ => throw Refused(HttpStatusCode.Forbidden));
        List("5", Item("a", "4"));

        var informer = Start();
        await ToldWhileWaiting(1);
        await Watch();

        _log.Messages.Count(line => line.StartsWith("Watch of platforms in team-a failed", StringComparison.Ordinal)).Should().Be(6);
        _log.Messages.Should().Contain($"Watch of platforms in team-a works again, after {Refusals} failures");
        informer.Silence.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_place_that_stays_refused_is_silent_but_its_loop_is_not_still()
    {
        for (var refusal = 0; refusal < 100; refusal++)
            _feed.Pages.Enqueue(_ => throw Refused(HttpStatusCode.Forbidden));
        var informer = Start();

        await Until(() => informer.Silence > TimeSpan.FromMinutes(15));

        informer.Stillness.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    private static TimeSpan Limit => TimeSpan.FromMinutes(10);

    private static HttpOperationException Refused(HttpStatusCode status) => new("refused")
    {
        Response = new HttpResponseMessageWrapper(new HttpResponseMessage(status), ""),
    };

    private Informer<ObjectHead> Start(Func<ObjectHead, ObjectKey?>? about = null)
    {
        var informer = new Informer<ObjectHead>(
            _feed, item => item.Metadata.Generation == 0 ? "" : $"{item.Metadata.Generation}", key => _told.Writer.TryWrite(key.ToString()),
            Patience, _time, new Random(1), _log, about);
        _running = informer.RunAsync(_stop.Token);
        return informer;
    }

    private void List(string version, params ObjectHead[] items) => _feed.Pages.Enqueue(_ => new(items, version, null));

    private async Task<IReadOnlyList<string>> Told(int count)
    {
        var told = new List<string>();
        while (told.Count < count)
            told.Add(await _told.Reader.ReadAsync().AsTask().WaitAsync(Limit));
        return told;
    }

    private Task<string> Watch() => _feed.Watches.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    // The informer waits on the clock before it connects again, and only the test turns it: by what it waits, and never ahead of it.
    private async Task<IReadOnlyList<string>> ToldWhileWaiting(int count)
    {
        await Until(() => _told.Reader.Count >= count);
        return await Told(count);
    }

    private async Task<string> WatchWhileWaiting()
    {
        await Until(() => _feed.Watches.Reader.Count > 0);
        return await Watch();
    }

    // Without turning the clock: what is waited for has to do with the time that has passed.
    private static async Task StandingStill(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.TryPass(except: Patience.SilenceLimit);
            await Task.Yield();
        }
    }
}
