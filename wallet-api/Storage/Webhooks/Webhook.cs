using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Webhooks;

/// <summary>
/// An endpoint that is called with events. <paramref name="NextSequence"/> is the number of its next delivery; since
/// <paramref name="FailingSince"/>, if that is there, no attempt has succeeded.
/// </summary>
internal sealed record Webhook(
    WebhookId Id, string Url, string? Description, WebhookFilter Filter, WebhookStatus Status, SealedSecrets Secrets, long NextSequence,
    DateTimeOffset? FailingSince, DateTimeOffset CreatedAt);

/// <summary>The events that a webhook is for: those of some types (null: of all), of one wallet (null: of all).</summary>
internal sealed record WebhookFilter(IReadOnlyList<string>? Types, WalletId? Wallet);

/// <summary>Encrypted secrets: with the one before, if it is there, requests are signed too until <paramref name="PreviousUntil"/>.</summary>
internal sealed record SealedSecrets(byte[] Current, byte[]? Previous, DateTimeOffset? PreviousUntil);

/// <summary>Whether a webhook is called, and why not. The numbers are those of the column.</summary>
internal enum WebhookStatus
{
    /// <summary>It is.</summary>
    Enabled = 0,

    /// <summary>An administrator has disabled it.</summary>
    Requested = 1,

    /// <summary>The receiver answered 410 Gone.</summary>
    Gone = 2,

    /// <summary>For days, all attempts failed.</summary>
    Failing = 3,
}
