namespace Wallet.Bench.Servers;

/// <summary>A server that is driven, as a process of its own, so that its memory, its time on the cores and its start can be measured.</summary>
internal interface IBenchServer : IDisposable
{
    /// <summary>The port that it takes requests at.</summary>
    int Port { get; }

    /// <summary>Its process.</summary>
    int ProcessId { get; }

    /// <summary>The token of a caller; null where it asks for none.</summary>
    string? TokenOf(int caller);
}
