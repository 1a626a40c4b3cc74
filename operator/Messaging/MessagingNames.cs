using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Names and tags of this room's resources.</summary>
internal static class MessagingNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "messaging";

    /// <summary>Kind of the cluster.</summary>
    public const string ClusterKind = "KafkaCluster";

    /// <summary>Kind of the configuration.</summary>
    public const string ConfigurationKind = "KafkaConfiguration";

    /// <summary>Kind of a topic: those are not in the status.</summary>
    public const string TopicKind = "Topic";

    /// <summary>Kind of the note that the operator has set a key of a topic's configuration; the id is topic:key.</summary>
    public const string TopicKey = "KafkaTopicKey";

    /// <summary>Annotation by which a person accepts that a lost cluster is created again, empty; its value is the lost cluster's ARN.</summary>
    public const string AcceptEmpty = "wallet-operator.io/accept-empty-messaging";

    /// <summary>MSK cluster and its configuration.</summary>
    public static string Cluster(PlatformNames names) => names.For("kafka");

    /// <summary>Log group of the brokers.</summary>
    public static string LogGroup(PlatformNames names) => LogGroupNames.For(Cluster(names));

    /// <summary>Configurations carry no tags: the description says whose they are.</summary>
    public static string Description(string uid) => $"wallet-operator.io/uid={uid}";

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
