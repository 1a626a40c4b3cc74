namespace Wallet.LocalCloud.Engines;

/// <summary>One server.</summary>
public interface IEngine
{
    /// <summary>All work asked for is done and the server accepts connections.</summary>
    bool Ready { get; }

    /// <summary>Why it cannot work, or null.</summary>
    string? Failure { get; }

    /// <summary>Stops the server and keeps its data.</summary>
    void Stop();

    /// <summary>Starts it again after <see cref="Stop"/>.</summary>
    void Start();

    /// <summary>Stops it for good and drops its data.</summary>
    void Delete();
}
