using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench.Servers;

/// <summary>What the API has around it in production: an identity provider, a cache, a broker.</summary>
internal sealed class ProductionWorld : IAsyncDisposable
{
    private readonly IdentityProvider _identities = new();
    private readonly RedisServer _redis = RedisServer.Start();
    private readonly KafkaServer _kafka = KafkaServer.Start();
    private readonly DatabaseOptions _database;
    private readonly Dictionary<int, string> _tokens = [];

    private ProductionWorld(DatabaseOptions database) => _database = database;

    public static async Task<ProductionWorld> StartAsync(DatabaseOptions database)
    {
        var world = new ProductionWorld(database);
        await world._identities.UpAsync();
        // Users, and as many administrators after them.
        for (var caller = 0; caller < BenchDatabase.Owners * 2; caller++)
        {
            var scope = caller < BenchDatabase.Owners ? "wallet:read wallet:write" : "wallet:read wallet:admin";
            world._tokens[caller] = world._identities.Token(BenchDatabase.OwnerOf(caller), scope);
        }
        return world;
    }

    /// <summary>Starts an API that trusts the provider and reaches the others.</summary>
    public Task<BenchApi> StartApiAsync() => BenchApi.StartAsync(
        new ApiSurroundings(_database) { RedisPort = _redis.Port, Kafka = _kafka.BootstrapServers, Authority = _identities.Authority },
        caller => _tokens[caller], more: ["WALLET_RATE_PER_SECOND=1000000", "WALLET_RATE_BURST=1000000"]);

    public async ValueTask DisposeAsync()
    {
        await _identities.DisposeAsync();
        _kafka.Dispose();
        _redis.Dispose();
    }
}
