using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Outbox;

public sealed class DurableEventsTests
{
    [Fact]
    public async Task What_is_published_is_on_disk_first_and_in_the_outbox_until_it_is_acknowledged()
    {
        var publisher = new BooksReader();
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Kafka = new("127.0.0.1:1", KafkaSecurity.Plaintext, "eu-west-1"),
            Services = services => services.AddSingleton<IEventPublisher>(publisher),
        });
        publisher.Books.SetResult(new(cluster.Database));
        await cluster.Client.CreateAsync();
        var (barrier, waiting) = await publisher.Seen.Task.WaitAsync(TimeSpan.FromMinutes(10));
        barrier.Should().BePositive("a commit came between reading and publishing");
        waiting.Should().BePositive("a relay that dies now leaves it to the next");
    }

    /// <summary>Looks at the barrier and the outbox when the first events come.</summary>
    private sealed class BooksReader : IEventPublisher
    {
        public TaskCompletionSource<Books> Books { get; } = new();

        public TaskCompletionSource<(long Barrier, long Waiting)> Seen { get; } = new();

        public async Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
        {
            var books = await Books.Task;
            Seen.TrySetResult((await books.BarrierAsync(), await books.OutboxDepthAsync()));
        }
    }
}
