namespace Wallet.Api.Commands;

/// <summary>What is kept with a wallet that no rule looks at: whose it is, its name elsewhere, and metadata (a JSON object).</summary>
internal sealed record WalletProfile(string UserId, string? ExternalId, string? Metadata)
{
    /// <summary>What the journal has of it.</summary>
    public UInt128 Digest => Commands.Digest.Of("profile", UserId, ExternalId, Metadata);
}
