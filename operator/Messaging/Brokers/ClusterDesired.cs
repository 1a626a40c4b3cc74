using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>The MSK cluster as it should be.</summary>
/// <param name="Name">Name.</param>
/// <param name="SubnetIds">Subnets of the brokers, fixed at creation.</param>
/// <param name="SecurityGroupIds">Security groups, fixed at creation.</param>
/// <param name="KeyArn">Key of the volumes, fixed at creation.</param>
/// <param name="Settings">The spec section.</param>
/// <param name="Tags">Tags.</param>
/// <param name="LogGroup">Log group of the brokers.</param>
internal sealed record ClusterDesired(
    string Name,
    IReadOnlyList<string> SubnetIds,
    IReadOnlyList<string> SecurityGroupIds,
    string KeyArn,
    MessagingSettings Settings,
    IReadOnlyDictionary<string, string> Tags,
    LogGroupDesired LogGroup)
{
    /// <summary>How clients are to talk to the brokers.</summary>
    public ClientSecurity Security => ClientSecurity.Of(Settings);

    /// <summary>Of one platform.</summary>
    public static ClusterDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security)
    {
        var (name, key) = (MessagingNames.Cluster(pass.Names), security.KeyArns[MessagingNames.Component]);
        var logs = MessagingNames.LogGroup(pass.Names);
        return new ClusterDesired(
            name,
            network.PrivateSubnetIds,
            [network.MessagingSecurityGroupId],
            key,
            pass.Settings.Messaging,
            MessagingNames.Tags(pass, name),
            new LogGroupDesired(logs, pass.Settings.Observability.LogRetentionDays, key, MessagingNames.Tags(pass, logs)));
    }
}
