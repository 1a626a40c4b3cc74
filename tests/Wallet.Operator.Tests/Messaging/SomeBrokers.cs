using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Brokers as they should be and as they are: two of 20 GiB with Kafka 3.6.0, no topics, and no logs to CloudWatch unless a test asks for them.</summary>
internal static class SomeBrokers
{
    public const string Name = "wp-demo-1a2b3c4d-kafka";
    public const string Arn = "arn:cluster";

    public static readonly MessagingFacts Addresses = new("b-1:9094,b-2:9094", "tls");

    public static PlatformPass Pass(Func<MessagingSettings, MessagingSettings>? change = null) => SamplePlatform.Pass(settings => settings with
    {
        Messaging = (change ?? (same => same))(settings.Messaging with { KafkaVersion = "3.6.0", Topics = [], LogsToCloudWatch = false }),
    });

    /// <summary>A pass over a platform that is being deleted.</summary>
    public static PlatformPass Leaving(DeletionPolicy policy) => SamplePlatform.Pass(settings => settings with
    {
        Deletion = settings.Deletion with { Exceptions = new Dictionary<string, DeletionPolicy> { ["messaging"] = policy } },
    });

    public static ClusterDesired Desired(PlatformPass pass) => ClusterDesired.For(
        pass,
        SamplePlatform.Network(),
        SamplePlatform.Security() with { KeyArns = new Dictionary<string, string> { ["messaging"] = "arn:key" } });

    /// <summary>As a spec without changes has it.</summary>
    public static ClusterObserved Cluster { get; } = new()
    {
        Name = Name,
        Arn = Arn,
        State = "ACTIVE",
        StateReason = null,
        Lifecycle = StoreLifecycle.Available,
        CurrentVersion = "K1",
        KafkaVersion = "3.6.0",
        BrokerType = "kafka.t3.small",
        Brokers = 2,
        StorageGiB = 20,
        ConfigurationArn = "arn:configuration",
        ConfigurationRevision = 4,
        Security = new ClientSecurity("TLS_PLAINTEXT", "Unauthenticated"),
        Logs = LogSinks.None,
        Tags = MessagingNames.Tags(Pass(), Name),
    };

    /// <summary>The configuration that <see cref="Cluster"/> uses.</summary>
    public static ConfigurationObserved Configuration { get; } = new(
        Name, "arn:configuration", $"wallet-operator.io/uid={SamplePlatform.Uid}", "ACTIVE", 4, ConfigurationDesired.For(Pass()).Properties);
}
