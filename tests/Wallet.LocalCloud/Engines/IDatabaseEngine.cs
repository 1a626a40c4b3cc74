namespace Wallet.LocalCloud.Engines;

/// <summary>The server of a database cluster.</summary>
public interface IDatabaseEngine : IEngine
{
    /// <summary>Address of the writer, or null where no server runs.</summary>
    string? WriterAddress { get; }

    /// <summary>Address of the readers, or null where no server runs.</summary>
    string? ReaderAddress { get; }

    /// <summary>Gives the administrator another password.</summary>
    void SetMasterPassword(string password);

    /// <summary>Takes other parameters (Aurora's names): at once where the server can, all of them when it restarts.</summary>
    void SetParameters(IReadOnlyDictionary<string, string> parameters);

    /// <summary>Restarts the server, on another port if one is given.</summary>
    void Restart(int? port = null);

    /// <summary>Refuses writes for a moment and drops every connection, as a failover does.</summary>
    void FailOver();

    /// <summary>Copies the data as they are.</summary>
    IEngineSnapshot TakeSnapshot();
}
