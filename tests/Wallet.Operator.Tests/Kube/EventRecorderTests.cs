using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Kube;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Kube;

public sealed class EventRecorderTests(ApiServer server) : IClassFixture<ApiServer>, IDisposable
{
    private readonly Kubernetes _client = server.Api.CreateClient();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Counts_the_same_reason_and_subject_whatever_the_message()
    {
        var platform = await CreateAsync();
        var recorder = Recorder();

        await TellAsync(recorder, platform, "Create", "DBCluster x", "first");
        await TellAsync(recorder, platform, "Create", "DBCluster x", "second, 42");
        await TellAsync(recorder, platform, "Create", "Key y", "another");

        (await EventsAsync(platform)).Should().BeEquivalentTo(
            [new { Message = "second, 42", Count = 2 }, new { Message = "another", Count = 1 }]);
    }

    [Fact]
    public async Task Goes_on_counting_after_a_restart()
    {
        var platform = await CreateAsync();
        await TellAsync(Recorder(), platform, "Create", "DBCluster x", "before");

        await TellAsync(Recorder(), platform, "Create", "DBCluster x", "after");

        (await EventsAsync(platform)).Should().ContainSingle().Which.Count.Should().Be(2);
    }

    [Fact]
    public async Task An_event_that_comes_back_after_it_has_expired_is_written_again()
    {
        var platform = await CreateAsync();
        var recorder = Recorder();
        await TellAsync(recorder, platform, "Stalled", "", "first");
        await TellAsync(recorder, platform, "Stalled", "", "second");
        await ExpireAsync(platform);

        await TellAsync(recorder, platform, "Stalled", "", "third");
        await TellAsync(recorder, platform, "Stalled", "", "fourth");

        (await EventsAsync(platform)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Message = "fourth", Count = 2 });
    }

    [Fact]
    public async Task An_event_that_outlived_its_count_is_counted_on()
    {
        var platform = await CreateAsync();
        var recorder = Recorder();
        await TellAsync(recorder, platform, "Stalled", "", "first");
        _time.Advance(TimeSpan.FromHours(2));

        await TellAsync(recorder, platform, "Stalled", "", "second");

        (await EventsAsync(platform)).Should().ContainSingle().Which.Count.Should().Be(2);
    }

    [Fact]
    public async Task What_is_known_of_events_goes_with_their_platform_or_with_their_age()
    {
        var (gone, old, young) = (await CreateAsync(), await CreateAsync(), await CreateAsync());
        var recorder = Recorder();
        foreach (var subject in Enumerable.Range(0, 20))
        {
            await TellAsync(recorder, gone, "Create", $"{subject}", "m");
            await TellAsync(recorder, old, "Create", $"{subject}", "m");
        }

        recorder.Forget(new ObjectKey(gone.NamespaceProperty, gone.Name));
        recorder.Counts.Size.Should().Be(20);
        _time.Advance(TimeSpan.FromMinutes(61));
        await TellAsync(recorder, young, "Create", "x", "m");

        recorder.Counts.Size.Should().Be(1);
    }

    [Fact]
    public async Task A_fault_of_the_server_is_no_fault_of_the_caller()
    {
        var platform = await CreateAsync();
        using var stranger = new Kubernetes(server.Api.ClientConfiguration("nobody's token"));
        var recorder = new EventRecorder(stranger, "wallet-operator", "pod-1", _time, NullLogger<EventRecorder>.Instance);

        await FluentActions.Awaiting(() => TellAsync(recorder, platform, "Create", "x", "y")).Should().NotThrowAsync();
    }

    private async Task ExpireAsync(V1ObjectMeta platform)
    {
        foreach (var told in await EventsAsync(platform))
            await _client.CoreV1.DeleteNamespacedEventAsync(told.Metadata.Name, platform.NamespaceProperty);
    }

    private EventRecorder Recorder() => new(_client, "wallet-operator", "pod-1", _time, NullLogger<EventRecorder>.Instance);

    private static Task TellAsync(EventRecorder recorder, V1ObjectMeta platform, string reason, string subject, string message)
        => recorder.RecordAsync(PlatformStore.Kind, platform, new ObjectEvent(false, reason, subject, message), CancellationToken.None);

    private async Task<V1ObjectMeta> CreateAsync()
        => await ApiServer.CreatePlatformAsync(_client, await server.CreateNamespaceAsync(_client), "demo", Specs.Staging);

    private async Task<IList<Corev1Event>> EventsAsync(V1ObjectMeta platform)
        => (await _client.CoreV1.ListNamespacedEventAsync(platform.NamespaceProperty)).Items;
}
