using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>A platform as tests use it.</summary>
internal static class SamplePlatform
{
    public const string Uid = "1a2b3c4d-0000-4000-8000-000000000001";

    public static readonly PlatformKey Key = new("wallets", "demo");

    /// <summary>A pass over a staging platform.</summary>
    /// <param name="change">Other settings.</param>
    /// <param name="facts">What earlier steps told.</param>
    public static PlatformPass Pass(Func<PlatformSettings, PlatformSettings>? change = null, params IStepFacts[] facts) => new()
    {
        Key = Key,
        Uid = Uid,
        ObjectUid = Uid,
        Generation = 1,
        Settings = (change ?? (same => same))(Settings()),
        Names = new PlatformNames(Key.Name, Uid),
        Facts = facts,
    };

    public static PlatformSettings Settings(string environment = "staging") => SettingsResolution.Resolve(
        new WalletPlatformSpec
        {
            Environment = environment,
            Region = LocalAccount.Region,
            App = new AppSpec { Image = "registry.example/wallet-api@sha256:0123456789abcdef" },
        },
        EnvironmentProfiles.Find(environment, EnvironmentProfiles.Newest)!,
        new OperatorDefaults("wallet"));

    public static NetworkFacts Network() => new()
    {
        EksClusterName = "wallet",
        OidcIssuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
        VpcId = "vpc-1",
        PublicSubnetIds = ["subnet-1", "subnet-2"],
        PrivateSubnetIds = ["subnet-3", "subnet-4"],
        DatabaseSubnetIds = ["subnet-5", "subnet-6"],
        DatabaseSubnetGroup = "wp-demo-1a2b3c4d-database",
        CacheSubnetGroup = "wp-demo-1a2b3c4d-cache",
        ClusterSecurityGroupId = "sg-pods",
        DatabaseSecurityGroupId = "sg-database",
        CacheSecurityGroupId = "sg-cache",
        MessagingSecurityGroupId = "sg-messaging",
        LoadBalancerSecurityGroupId = "sg-balancer",
    };

    public static SecurityFacts Security() => new()
    {
        KeyArns = new Dictionary<string, string> { ["database"] = "arn:aws:kms:eu-west-1:123456789012:key/1" },
        AppRoleArn = "arn:aws:iam::123456789012:role/wp-demo-1a2b3c4d-app",
        PodExecutionRoleArn = "arn:aws:iam::123456789012:role/wp-demo-1a2b3c4d-pod-execution",
        MonitoringRoleArn = null,
        DatabaseAdmin = new Credentials("walletadmin", new SecretText("admin-password"), "arn:1"),
        DatabaseApp = new Credentials("wallet_app", new SecretText("app-password"), "arn:2"),
        CacheAuthToken = new SecretText("cache-token"),
        SecretsVersion = "v1",
    };

    /// <summary>Facts of everything before the app.</summary>
    public static IStepFacts[] Everything() =>
    [
        Network(),
        Security(),
        new DatabaseFacts("writer.example", "reader.example", 3306, "wallet"),
        new CacheFacts("cache.example", 6379, true) { HasAuthToken = true },
        new MessagingFacts("b-1.example:9094,b-2.example:9094", "tls"),
        new ComputeFacts([new PodPlacement("wp-demo-1a2b3c4d-0", null)]),
    ];
}
