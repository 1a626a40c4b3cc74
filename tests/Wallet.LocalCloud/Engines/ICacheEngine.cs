namespace Wallet.LocalCloud.Engines;

/// <summary>The server of a cache.</summary>
public interface ICacheEngine : IEngine
{
    /// <summary>Address of the primary, or null where no server runs.</summary>
    string? PrimaryAddress { get; }

    /// <summary>Address of the replicas, or null where no server runs.</summary>
    string? ReaderAddress { get; }

    /// <summary>Sets the tokens that clients may use from now on; none means no password.</summary>
    void SetAuthTokens(IReadOnlyList<string> tokens);

    /// <summary>Drops every connection, as a failover does.</summary>
    void FailOver();

    /// <summary>Copies the data as they are.</summary>
    IEngineSnapshot TakeSnapshot();
}
