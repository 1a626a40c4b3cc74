using System.Text.Json.Serialization;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Webhooks;

/// <summary>The body of POST /webhooks: without types or wallet, events of all types or of all wallets.</summary>
internal sealed record CreateWebhookRequest(
    string? Url = null, string? Description = null, IReadOnlyList<string>? EventTypes = null, string? WalletId = null);

/// <summary>
/// The body of PATCH /webhooks/{id}: what is absent stays; null takes a description, the choice of types or that of a wallet away, and is
/// nothing for what every webhook has.
/// </summary>
internal sealed record PatchWebhookRequest
{
    /// <summary>Where it leads.</summary>
    public string? Url { get; set; }

    /// <summary>A remark.</summary>
    public string? Description
    {
        get;
        set => (field, NamesDescription) = (value, true);
    }

    /// <summary>Types of events.</summary>
    public IReadOnlyList<string>? EventTypes
    {
        get;
        set => (field, NamesTypes) = (value, true);
    }

    /// <summary>The one wallet.</summary>
    public string? WalletId
    {
        get;
        set => (field, NamesWallet) = (value, true);
    }

    /// <summary>Whether it is called.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether the body has the member.</summary>
    internal bool NamesDescription { get; private set; }

    /// <inheritdoc cref="NamesDescription"/>
    internal bool NamesTypes { get; private set; }

    /// <inheritdoc cref="NamesDescription"/>
    internal bool NamesWallet { get; private set; }
}

/// <summary>The body of POST /webhooks/{id}/replay.</summary>
internal sealed record WebhookReplayRequest(
    [property: JsonConverter(typeof(WholeNumberConverter))] long? FromSequence = null);

/// <summary>
/// A webhook. <paramref name="DisabledFor"/> says why it is not called; no attempt has succeeded since <paramref name="FailingSince"/>, if that is
/// there; requests are signed by the secret before too until <paramref name="PreviousSecretUntil"/>. <paramref name="Secret"/> is there once, in
/// the answer that makes it.
/// </summary>
internal sealed record WebhookResponse(
    string Id, string Url, string? Description, IReadOnlyList<string>? EventTypes, string? WalletId, string Status, string? DisabledFor,
    long LastSequence, DateTimeOffset? FailingSince, DateTimeOffset? PreviousSecretUntil, DateTimeOffset CreatedAt, string? Secret = null);

/// <summary>All webhooks, oldest first.</summary>
internal sealed record WebhookListResponse(IReadOnlyList<WebhookResponse> Items);

/// <summary>
/// An event on its way to a webhook. Of the last attempt, either the receiver's status is there or, where it gave none, a word for why.
/// </summary>
internal sealed record WebhookDeliveryResponse(
    long Sequence, string EventId, string EventType, string State, int Attempts, DateTimeOffset? NextAttemptAt, int? LastStatus,
    string? LastError, DateTimeOffset QueuedAt, DateTimeOffset? DeliveredAt);

/// <summary>A page of a webhook's deliveries, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record WebhookDeliveryListResponse(string WebhookId, IReadOnlyList<WebhookDeliveryResponse> Items, string? NextCursor);

/// <summary>How many deliveries are pending again, all that are kept from a number on.</summary>
internal sealed record WebhookReplayResponse(long FromSequence, long Deliveries);
