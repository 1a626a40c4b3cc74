using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>A refusal, with the Status body that the client gets.</summary>
public sealed class ApiFault(int code, JsonObject status) : Exception(status["message"]?.GetValue<string>())
{
    public int Code { get; } = code;

    public JsonObject Status { get; } = status;
}
