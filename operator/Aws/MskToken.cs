using System.Globalization;
using System.Text;
using Amazon.Kafka;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace Wallet.Operator.Aws;

/// <summary>Tokens for MSK's IAM authentication: a presigned request to connect, as a bearer token.</summary>
/// <param name="credentials">Who connects; null uses the SDK's chain.</param>
/// <param name="time">Clock of the expiry.</param>
internal sealed class MskToken(AWSCredentials? credentials, TimeProvider time)
{
    private const string Service = "kafka-cluster";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A token for the brokers of a region, and when it expires.</summary>
    public (string Value, DateTimeOffset Expires) For(string region)
    {
        var who = (credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials()).GetCredentials();
        var endpoint = new Uri($"https://kafka.{region}.amazonaws.com");
        var request = new DefaultRequest(new ConnectRequest(), Service)
        {
            HttpMethod = "GET",
            UseQueryString = true,
            Endpoint = endpoint,
            ResourcePath = "/",
            OverrideSigningServiceName = Service,
        };
        request.Parameters["Action"] = "kafka-cluster:Connect";
        request.Parameters["X-Amz-Expires"] = Lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (who.UseToken)
            request.Parameters["X-Amz-Security-Token"] = who.Token;
        var signature = AWS4PreSignedUrlSigner.SignRequest(
            request, new AmazonKafkaConfig(), new RequestMetrics(), who.AccessKey, who.SecretKey, Service, region);
        var url = $"{AmazonServiceClient.ComposeUrl(request).AbsoluteUri}&{signature.ForQueryParameters}&User-Agent=wallet-operator";
        return (Base64Url(url), time.GetUtcNow() + Lifetime);
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed class ConnectRequest : AmazonWebServiceRequest;
}
