namespace Wallet.LocalCloud.Engines;

/// <summary>How a database server starts.</summary>
/// <param name="Name">Name of the cluster, for its folder.</param>
/// <param name="Port">TCP port.</param>
/// <param name="MasterUser">Administrator.</param>
/// <param name="MasterPassword">The administrator's password; null leaves the snapshot's.</param>
/// <param name="Database">Database to create, if any.</param>
/// <param name="Parameters">Parameters by Aurora's names; those that the server does not know are left out.</param>
/// <param name="RestoreFrom">Data to start with.</param>
public sealed record DatabaseSettings(
    string Name,
    int Port,
    string MasterUser,
    string? MasterPassword,
    string? Database,
    IReadOnlyDictionary<string, string> Parameters,
    IEngineSnapshot? RestoreFrom = null)
{
    /// <summary>Leaves the password out.</summary>
    public override string ToString() => $"{Name}:{Port}";
}
