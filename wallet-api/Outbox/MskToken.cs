using System.Buffers.Text;
using System.Text;
using Wallet.Api.Credentials;

namespace Wallet.Api.Outbox;

/// <summary>
/// The token by which MSK knows an IAM identity: the URL of a call to kafka-cluster:Connect, presigned and written in base64url.
/// </summary>
internal static class MskToken
{
    /// <summary>How long MSK accepts a token.</summary>
    public static TimeSpan Lifetime => PresignedUrl.Lifetime;

    /// <summary>A token for a cluster in <paramref name="region"/>, signed at <paramref name="now"/>.</summary>
    public static string Create(string region, SigningCredentials credentials, DateTimeOffset now)
    {
        var url = PresignedUrl.Create(
            "kafka-cluster", region, $"kafka.{region}.amazonaws.com", [("Action", "kafka-cluster:Connect")], credentials, now);
        // The user agent is for MSK's logs and is not signed.
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"https://{url}&User-Agent=wallet-api"));
    }
}
