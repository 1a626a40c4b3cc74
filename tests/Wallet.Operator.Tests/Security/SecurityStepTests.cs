using Amazon.KeyManagementService.Model;
using Amazon.SecretsManager.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class SecurityStepTests : IAsyncLifetime
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass(facts: SamplePlatform.Network());
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    // Within what time drift of what rarely changes is found.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);
    private LocalAccount _account = null!;
    private SecurityStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Makes_a_rotated_key_roles_and_secrets_and_tells_of_them()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();

        facts.KeyArns.Keys.Should().BeEquivalentTo("database", "cache", "messaging", "security");
        facts.KeyArns.Values.Distinct().Should().ContainSingle();
        facts.AppRoleArn.Should().EndWith("role/wp-demo-1a2b3c4d-app");
        facts.MonitoringRoleArn.Should().EndWith("role/wp-demo-1a2b3c4d-monitoring");
        facts.DatabaseAdmin.Username.Should().Be("walletadmin");
        facts.DatabaseAdmin.Password.Reveal().Should().MatchRegex("^[A-Za-z0-9]{32}$");
        facts.DatabaseApp.Password.Should().NotBe(facts.DatabaseAdmin.Password);
        var rotation = await _account.Clients.KMS.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = facts.KeyArns["database"] });
        rotation.RotationPeriodInDays.Should().Be(365);
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing_and_tells_the_same()
    {
        var first = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        _account.Journal.Clear();

        var second = await _step.ReconcileAsync(Pass, CancellationToken.None);

        second.Should().BeOfType<StepOutcome.InSync>();
        second.Fact<SecurityFacts>().Should().BeEquivalentTo(first);
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_answer_of_CreateKey_leaks_no_second_key()
    {
        _account.Faults.Next("kms", "CreateKey", new Disturbance.LoseReply());

        await _step.ReconcileAsync(Pass, CancellationToken.None);
        _account.Clock.Advance(TimeSpan.FromSeconds(10));
        await _step.BuildAsync(_account, Pass);

        _account.Journal.Mutations.Where(call => call.Operation == "CreateKey").Should().ContainSingle();
    }

    [Fact]
    public async Task A_living_stores_secret_is_never_replaced()
    {
        var built = await _step.BuildAsync(_account, Pass);
        var arn = built.Fact<SecurityFacts>().DatabaseAdmin.SecretArn;
        await _account.Clients.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = arn, ForceDeleteWithoutRecovery = true });
        _account.Clock.Advance(Age);
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(Pass with { Remembered = built.Remember! }, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("wp-demo-1a2b3c4d/database/admin");
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_and_a_key_that_someone_deleted_come_back_with_the_same_value()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();
        await _account.Clients.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = before.DatabaseApp.SecretArn, RecoveryWindowInDays = 7 });
        await _account.Clients.KMS.ScheduleKeyDeletionAsync(
            new ScheduleKeyDeletionRequest { KeyId = before.KeyArns["security"], PendingWindowInDays = 7 });
        _account.Clock.Advance(Age);

        var after = (await _step.BuildAsync(_account, Pass)).Fact<SecurityFacts>();

        after.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Rights_that_someone_added_to_a_role_are_taken_away()
    {
        await _step.BuildAsync(_account, Pass);
        await _account.Clients.IAM.AttachRolePolicyAsync(new() { RoleName = "wp-demo-1a2b3c4d-app", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" });
        _account.Clock.Advance(Age);

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Changes.Should().ContainSingle().Which.Should().Be(
            new PlannedChange("Role wp-demo-1a2b3c4d-app", "DetachPolicy", "arn:aws:iam::aws:policy/AdministratorAccess"));
    }

    [Fact]
    public async Task A_foreign_role_of_our_name_blocks_and_stays_untouched()
    {
        await _account.Clients.IAM.CreateRoleAsync(new() { RoleName = "wp-demo-1a2b3c4d-app", AssumeRolePolicyDocument = Trust });
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("ForeignResource");
        _account.Mutations("iam").Should().NotContain("UpdateAssumeRolePolicy").And.NotContain("TagRole");
    }

    [Fact]
    public async Task A_read_only_pass_plans_and_mutates_nothing()
    {
        var outcome = await _step.ReconcileAsync(Pass with { ReadOnly = true }, CancellationToken.None);

        outcome.Changes.Should().BeEmpty();
        outcome.Planned.Should().Contain(change => change.Verb == "Create" && change.Resource == "Key alias/wp-demo-1a2b3c4d-shared");
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete, "PendingDeletion")]
    [InlineData(DeletionPolicy.Snapshot, "Enabled")]
    [InlineData(DeletionPolicy.Retain, "Enabled")]
    public async Task Deletion_keeps_the_key_that_a_backup_or_a_retained_store_needs(DeletionPolicy policy, string keyState)
    {
        var pass = SamplePlatform.Pass(
            settings => settings with { Deletion = settings.Deletion with { Policy = policy } }, SamplePlatform.Network());
        var key = (await _step.BuildAsync(_account, pass)).Fact<SecurityFacts>().KeyArns["database"];

        await _step.TearDownAsync(_account, pass);

        var after = await _account.Clients.KMS.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key });
        after.KeyMetadata.KeyState.Value.Should().Be(keyState);
    }

    [Fact]
    public async Task Deletion_leaves_no_role_and_secrets_only_in_their_recovery_window()
    {
        await _step.BuildAsync(_account, Pass);

        await _step.TearDownAsync(_account, Pass);
        _account.Clock.Advance(TimeSpan.FromMinutes(1));

        foreach (var role in new[] { "app", "pod-execution", "monitoring" })
            await _account.Clients.IAM.Awaiting(iam => iam.GetRoleAsync(new() { RoleName = $"wp-demo-1a2b3c4d-{role}" }))
                .Should().ThrowAsync<Amazon.IdentityManagement.Model.NoSuchEntityException>();
        var secret = await _account.Clients.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "wp-demo-1a2b3c4d/database/admin" });
        secret.DeletedDate.Should().NotBeNull();
    }
}
