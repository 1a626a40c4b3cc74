namespace Wallet.Api.Commands;

/// <summary>
/// On whose behalf a command runs. <paramref name="Owner"/> is the hash of the caller's user id; a wallet of another owner
/// does not exist for them unless <paramref name="AnyWallet"/> is granted.
/// </summary>
internal readonly record struct Caller(UInt128 Owner, bool AnyWallet)
{
    /// <summary>The service itself, or a caller whose scope reaches every wallet.</summary>
    public static Caller Trusted { get; } = new(UInt128.Zero, true);

    /// <summary>The token's subject, for the journal; null without authentication and for what the service does by itself.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether a wallet of <paramref name="owner"/> exists for this caller.</summary>
    public bool MaySee(UInt128 owner) => AnyWallet || Owner == owner;
}
