using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

/// <summary>Keys, roles and secrets as they should be, and as they are after they were applied.</summary>
internal static class SomeSecurity
{
    public const string Stem = "wp-demo-1a2b3c4d";

    public static readonly PlatformPass Pass = SamplePlatform.Pass();

    public static SecurityObserved Nothing { get; } = new(
        new Dictionary<string, KeyObserved>(),
        new Dictionary<RolePurpose, RoleObserved>(),
        new Dictionary<SecretPurpose, SecretObserved>(),
        new Dictionary<SecretPurpose, KnownValue>());

    public static SecurityDesired Desired(PlatformPass pass, SecurityLosses? losses = null) => SecurityDesired.For(
        pass, new AwsAccount("aws", "123456789012", LocalAccount.Region), SamplePlatform.Network(), losses ?? new SecurityLosses([], []));

    public static SecurityObserved Built(SecurityDesired desired) => Nothing with
    {
        Keys = desired.Keys.ToDictionary(key => key.Purpose.Part, Applied),
        Roles = desired.Roles.ToDictionary(role => role.Purpose, Applied),
        Secrets = desired.Secrets.ToDictionary(secret => secret.Purpose, Applied),
    };

    public static KeyObserved Applied(KeyDesired key) => new(
        $"key-{key.Purpose.Part}",
        $"arn:{key.Purpose.Part}",
        key.Alias,
        KeyLifecycle.Enabled,
        "Enabled",
        Aliased: true,
        IsYoung: false,
        new KeyContent($"key-{key.Purpose.Part}", key.Tags, key.Policy, key.RotationDays));

    public static RoleObserved Applied(RoleDesired role) => new(
        role.Name, $"arn:{role.Name}", role.Trust, role.InlinePolicies, role.AttachedPolicyArns, role.PermissionsBoundaryArn, role.Tags);

    public static SecretObserved Applied(SecretDesired secret) => new(secret.Name, $"arn:{secret.Purpose}", Deleted: false, secret.Tags, "v1");

    /// <summary>One key of <see cref="Built"/> in another state.</summary>
    public static SecurityObserved With(this SecurityObserved observed, string part, Func<KeyObserved, KeyObserved> change)
        => observed with { Keys = observed.Keys.ToDictionary(key => key.Key, key => key.Key == part ? change(key.Value) : key.Value) };

    /// <summary>Tags in which one is somebody else's.</summary>
    public static IReadOnlyDictionary<string, string> Altered(IReadOnlyDictionary<string, string> tags)
        => new Dictionary<string, string>(tags) { ["Owner"] = "theirs" };

    /// <summary>A pass over a platform that is being deleted, with a policy for one component.</summary>
    public static PlatformPass Leaving(
        string component = "none", DeletionPolicy policy = DeletionPolicy.Delete, int keyDays = 7, int secretDays = 7)
        => SamplePlatform.Pass(settings => settings with
        {
            Deletion = settings.Deletion with { Exceptions = new Dictionary<string, DeletionPolicy> { [component] = policy } },
            Security = settings.Security with
            {
                KeyDeletionWindow = TimeSpan.FromDays(keyDays),
                SecretRecoveryWindow = TimeSpan.FromDays(secretDays),
            },
        });
}
