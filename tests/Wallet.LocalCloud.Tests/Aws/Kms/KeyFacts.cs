using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Kms;

/// <summary>Keys as the official SDK sees them.</summary>
public sealed class KeyFacts : IAsyncLifetime
{
    private readonly CloudClock _clock = Cloud.Clock();
    private AwsCloud _cloud = null!;
    private AwsEndpoint _endpoint = null!;
    private AmazonKeyManagementServiceClient _kms = null!;

    public async Task InitializeAsync()
    {
        _cloud = new(_clock, new() { Paging = new(Largest: 2) });
        _endpoint = await _cloud.StartAsync();
        _kms = Client();
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task Creating_twice_makes_two_keys_found_again_by_their_tags()
    {
        var made = new[] { await Create(), await Create() };
        var found = new List<string>();
        await foreach (var key in _kms.Paginators.ListKeys(new()).Keys)
        {
            if ((await _kms.ListResourceTagsAsync(new() { KeyId = key.KeyId })).Tags is { } tags && tags.Any(t => t.TagKey == "intent"))
                found.Add(key.KeyId);
        }
        found.Should().BeEquivalentTo(made.Select(k => k.KeyId));
    }

    [Fact]
    public async Task An_alias_names_one_key_until_it_is_moved()
    {
        var (first, second) = (await Create(), await Create());
        await _kms.CreateAliasAsync(new() { AliasName = "alias/wallet/main", TargetKeyId = first.KeyId });
        await _kms.Awaiting(k => k.CreateAliasAsync(new() { AliasName = "alias/wallet/main", TargetKeyId = second.KeyId }))
            .Should().ThrowAsync<AlreadyExistsException>();
        await _kms.UpdateAliasAsync(new() { AliasName = "alias/wallet/main", TargetKeyId = second.KeyId });
        (await _kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/wallet/main" })).KeyMetadata.Arn.Should().Be(second.Arn);
    }

    [Fact]
    public async Task Rotation_has_a_period()
    {
        var key = await Create();
        await _kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.KeyId, RotationPeriodInDays = 180 });
        var status = await _kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.KeyId });
        status.KeyRotationEnabled.Should().BeTrue();
        status.RotationPeriodInDays.Should().Be(180);
    }

    [Fact]
    public async Task A_scheduled_deletion_can_be_cancelled_and_then_comes()
    {
        var key = await Create();
        await _kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = 7 });
        await _kms.Awaiting(k => k.TagResourceAsync(new() { KeyId = key.KeyId, Tags = [new() { TagKey = "a", TagValue = "b" }] }))
            .Should().ThrowAsync<KMSInvalidStateException>();
        await _kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = key.KeyId });
        (await State(key)).Should().Be(KeyState.Disabled);
        await _kms.EnableKeyAsync(new EnableKeyRequest { KeyId = key.KeyId });
        await _kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = 7 });
        _clock.Advance(TimeSpan.FromDays(7));
        await _kms.Awaiting(_ => State(key)).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task A_policy_names_principals_that_exist_and_keeps_someone_in_control()
    {
        const string Unknown = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::123456789012:root","arn:aws:iam::123456789012:role/missing"]},"Action":"kms:*","Resource":"*"}]}""";
        const string Lockout = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"logs.eu-west-1.amazonaws.com"},"Action":"kms:*","Resource":"*"}]}""";
        var key = await Create();
        foreach (var policy in new[] { Unknown, Lockout })
        {
            await _kms.Awaiting(k => k.PutKeyPolicyAsync(new() { KeyId = key.KeyId, PolicyName = "default", Policy = policy }))
                .Should().ThrowAsync<MalformedPolicyDocumentException>();
        }
    }

    [Fact]
    public async Task Others_can_use_a_key_a_little_later_and_only_while_it_is_enabled()
    {
        var key = await Create();
        string? Usable() => _endpoint.Inspect(() => _cloud.FindUsableKey(key.KeyId));
        Usable().Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Usable().Should().Be(key.Arn);
        await _kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key.KeyId });
        Usable().Should().BeNull();
        _endpoint.Inspect(() => _cloud.FindUsableKey("alias/aws/rds")).Should().NotBeNull();
    }

    private AmazonKeyManagementServiceClient Client()
        => new(Cloud.Credentials(AccessControl.Administrator), Cloud.At<AmazonKeyManagementServiceConfig>(_endpoint));

    private async Task<KeyMetadata> Create()
        => (await _kms.CreateKeyAsync(new()
        {
            Description = "wallet",
            Tags = [new() { TagKey = "intent", TagValue = "uid-1" }]
        })).KeyMetadata;

    private async Task<KeyState> State(KeyMetadata key)
        => (await _kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key.KeyId })).KeyMetadata.KeyState;
}
