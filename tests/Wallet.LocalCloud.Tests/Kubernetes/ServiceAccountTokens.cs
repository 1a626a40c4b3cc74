using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>Tokens of service accounts, for this API and for others.</summary>
public sealed class ServiceAccountTokens
{
    [Fact]
    public async Task A_requested_token_is_verified_by_the_published_keys()
    {
        await using var api = await KubernetesApi.StartAsync();
        using var client = api.CreateClient();
        await client.CreateNamespacedServiceAccountAsync(Account(), "default");
        var request = new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = ["sts.amazonaws.com"], ExpirationSeconds = 3600 } };
        var token = (await client.CreateNamespacedServiceAccountTokenAsync(request, "wallet", "default")).Status.Token.Split('.');

        using var http = LocalHttp.Client(api);
        var configuration = JsonNode.Parse(await http.GetStringAsync("/.well-known/openid-configuration"))!;
        var key = JsonNode.Parse(await http.GetStringAsync((string)configuration["jwks_uri"]!))!["keys"]![0]!;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode((string)key["n"]!), Exponent = Decode((string)key["e"]!) });
        rsa.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Decode(token[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .Should().BeTrue();
        var claims = JsonNode.Parse(Decode(token[1]))!;
        ((string)claims["sub"]!).Should().Be("system:serviceaccount:default:wallet");
        ((string)claims["aud"]![0]!).Should().Be("sts.amazonaws.com");
        ((string)claims["iss"]!).Should().Be((string)configuration["issuer"]!);
    }

    [Fact]
    public async Task A_token_for_another_audience_or_past_its_time_is_refused()
    {
        var clock = CloudClock.ByHand(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var api = await KubernetesApi.StartAsync(new KubernetesApiOptions { Time = clock });
        var foreign = api.Tokens.Issue("default", "wallet", "", ["sts.amazonaws.com"], TimeSpan.FromHours(1));
        (await Status(api, foreign)).Should().Be(HttpStatusCode.Unauthorized);
        var own = api.TokenFor("default", "wallet");
        (await Status(api, own)).Should().Be(HttpStatusCode.Forbidden, "the account is known and has no rights");
        clock.Advance(TimeSpan.FromDays(2));
        (await Status(api, own)).Should().Be(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> Status(KubernetesApi api, string token)
    {
        using var client = new k8s.Kubernetes(api.ClientConfiguration(token));
        var call = () => client.ListNamespacedPodAsync("default");
        return (await call.Should().ThrowAsync<HttpOperationException>()).Which.Response.StatusCode;
    }

    private static V1ServiceAccount Account() => new() { Metadata = new V1ObjectMeta { Name = "wallet" } };

    private static byte[] Decode(string text)
        => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
