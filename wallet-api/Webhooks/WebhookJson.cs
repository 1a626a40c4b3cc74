using System.Text.Json.Serialization;

namespace Wallet.Api.Webhooks;

/// <summary>How data of events of this room are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PingData))]
internal sealed partial class WebhookJson : JsonSerializerContext;
