using Wallet.LocalCloud.Engines;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>For tests that start no data store.</summary>
internal sealed class NoEngines : IEngines
{
    public IDatabaseEngine StartDatabase(DatabaseSettings settings) => throw new NotSupportedException();

    public ICacheEngine StartCache(CacheSettings settings) => throw new NotSupportedException();

    public IKafkaEngine StartKafka(int brokers) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
