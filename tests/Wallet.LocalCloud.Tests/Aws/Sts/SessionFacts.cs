using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Sts;

/// <summary>Sessions of roles, by web identity and by assumption.</summary>
public sealed class SessionFacts : IAsyncLifetime, IDisposable
{
    private const string Issuer = "https://oidc.example.org/id/1";
    private const string Subject = "system:serviceaccount:wallet:operator";
    private const string RoleArn = "arn:aws:iam::123456789012:role/operator";
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly RSA _rsa = RSA.Create(2048);
    private AwsCloud _cloud = null!;
    private AwsEndpoint _endpoint = null!;

    public async Task InitializeAsync()
    {
        _cloud = new(_clock, new() { OidcIssuer = Issuer, ServiceAccountKeys = KeySet, CallersTime = _clock });
        _endpoint = await _cloud.StartAsync();
        var trust = $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
             "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/oidc.example.org/id/1"},
             "Condition":{"StringEquals":{"oidc.example.org/id/1:sub":"{{{Subject}}}","oidc.example.org/id/1:aud":"sts.amazonaws.com"} } }]}
            """;
        _cloud.Iam.Call("CreateRole", new JsonObject { ["RoleName"] = "operator", ["AssumeRolePolicyDocument"] = trust }.ToJsonString());
        _clock.Advance(TimeSpan.FromSeconds(3));
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    public void Dispose() => _rsa.Dispose();

    [Fact]
    public async Task A_service_account_becomes_its_role_until_the_session_ends()
    {
        var session = await Assume(Token(Subject, "sts.amazonaws.com"));
        session.AssumedRoleUser.Arn.Should().Be("arn:aws:sts::123456789012:assumed-role/operator/wallet");
        var sts = Sts(session.Credentials);
        (await sts.GetCallerIdentityAsync(new())).Arn.Should().Be(session.AssumedRoleUser.Arn);
        _clock.Advance(TimeSpan.FromHours(1));
        await Refused(sts, "ExpiredToken");
    }

    [Fact]
    public async Task A_session_has_the_rights_of_its_role_as_they_are_now()
    {
        var sts = Sts((await Assume(Token(Subject, "sts.amazonaws.com"))).Credentials);
        var other = new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "again" };
        var refusal = await sts.Awaiting(s => s.AssumeRoleAsync(other)).Should().ThrowAsync<AmazonSecurityTokenServiceException>();
        refusal.WithMessage("User: arn:aws:sts::123456789012:assumed-role/operator/wallet is not authorized to perform: sts:AssumeRole "
            + $"on resource: {RoleArn} because no identity-based policy allows the sts:AssumeRole action");
    }

    [Theory]
    [InlineData("system:serviceaccount:other:operator", "sts.amazonaws.com", "AccessDenied")]
    [InlineData(Subject, "somebody.else", "InvalidIdentityToken")]
    public async Task The_token_must_fit_the_trust_policy(string subject, string audience, string code)
        => (await this.Awaiting(t => t.Assume(Token(subject, audience))).Should().ThrowAsync<AmazonServiceException>()).Which.ErrorCode.Should().Be(code);

    [Fact]
    public async Task A_forged_or_outdated_token_is_refused()
    {
        var token = Token(Subject, "sts.amazonaws.com").Split('.');
        var forged = $"{token[0]}.{Token("system:serviceaccount:x:y", "sts.amazonaws.com").Split('.')[1]}.{token[2]}";
        await this.Awaiting(t => t.Assume(forged)).Should().ThrowAsync<InvalidIdentityTokenException>();
        _clock.Advance(TimeSpan.FromMinutes(10));
        await this.Awaiting(t => t.Assume(string.Join('.', token))).Should().ThrowAsync<ExpiredTokenException>();
    }

    private async Task<AssumeRoleWithWebIdentityResponse> Assume(string token)
    {
        using var sts = new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(),
            Cloud.At<AmazonSecurityTokenServiceConfig>(_endpoint));
        return await sts.AssumeRoleWithWebIdentityAsync(new() { RoleArn = RoleArn, RoleSessionName = "wallet", WebIdentityToken = token });
    }

    private AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials)
        => new(credentials, Cloud.At<AmazonSecurityTokenServiceConfig>(_endpoint));

    private static async Task Refused(AmazonSecurityTokenServiceClient sts, string code)
        => (await sts.Awaiting(s => s.GetCallerIdentityAsync(new())).Should().ThrowAsync<AmazonServiceException>()).Which.ErrorCode.Should().Be(code);

    private string KeySet()
    {
        var key = _rsa.ExportParameters(false);
        return $$"""{"keys":[{"kty":"RSA","kid":"k1","alg":"RS256","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}]}""";
    }

    private string Token(string subject, string audience)
    {
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = subject,
            ["aud"] = new JsonArray(audience),
            ["exp"] = (_clock.GetUtcNow() + TimeSpan.FromMinutes(10)).ToUnixTimeSeconds(),
        };
        var signed = $"{Encoded("""{"alg":"RS256","kid":"k1"}""")}.{Encoded(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1))}";
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
