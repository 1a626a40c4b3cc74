using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Security;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class SecurityDiffTests
{
    private const string Stem = SomeSecurity.Stem;
    private static readonly PlatformPass Pass = SomeSecurity.Pass;
    private static readonly SecurityDesired Desired = SomeSecurity.Desired(Pass);

    private static readonly PlatformPass KeyPerComponent = SamplePlatform.Pass(settings => settings with
    {
        Security = settings.Security with { KeyPerComponent = true },
    });

    private static readonly SecurityObserved Built = SomeSecurity.Built(Desired);

    private static readonly string[] CreateSecrets =
    [
        $"Create Secret {Stem}/database/admin with a generated value",
        $"Create Secret {Stem}/database/app with a generated value",
        $"Create Secret {Stem}/cache/auth with a generated value",
    ];

    [Fact]
    public void What_was_applied_needs_no_change()
        => SecurityDiff.Between(Pass, Desired, Built).Should().BeEquivalentTo(RoomPlan<AwsChange>.Empty);

    [Fact]
    public void Keys_and_roles_are_made_before_secrets()
        => SecurityDiff.Between(Pass, Desired, SomeSecurity.Nothing).Changes.Texts().Should().Equal(
            $"Create Key alias/{Stem}-shared rotated every 365 days",
            $"Create Role {Stem}-app for App",
            $"Create Role {Stem}-pod-execution for PodExecution",
            $"Create Role {Stem}-monitoring for Monitoring");

    [Fact]
    public void Secrets_are_made_with_a_key_that_has_its_alias()
    {
        var changes = SecurityDiff.Between(Pass, Desired, Built with { Secrets = SomeSecurity.Nothing.Secrets }).Changes;

        changes.Texts().Should().Equal(CreateSecrets);
        changes.Should().AllSatisfy(change => ChangeTexts.Text(change.Request).Should().Contain("KmsKeyId: arn:shared, "));
        changes.Should().NotContain(change => change.IsYoung);
    }

    [Theory]
    [InlineData(KeyLifecycle.Enabled, false, $"PointAlias Key alias/{Stem}-shared key-shared")]
    [InlineData(KeyLifecycle.Disabled, true, $"Enable Key alias/{Stem}-shared key-shared")]
    [InlineData(KeyLifecycle.PendingDeletion, true, $"CancelDeletion Key alias/{Stem}-shared key-shared")]
    [InlineData(KeyLifecycle.Other, true, null)]
    public void Secrets_wait_for_their_key(object lifecycle, bool aliased, string? change)
    {
        var observed = Built.With("shared", key => key with { Lifecycle = (KeyLifecycle)lifecycle, Aliased = aliased }) with
        {
            Secrets = SomeSecurity.Nothing.Secrets,
        };

        SecurityDiff.Between(Pass, Desired, observed).Changes.Texts().Should().Equal(change is null ? [] : [change]);
    }

    [Fact]
    public void Secrets_of_a_young_key_are_young_too()
    {
        var observed = Built.With("shared", key => key with { IsYoung = true }) with { Secrets = SomeSecurity.Nothing.Secrets };

        SecurityDiff.Between(Pass, Desired, observed).Changes.Should().HaveCount(3).And.AllSatisfy(change => change.IsYoung.Should().BeTrue());
    }

    [Fact]
    public void With_a_key_for_each_component_secrets_wait_for_that_of_security_alone()
    {
        var desired = SomeSecurity.Desired(KeyPerComponent);
        var built = SomeSecurity.Built(desired) with { Secrets = SomeSecurity.Nothing.Secrets };

        SecurityDiff.Between(KeyPerComponent, desired, Without(built, "database")).Changes.Texts().Should().Equal(
            [$"Create Key alias/{Stem}-database rotated every 365 days", .. CreateSecrets]);
        SecurityDiff.Between(KeyPerComponent, desired, Without(built, "security")).Changes.Texts().Should().Equal(
            $"Create Key alias/{Stem}-security rotated every 365 days");
    }

    [Fact]
    public void After_a_loss_no_key_is_made_and_those_that_are_there_are_kept()
    {
        var pass = KeyPerComponent with { WasReady = true };
        var losses = new SecurityLosses(["arn:lost"], []);
        var desired = SomeSecurity.Desired(pass, losses);
        var observed = Without(SomeSecurity.Built(desired), "database").With("cache", key => key with { Lifecycle = KeyLifecycle.Disabled });

        var plan = SecurityDiff.Between(pass, desired, observed);

        plan.Changes.Texts().Should().Equal($"Enable Key alias/{Stem}-cache key-cache");
        plan.Impossible.Should().Equal(losses.Finding(pass)!);
    }

    [Fact]
    public void A_lost_secret_is_not_made_again()
    {
        var losses = new SecurityLosses([], [$"arn:aws:secretsmanager:eu-west-1:123456789012:secret:{Stem}/database/app-AbCdEf"]);

        var plan = SecurityDiff.Between(Pass, SomeSecurity.Desired(Pass, losses), Built with { Secrets = SomeSecurity.Nothing.Secrets });

        plan.Changes.Texts().Should().Equal(CreateSecrets[0], CreateSecrets[2]);
        plan.Impossible.Should().Equal(losses.Finding(Pass)!);
    }

    private static SecurityObserved Without(SecurityObserved observed, string part)
        => observed with { Keys = observed.Keys.Where(key => key.Key != part).ToDictionary() };
}
