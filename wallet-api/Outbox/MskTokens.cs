using Amazon.Runtime;
using Confluent.Kafka;
using Wallet.Api.Credentials;

namespace Wallet.Api.Outbox;

/// <summary>Gives Kafka clients tokens made from the pod's AWS credentials (on EKS, those of its service account's role).</summary>
internal sealed class MskTokens(KafkaOptions options, TimeProvider clock, ILogger<MskTokens> log)
{
    private const string Principal = "wallet-api";

    /// <summary>Sets a new token, or says why there is none; the client asks again by itself.</summary>
    public void Refresh(IClient client)
    {
        try
        {
            var now = clock.GetUtcNow();
            var token = MskToken.Create(options.Region, SigningCredentials.OfPod(), now);
            client.OAuthBearerSetToken(token, (now + MskToken.Lifetime).ToUnixTimeMilliseconds(), Principal);
        }
        catch (AmazonClientException exception)
        {
            Log.NoKafkaToken(log, exception);
            client.OAuthBearerSetTokenFailure(exception.Message);
        }
    }
}
