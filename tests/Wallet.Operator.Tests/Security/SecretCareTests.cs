using Amazon.KeyManagementService.Model;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;
using SecretTag = Amazon.SecretsManager.Model.Tag;

namespace Wallet.Operator.Tests.Security;

/// <summary>Secrets: whose are read, how often, and what becomes of them when the spec needs them no more.</summary>
public sealed class SecretCareTests : IAsyncLifetime
{
    private const string Admin = "wp-demo-1a2b3c4d/database/admin";
    private static readonly PlatformPass Pass = SamplePlatform.Pass(facts: SamplePlatform.Network());
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);
    private LocalAccount _account = null!;
    private SecurityStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Theory]
    [InlineData("9f9f9f9f-0000-4000-8000-000000000009")]
    [InlineData(null)]
    public async Task The_value_of_another_owners_secret_is_never_read(string? owner)
    {
        await _account.Clients.SecretsManager.CreateSecretAsync(new CreateSecretRequest
        {
            Name = Admin,
            SecretString = """{"username":"theirs","password":"theirs"}""",
            Tags = owner is null ? [] : [new SecretTag { Key = "wallet-operator.io/uid", Value = owner }],
        });
        _account.Journal.Clear();

        for (var pass = 0; pass < 10; pass++)
        {
            var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);
            outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ForeignResource");
            outcome.Facts.Should().BeEmpty();
            _account.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        _account.Journal.Calls.Where(call => call.Operation == "GetSecretValue")
            .Should().NotContain(call => call.Input.ToJsonString().Contains("database/admin"));
    }

    [Fact]
    public async Task A_value_is_read_again_only_when_there_is_another_version()
    {
        var first = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        _account.Journal.Clear();
        _account.Clock.Advance(Age);
        await _step.ReconcileAsync(Pass, CancellationToken.None);
        _account.Journal.Calls.Should().NotContain(call => call.Operation == "GetSecretValue");

        await _account.Clients.SecretsManager.PutSecretValueAsync(
            new PutSecretValueRequest { SecretId = Admin, SecretString = """{"username":"walletadmin","password":"rotated"}""" });
        _account.Clock.Advance(Age);
        var facts = (await _step.ReconcileAsync(Pass, CancellationToken.None)).Fact<SecurityFacts>();

        facts.DatabaseAdmin.Password.Reveal().Should().Be("rotated");
        facts.SecretsVersion.Should().NotBe(first.SecretsVersion);
    }

    [Fact]
    public async Task A_version_in_another_form_is_reported_and_the_last_good_one_goes_on_serving()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        await _account.Clients.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = Admin, SecretString = "hunter2" });
        _account.Clock.Advance(Age);

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("SecretUnreadable");
        outcome.ToString().Should().NotContain("hunter2");
        outcome.Fact<SecurityFacts>().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_disabled_key_is_enabled_again_and_takes_no_facts_away()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        await _account.Clients.KMS.DisableKeyAsync(new DisableKeyRequest { KeyId = before.KeyArns["database"] });

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Changes.Should().ContainSingle().Which.Verb.Should().Be("Enable");
        outcome.Fact<SecurityFacts>().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_lost_role_of_a_living_platform_is_made_again_and_takes_no_facts_away()
    {
        var living = Pass with { WasReady = true };
        var before = (await _step.BuildAsync(_account, living)).Fact<SecurityFacts>();
        await _account.Clients.IAM.DetachRolePolicyAsync(new()
        {
            RoleName = "wp-demo-1a2b3c4d-monitoring",
            PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
        });
        await _account.Clients.IAM.DeleteRoleAsync(new() { RoleName = "wp-demo-1a2b3c4d-monitoring" });
        _account.Clock.Advance(Age);

        var outcome = await _step.ReconcileAsync(living, CancellationToken.None);

        outcome.Changes.Should().ContainSingle().Which.Verb.Should().Be("Create");
        outcome.Fact<SecurityFacts>().Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_token_that_the_spec_needs_no_more_stays_ours_until_the_platform_goes()
    {
        await _step.BuildAsync(_account, Pass);
        var without = Pass.With(settings => settings with { Cache = settings.Cache with { AuthToken = false } });

        var outcome = await _step.ReconcileAsync(without, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.InSync>();
        outcome.Fact<SecurityFacts>().CacheAuthToken.Should().NotBeNull();
        outcome.Remember.Should().Contain(each => each.Kind == "Secret" && each.Id.Contains("/cache/auth-"));

        await _step.TearDownAsync(_account, without);
        var secret = await _account.Clients.SecretsManager.DescribeSecretAsync(
            new DescribeSecretRequest { SecretId = "wp-demo-1a2b3c4d/cache/auth" });
        secret.DeletedDate.Should().NotBeNull();
    }

    [Fact]
    public async Task A_lost_secret_is_replaced_only_by_one_of_another_version_when_a_person_accepts_the_loss()
    {
        var built = await _step.BuildAsync(_account, Pass);
        var before = built.Fact<SecurityFacts>();
        await _account.Clients.SecretsManager.DeleteSecretAsync(
            new DeleteSecretRequest { SecretId = before.DatabaseApp.SecretArn, ForceDeleteWithoutRecovery = true });
        _account.Clock.Advance(Age);
        var pass = Pass.After(built) with
        {
            Annotations = new Dictionary<string, string> { ["wallet-operator.io/accept-loss"] = before.DatabaseApp.SecretArn },
        };

        var after = (await _step.BuildAsync(_account, pass)).Fact<SecurityFacts>();

        after.DatabaseApp.Password.Should().NotBe(before.DatabaseApp.Password);
        after.SecretsVersion.Should().NotBe(before.SecretsVersion);
    }

    [Fact]
    public async Task What_a_retained_platform_leaves_behind_ends_the_deletion()
    {
        var pass = Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });
        var built = await _step.BuildAsync(_account, pass);

        await _step.TearDownAsync(_account, pass.After(built));

        var secret = await _account.Clients.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = Admin });
        secret.Tags!.Single(tag => tag.Key == "wallet-operator.io/uid").Value.Should().Be($"released-{SamplePlatform.Uid}");
    }

    [Fact]
    public async Task No_plan_and_no_change_holds_a_value()
    {
        var outcome = await _step.ReconcileAsync(Pass with { ReadOnly = true }, CancellationToken.None);
        outcome.Planned.Should().NotBeEmpty();

        var facts = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();

        _account.Journal.Calls.Select(call => call.Input.ToJsonString()).Should().NotContain(text => text.Contains(facts.DatabaseAdmin.Password.Reveal()));
    }
}
