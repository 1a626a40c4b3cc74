using System.Buffers;
using System.Text.Json;
using Wallet.Api.Outbox;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>Which events go to which webhooks, and how they are sent: pure.</summary>
internal static class WebhookEvents
{
    /// <summary>The type of what is sent to try a webhook.</summary>
    public const string Ping = "webhook.ping.v1";

    /// <summary>The media type of bodies: a CloudEvent 1.0 in structured mode (CloudEvents JSON format, section 3).</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The types that a webhook can be for.</summary>
    public static IReadOnlyList<string> Types => EventTypes.All;

    /// <summary>Whether a webhook is called with an event.</summary>
    public static bool IsFor(this Webhook webhook, EventMessage message) => webhook.Status == WebhookStatus.Enabled
        && (webhook.Filter.Types is not { } types || types.Contains(message.Type))
        && (webhook.Filter.Wallet is not { } wallet || message.Wallets.Contains(wallet));

    /// <summary>The deliveries of some events in their order, numbered on from what each webhook has had.</summary>
    public static IReadOnlyList<QueuedEvent> Plan(IEnumerable<EventMessage> messages, IReadOnlyList<Webhook> webhooks)
    {
        var next = webhooks.ToDictionary(w => w.Id, w => w.NextSequence);
        var plan = new List<QueuedEvent>();
        foreach (var message in messages)
        {
            byte[]? body = null;
            foreach (var webhook in webhooks.Where(w => w.IsFor(message)))
                plan.Add(new(webhook.Id, next[webhook.Id]++, message.Id, message.Type, body ??= Body(message)));
        }
        return plan;
    }

    /// <summary>What is sent to try a webhook. <paramref name="name"/> distinguishes one from another.</summary>
    public static QueuedEvent PingOf(Webhook webhook, Guid name, DateTimeOffset now)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(new PingData(webhook.Id.ToString()), WebhookJson.Default.PingData);
        var message = new EventMessage("", "", $"ping:{name}", Ping, now, data);
        return new(webhook.Id, webhook.NextSequence, message.Id, Ping, Body(message));
    }

    /// <summary>The body of a request: an event's attributes as they are on Kafka, and its data.</summary>
    public static byte[] Body(EventMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(message.Data.Length + 256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", message.Id);
        json.WriteString("source", EventMessage.Source);
        json.WriteString("type", message.Type);
        json.WriteString("time", message.Time);
        json.WriteString("datacontenttype", "application/json");
        json.WritePropertyName("data");
        json.WriteRawValue(message.Data);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>The data of what is sent to try a webhook.</summary>
internal sealed record PingData(string WebhookId);
