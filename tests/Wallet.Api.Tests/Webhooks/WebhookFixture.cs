using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>A host with webhooks on a clock that is turned by hand; the relay and the deliverer do a pass when a test says so.</summary>
internal sealed class WebhookFixture : IAsyncDisposable
{
    private const int Seed = 7;
    private ApiCluster _cluster = null!;

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public CapturedLog Logged { get; } = new();

    public WalletClient Client => _cluster.Client;

    public static async Task<WebhookFixture> StartAsync()
    {
        var fixture = new WebhookFixture();
        fixture._cluster = await ApiCluster.StartAsync(setup: new()
        {
            AsApplication = true,
            Services = services =>
            {
                services.AddSingleton<TimeProvider>(fixture.Clock);
                services.AddSingleton(new Random(Seed));
                services.AddWebhooks(new(WebhookKeyFile.Path, ["127.0.0.1"]));
                services.AddSingleton<WebhookDeliverer>();
                fixture.Logged.AddTo(services);
            },
        });
        return fixture;
    }

    public T Get<T>() where T : notnull => _cluster.Services.GetRequiredService<T>();

    /// <summary>Makes a webhook; its id and secret.</summary>
    public async Task<(string Id, string Secret)> MakeAsync(string url, string[]? types = null, string? wallet = null)
    {
        var made = await Client.PostAsync("webhooks", new { url, eventTypes = types, walletId = wallet });
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        return (made["id"].GetString()!, made["secret"].GetString()!);
    }

    /// <summary>What is in the outbox, as the relay takes it out.</summary>
    public async Task<IReadOnlyList<PlannedBatch>> OutboxAsync() => PublicationPlan.Of(await Get<OutboxStore>().NextAsync(0, default)).Batches;

    /// <summary>Takes out what is in the outbox.</summary>
    public async Task RelayAsync() => (await Get<IPublishedBatches>().TakeOutAsync(await OutboxAsync(), default)).Should().BeTrue();

    /// <summary>Sends what is due.</summary>
    public Task DeliverAsync() => Get<WebhookDeliverer>().DeliverAsync(default);

    /// <summary>Turns the clock, and sends what is due then.</summary>
    public Task DeliverAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return DeliverAsync();
    }

    /// <summary>The states of a webhook's deliveries by their number.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(string webhook)
    {
        var page = await Client.GetAsync($"webhooks/{webhook}/deliveries?limit=200");
        return [.. page["items"].EnumerateArray().Reverse().Select(d => $"{d.GetProperty("sequence")} {d.GetProperty("state").GetString()}")];
    }

    public void Execute(params string[] sql) => DatabaseServers.Shared.Execute([$"USE {_cluster.Database.Name}", .. sql]);

    public IReadOnlyList<object[]> Rows(string select, string table)
        => [.. DatabaseServers.Shared.Rows($"SELECT {select} FROM {_cluster.Database.Name}.{table}")];

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
