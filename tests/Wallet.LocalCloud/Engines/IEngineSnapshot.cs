namespace Wallet.LocalCloud.Engines;

/// <summary>A copy of an engine's data.</summary>
public interface IEngineSnapshot
{
    /// <summary>The copy is complete.</summary>
    bool Ready { get; }

    /// <summary>Drops the copy.</summary>
    void Delete();
}
