using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Security.Secrets;

/// <summary>The text kept in Secrets Manager: the shape that AWS's own rotation and clients expect.</summary>
internal static class SecretJson
{
    /// <summary>A value as text.</summary>
    public static string Write(SecretValue value)
        => new JsonObject { ["username"] = value.Username, ["password"] = value.Password.Reveal() }.ToJsonString();

    /// <summary>A text as value; null when it has another shape, and the text appears nowhere.</summary>
    public static SecretValue? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject fields && fields["password"]?.GetValue<string>() is { Length: > 0 } password
                ? new SecretValue(fields["username"]?.GetValue<string>() ?? "", new SecretText(password))
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
