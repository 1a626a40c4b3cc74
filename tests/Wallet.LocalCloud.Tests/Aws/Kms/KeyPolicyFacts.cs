using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Kms;

/// <summary>Keys' policies come before IAM, and tags of keys count late.</summary>
public sealed class KeyPolicyFacts : IAsyncLifetime
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ec2:*","Resource":"*"}]}""";
    private const string Root = "arn:aws:iam::123456789012:root";

    private readonly CloudClock _clock = Cloud.Clock();
    private AwsCloud _cloud = null!;
    private AwsEndpoint _endpoint = null!;

    public async Task InitializeAsync()
    {
        _cloud = new(_clock);
        _endpoint = await _cloud.StartAsync();
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_foreign_key_that_does_not_delegate_is_closed_to_every_policy_of_the_account()
    {
        var key = await CreateAsync(Statement("Allow", "arn:aws:iam::123456789012:user/stranger", "kms:*"));
        var kms = As("tester", Everything);

        (await RefusalAsync(() => kms.ListResourceTagsAsync(new() { KeyId = key }))).Should()
            .Contain("AccessDeniedException").And.Contain("because no resource-based policy allows the kms:ListResourceTags action");
        (await RefusalAsync(() => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }))).Should().Contain("AccessDeniedException");
        (await RefusalAsync(() => kms.GetKeyPolicyAsync(new() { KeyId = key, PolicyName = "default" }))).Should().Contain("AccessDeniedException");
        (await kms.ListKeysAsync(new ListKeysRequest())).Keys.Should().Contain(k => k.KeyId == key, "the list is not asked of the key");
    }

    [Fact]
    public async Task Whom_the_policy_names_needs_no_rights_of_IAM()
    {
        var key = await CreateAsync(
            Statement("Allow", Root, "kms:*") + "," + Statement("Allow", "arn:aws:iam::123456789012:user/named", "kms:DescribeKey"));
        var kms = As("named", Nothing);

        (await RefusalAsync(() => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }))).Should().Be("none");
        (await RefusalAsync(() => kms.ListResourceTagsAsync(new() { KeyId = key }))).Should().Contain("no identity-based policy allows");
    }

    [Fact]
    public async Task A_deny_of_the_policy_wins_over_IAM()
    {
        var key = await CreateAsync(Statement("Allow", Root, "kms:*") + "," + Statement("Deny", Root, "kms:DescribeKey"));
        (await RefusalAsync(() => As("tester", Everything).DescribeKeyAsync(new DescribeKeyRequest { KeyId = key })))
            .Should().Contain("with an explicit deny in a resource-based policy");
    }

    [Theory]
    [InlineData("rds", true)]
    [InlineData("elasticache", false)]
    public void A_key_of_a_service_serves_those_who_come_through_the_service(string service, bool allowed)
    {
        var grant = AccessRules.UseKey(_cloud, "alias/aws/rds", service, Cloud.Region).Single(a => a.Action == "kms:CreateGrant");
        var demand = FluentActions.Invoking(() => _endpoint.Access.Demand(_endpoint.Access.AddUser("tester", Nothing), Cloud.Region, grant));
        if (allowed)
            demand.Should().NotThrow();
        else
            demand.Should().Throw<AwsFault>();
    }

    [Fact]
    public async Task Tags_count_in_policies_up_to_five_minutes_later_a_young_keys_too()
    {
        _cloud.Kms.TagDelay = TimeSpan.FromMinutes(5);
        const string OfOwner = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
             "Condition":{"StringEquals":{"aws:ResourceTag/owner":"1"}}}]}
            """;
        var kms = As("tester", OfOwner);
        var key = await CreateAsync(Statement("Allow", Root, "kms:*"), new Tag { TagKey = "owner", TagValue = "1" });
        Task<string> TryAsync() => RefusalAsync(() => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }));

        (await TryAsync()).Should().Contain("AccessDeniedException");
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await TryAsync()).Should().Be("none");
        await Administrator().TagResourceAsync(new() { KeyId = key, Tags = [new() { TagKey = "owner", TagValue = "2" }] });
        (await TryAsync()).Should().Be("none", "the old tag still counts");
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await TryAsync()).Should().Contain("AccessDeniedException");
        var tags = (await Administrator().ListResourceTagsAsync(new() { KeyId = key })).Tags;
        tags.Should().ContainSingle(tag => tag.TagValue == "2", "reading shows at once what is there");
    }

    private static string Statement(string effect, string principal, string action)
        => $$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":"*"}""";

    private async Task<string> CreateAsync(string statements, params List<Tag> tags) => (await Administrator().CreateKeyAsync(new()
    {
        Policy = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""",
        BypassPolicyLockoutSafetyCheck = true,
        Tags = tags,
    })).KeyMetadata.KeyId;

    private AmazonKeyManagementServiceClient Administrator() => With(AccessControl.Administrator);

    private AmazonKeyManagementServiceClient As(string user, string policy) => With(_endpoint.Access.AddUser(user, policy));

    private AmazonKeyManagementServiceClient With(AccessKey key)
        => new(Cloud.Credentials(key), Cloud.At<AmazonKeyManagementServiceConfig>(_endpoint));

    private static async Task<string> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "none";
        }
        catch (AmazonServiceException refused)
        {
            return $"{refused.ErrorCode} {refused.Message}";
        }
    }
}
