namespace Wallet.Api.Commands;

/// <summary>A command that moves money.</summary>
internal abstract record Movement(Caller Caller, IdempotencyKey? Key, Remarks Remarks) : Command(Caller, Key);

/// <summary>What the caller says about a movement; kept, searched by reference, never interpreted.</summary>
internal sealed record Remarks(string? Reference, string? Description, string? Metadata = null, DateTimeOffset? EffectiveAt = null)
{
    /// <summary>Nothing said.</summary>
    public static Remarks None { get; } = new(null, null);
}
