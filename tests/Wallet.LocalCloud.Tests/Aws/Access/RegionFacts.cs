using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Tests.Aws.Access;

/// <summary>Regions that exist, that an account must opt into, and that do not exist.</summary>
public sealed class RegionFacts : IAsyncLifetime
{
    private AwsEndpoint _endpoint = null!;

    public async Task InitializeAsync()
        => _endpoint = await new AwsCloud(Cloud.Clock(), new() { EnabledRegions = ["il-central-1"] }).StartAsync();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("sa-east-1")]
    [InlineData("il-central-1")]
    public async Task Those_that_are_open_or_opted_into_answer(string region) => (await CallerAsync(region)).Should().Be("none");

    [Theory]
    [InlineData("me-south-1")]
    [InlineData("cn-north-1")]
    public async Task Those_that_are_not_do_not_know_the_accounts_keys(string region)
    {
        (await CallerAsync(region)).Should().Be("InvalidClientTokenId");
        (await KeysAsync(region)).Should().Be("UnrecognizedClientException");
    }

    [Theory]
    [InlineData("eu-west-9")]
    [InlineData("europe")]
    public async Task Those_that_do_not_exist_are_no_scope_for_a_signature(string region)
    {
        (await CallerAsync(region)).Should().Be("SignatureDoesNotMatch");
        (await KeysAsync(region)).Should().Be("InvalidSignatureException");
    }

    private async Task<string> CallerAsync(string region)
    {
        using var sts = new AmazonSecurityTokenServiceClient(
            Cloud.Credentials(AccessControl.Administrator), In(Cloud.At<AmazonSecurityTokenServiceConfig>(_endpoint), region));
        return await RefusalAsync(() => sts.GetCallerIdentityAsync(new()));
    }

    private async Task<string> KeysAsync(string region)
    {
        using var kms = new AmazonKeyManagementServiceClient(
            Cloud.Credentials(AccessControl.Administrator), In(Cloud.At<AmazonKeyManagementServiceConfig>(_endpoint), region));
        return await RefusalAsync(() => kms.ListKeysAsync(new ListKeysRequest()));
    }

    private static T In<T>(T config, string region) where T : ClientConfig
    {
        config.AuthenticationRegion = region;
        return config;
    }

    private static async Task<string> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "none";
        }
        catch (AmazonServiceException refused)
        {
            return refused.ErrorCode;
        }
    }
}
