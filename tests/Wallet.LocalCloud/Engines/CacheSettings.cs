namespace Wallet.LocalCloud.Engines;

/// <summary>How a cache server starts.</summary>
/// <param name="Name">Name of the replication group, for its folder.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Tls">Whether connections are encrypted.</param>
/// <param name="AuthToken">Password, or null for none.</param>
/// <param name="Parameters">Redis parameters.</param>
/// <param name="RestoreFrom">Data to start with.</param>
public sealed record CacheSettings(
    string Name,
    int Port,
    bool Tls,
    string? AuthToken,
    IReadOnlyDictionary<string, string> Parameters,
    IEngineSnapshot? RestoreFrom = null)
{
    /// <summary>Leaves the token out.</summary>
    public override string ToString() => $"{Name}:{Port}";
}
