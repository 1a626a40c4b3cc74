namespace Wallet.LocalCloud.Engines;

/// <summary>No servers: the stores are states and endpoints only. For tests on a clock that is turned by hand.</summary>
public sealed class NoEngines : IEngines
{
    /// <inheritdoc/>
    public IDatabaseEngine StartDatabase(DatabaseSettings settings) => Nothing.Instance;

    /// <inheritdoc/>
    public ICacheEngine StartCache(CacheSettings settings) => Nothing.Instance;

    /// <inheritdoc/>
    public IKafkaEngine StartKafka(int brokers) => Nothing.Instance;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Nothing : IDatabaseEngine, ICacheEngine, IKafkaEngine, IEngineSnapshot
    {
        public static readonly Nothing Instance = new();

        public bool Ready => true;

        public string? Failure => null;

        public string? WriterAddress => null;

        public string? PrimaryAddress => null;

        public string? ReaderAddress => null;

        public IReadOnlyList<string> Brokers => [];

        public void Start()
        {
        }

        public void Stop()
        {
        }

        public void Delete()
        {
        }

        public void SetMasterPassword(string password)
        {
        }

        public void SetParameters(IReadOnlyDictionary<string, string> parameters)
        {
        }

        public void Restart(int? port = null)
        {
        }

        public void SetAuthTokens(IReadOnlyList<string> tokens)
        {
        }

        public void FailOver()
        {
        }

        public IEngineSnapshot TakeSnapshot() => this;
    }
}
