using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Outbox;

public sealed class AbandonedPublicationTests
{
    [Fact]
    public async Task A_relay_that_cannot_renew_its_lease_ends_what_it_was_publishing_before_it_begins_again()
    {
        using var server = MariaDbServer.StartPrivate();
        var publisher = new SilentPublisher();
        await using var cluster = await ApiCluster.StartAsync(server, setup: new()
        {
            Kafka = new("127.0.0.1:1", KafkaSecurity.Plaintext, "eu-west-1"),
            Services = services => services.AddSingleton<IEventPublisher>(publisher),
        });
        await cluster.Client.CreateAsync();
        await publisher.Begun.Task.WaitAsync(TimeSpan.FromMinutes(10));
        server.Down();
        await publisher.Ended.Task.WaitAsync(TimeSpan.FromMinutes(10));
    }

    /// <summary>A Kafka that never answers.</summary>
    private sealed class SilentPublisher : IEventPublisher
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Ended { get; } = new();

        public async Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
        {
            Begun.TrySetResult();
            cancel.Register(() => Ended.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancel);
        }
    }
}
