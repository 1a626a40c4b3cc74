using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Security;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class SecurityTeardownTests
{
    private const string Stem = SomeSecurity.Stem;
    private const string Uid = "wallet-operator.io/uid";
    private static readonly Dictionary<string, string> NoTags = [];
    private static readonly SecurityObserved Built = SomeSecurity.Built(SomeSecurity.Desired(SomeSecurity.Pass));

    private static readonly SecurityObserved AllKeys = SomeSecurity.Nothing with
    {
        Keys = new[] { "security", "messaging", "cache", "database", "shared" }.ToDictionary(part => part, part => new KeyObserved(
            $"key-{part}", $"arn:{part}", part, KeyLifecycle.Enabled, "Enabled", true, false, new KeyContent("", NoTags, null, null))),
    };

    [Fact]
    public void All_is_deleted_step_by_step()
        => Changes(SomeSecurity.Leaving(), Built).Texts().Should().Equal(
            $"Delete Role {Stem}-app (Destroy)",
            $"DetachPolicy Role {Stem}-pod-execution arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
            $"DetachPolicy Role {Stem}-monitoring arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            $"Delete Secret {Stem}/database/admin recoverable for 7 days (Destroy)",
            $"Delete Secret {Stem}/database/app recoverable for 7 days (Destroy)",
            $"Delete Secret {Stem}/cache/auth recoverable for 7 days (Destroy)",
            $"ScheduleDeletion Key alias/{Stem}-shared in 7 days (Destroy)");

    [Theory]
    [InlineData(DeletionPolicy.Delete, "ScheduleDeletion Key key-2 in 7 days (Destroy)")]
    [InlineData(DeletionPolicy.Retain, "Release Key key-2 wallet-operator.io/uid")]
    public void A_key_that_was_made_twice_goes_or_stays_with_the_first(DeletionPolicy policy, string change)
    {
        var tags = new Dictionary<string, string> { [KeyDesired.PurposeTag] = "shared" };
        var second = new KeyObserved("key-2", "arn:2", "key-2", KeyLifecycle.Enabled, "Enabled", false, false, new KeyContent("key-2", tags, null, null));
        var pending = second with { Id = "key-3", Alias = "key-3", Lifecycle = KeyLifecycle.PendingDeletion };
        var observed = SomeSecurity.Nothing with { SpareKeys = [second, pending] };

        Changes(SomeSecurity.Leaving("security", policy), observed).Texts().Should().Equal(change);
    }

    [Fact]
    public void When_nothing_is_there_nothing_is_to_do() => Changes(SomeSecurity.Leaving(), SomeSecurity.Nothing).Should().BeEmpty();

    [Theory]
    [InlineData(new[] { "arn:one", "arn:two" }, new[] { "kafka" }, "DetachPolicy Role role arn:one")]
    [InlineData(new string[0], new[] { "kafka", "other" }, "DeletePolicy Role role kafka")]
    [InlineData(new string[0], new string[0], "Delete Role role (Destroy)")]
    public void A_role_goes_after_its_policies(string[] attached, string[] inline, string change)
    {
        var role = new RoleObserved("role", "arn:role", "{}", inline.ToDictionary(name => name, _ => "{}"), attached, null, NoTags);
        var observed = SomeSecurity.Nothing with { Roles = new Dictionary<RolePurpose, RoleObserved> { [RolePurpose.App] = role } };

        Changes(SomeSecurity.Leaving(), observed).Texts().Should().Equal(change);
    }

    /// <summary>Released are roles and secrets of a retained store, and all of them when security is retained.</summary>
    [Theory]
    [InlineData("database", DeletionPolicy.Retain, new[] { "Role $-monitoring", "Secret $/database/admin", "Secret $/database/app" })]
    [InlineData("cache", DeletionPolicy.Retain, new[] { "Secret $/cache/auth" })]
    [InlineData("messaging", DeletionPolicy.Retain, new string[0])]
    [InlineData("database", DeletionPolicy.Snapshot, new string[0])]
    [InlineData("security", DeletionPolicy.Snapshot, new string[0])]
    [InlineData(
        "security",
        DeletionPolicy.Retain,
        new[] { "Role $-app", "Role $-pod-execution", "Secret $/database/admin", "Secret $/database/app", "Secret $/cache/auth" })]
    public void Roles_and_secrets_that_a_retained_store_needs_are_released(string component, DeletionPolicy policy, string[] released)
        => Changes(SomeSecurity.Leaving(component, policy), Built with { Keys = SomeSecurity.Nothing.Keys })
            .Where(change => change.What.Verb == "Release")
            .Texts().Should().Equal(released.Select(resource => $"Release {resource.Replace("$", Stem, StringComparison.Ordinal)} {Uid}"));

    /// <summary>Released are keys of what stays: of a retained component, and of the backups of a database or a cache.</summary>
    [Theory]
    [InlineData("database", DeletionPolicy.Delete, "")]
    [InlineData("database", DeletionPolicy.Snapshot, "shared database")]
    [InlineData("database", DeletionPolicy.Retain, "shared database security")]
    [InlineData("cache", DeletionPolicy.Snapshot, "shared cache")]
    [InlineData("cache", DeletionPolicy.Retain, "shared cache security")]
    [InlineData("messaging", DeletionPolicy.Snapshot, "")]
    [InlineData("messaging", DeletionPolicy.Retain, "shared messaging")]
    [InlineData("security", DeletionPolicy.Snapshot, "")]
    [InlineData("security", DeletionPolicy.Retain, "shared security")]
    public void Keys_that_protect_what_stays_are_released(string component, DeletionPolicy policy, string released)
        => Changes(SomeSecurity.Leaving(component, policy), AllKeys).Texts().Should().Equal(
            new[] { "shared", "database", "cache", "messaging", "security" }.Select(part => released.Split(' ').Contains(part)
                ? $"Release Key {part} {Uid}"
                : $"ScheduleDeletion Key {part} in 7 days (Destroy)"));

    [Theory]
    [InlineData(7, 7, 7)]
    [InlineData(30, 7, 30)]
    [InlineData(7, 30, 30)]
    public void A_key_outlives_the_secrets_that_it_encrypts(int keyDays, int secretDays, int days)
        => Changes(SomeSecurity.Leaving(keyDays: keyDays, secretDays: secretDays), Built with { Roles = SomeSecurity.Nothing.Roles })
            .Select(change => ChangeTexts.Text(change.Request)).Should().Equal(
                $"DeleteSecretRequest {{RecoveryWindowInDays: {secretDays}, SecretId: arn:DatabaseAdmin}}",
                $"DeleteSecretRequest {{RecoveryWindowInDays: {secretDays}, SecretId: arn:DatabaseApp}}",
                $"DeleteSecretRequest {{RecoveryWindowInDays: {secretDays}, SecretId: arn:CacheAuthToken}}",
                $"ScheduleKeyDeletionRequest {{KeyId: key-shared, PendingWindowInDays: {days}}}");

    [Fact]
    public void What_is_on_its_way_out_is_left_alone()
    {
        var going = Built.With("shared", key => key with { Lifecycle = KeyLifecycle.PendingDeletion }) with
        {
            Roles = SomeSecurity.Nothing.Roles,
            Secrets = Built.Secrets.ToDictionary(secret => secret.Key, secret => secret.Value with { Deleted = true }),
        };

        Changes(SomeSecurity.Leaving(), going).Should().BeEmpty();
        Changes(SomeSecurity.Leaving("security", DeletionPolicy.Retain), going).Should().BeEmpty();
    }

    [Fact]
    public void Released_are_the_resources_themselves()
        => Changes(SomeSecurity.Leaving("security", DeletionPolicy.Retain), Built)
            .Where(change => change.What.Verb == "Release")
            .Select(change => ChangeTexts.Text(change.Request).Split(", ")[0]).Should().Equal(
                $"TagRoleRequest {{RoleName: {Stem}-app",
                $"TagRoleRequest {{RoleName: {Stem}-pod-execution",
                "TagResourceRequest {SecretId: arn:DatabaseAdmin",
                "TagResourceRequest {SecretId: arn:DatabaseApp",
                "TagResourceRequest {SecretId: arn:CacheAuthToken",
                "TagResourceRequest {KeyId: key-shared");

    private static IReadOnlyList<AwsChange> Changes(PlatformPass pass, SecurityObserved observed)
        => new SecurityTeardown(pass, observed).Changes();
}
