namespace Wallet.Api.Webhooks;

/// <summary>
/// How webhooks are done. <paramref name="KeyFile"/> has the key under which their secrets are encrypted; null: there are none.
/// <paramref name="Allowed"/> are the hosts and networks that may be called though they are not public.
/// </summary>
internal sealed record WebhookOptions(string? KeyFile, IReadOnlyList<string> Allowed)
{
    /// <summary>No webhooks.</summary>
    public static WebhookOptions Off { get; } = new(null, []);

    /// <summary>How many webhooks are called at the same time.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How many deliveries of one webhook are under way at the same time.</summary>
    public int Window { get; init; } = 4;

    /// <summary>How long an attempt may take (Standard Webhooks: 15 to 30 seconds).</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long delivered events are kept for replays.</summary>
    public TimeSpan KeepDelivered { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long dead ones are.</summary>
    public TimeSpan KeepDead { get; init; } = TimeSpan.FromDays(30);
}
