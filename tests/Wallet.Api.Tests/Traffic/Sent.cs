namespace Wallet.Api.Tests.Traffic;

/// <summary>A request that was sent, once or again and again with one key, and what its client knows of it.</summary>
internal sealed record Sent(MoneyRequest Request, IReadOnlyList<Attempt> Attempts)
{
    public Outcome Outcome { get; } = Attempt.Sum(Attempts);

    /// <inheritdoc/>
    public override string ToString() => $"{Request} ({Request.Reference}): {Outcome} after {string.Join(", ", Attempts.Select(a => a.Code))}";
}
