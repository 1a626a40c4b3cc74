using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Outbox;

public sealed class DurableEventsTests
{
    [Fact]
    public async Task What_is_published_is_on_disk_first()
    {
        var publisher = new BarrierReader();
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Kafka = new("127.0.0.1:1", KafkaSecurity.Plaintext, "eu-west-1"),
            Services = services => services.AddSingleton<IEventPublisher>(publisher),
        });
        publisher.Books.SetResult(new(cluster.Database));
        await cluster.Client.CreateAsync();
        (await publisher.Passed.Task.WaitAsync(TimeSpan.FromMinutes(10))).Should().BePositive("a commit came between reading and publishing");
    }

    /// <summary>Looks at the barrier when the first events come.</summary>
    private sealed class BarrierReader : IEventPublisher
    {
        public TaskCompletionSource<Books> Books { get; } = new();

        public TaskCompletionSource<long> Passed { get; } = new();

        public async Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
            => Passed.TrySetResult(await (await Books.Task).BarrierAsync());
    }
}
