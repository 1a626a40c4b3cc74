using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Names and tags of this room's resources.</summary>
internal static class MessagingNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "messaging";

    /// <summary>Kind of the remembered cluster.</summary>
    public const string RememberedCluster = "KafkaCluster";

    /// <summary>MSK cluster and its configuration.</summary>
    public static string Cluster(PlatformNames names) => names.For("kafka");

    /// <summary>Configurations carry no tags: their description tells whose they are.</summary>
    public static string Description(string uid) => $"wallet-operator.io/uid={uid}";

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
