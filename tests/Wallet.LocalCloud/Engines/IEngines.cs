namespace Wallet.LocalCloud.Engines;

/// <summary>
/// The servers behind the simulated data stores. Nothing here waits: work is queued and done beside the cloud's lock;
/// <see cref="IEngine.Ready"/> tells when it has been done.
/// </summary>
public interface IEngines : IAsyncDisposable
{
    /// <summary>Starts the server of a database cluster.</summary>
    IDatabaseEngine StartDatabase(DatabaseSettings settings);

    /// <summary>Starts the server of a cache.</summary>
    ICacheEngine StartCache(CacheSettings settings);

    /// <summary>Starts the brokers of a Kafka cluster.</summary>
    IKafkaEngine StartKafka(int brokers);
}
