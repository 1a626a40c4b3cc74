using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>A security group as it should be.</summary>
/// <param name="Role">Whom it guards.</param>
/// <param name="Name">GroupName, unique in the VPC.</param>
/// <param name="Description">Cannot be changed later.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
/// <param name="Rules">Every rule that it should have, and no other.</param>
/// <param name="BrokerPorts">Ports that its members reach each other at.</param>
internal sealed record SecurityGroupDesired(
    SecurityGroupRole Role,
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<SecurityGroupRule> Rules,
    IReadOnlyList<int> BrokerPorts)
{
    private const int CachePort = 6379;

    /// <summary>The four groups of a platform.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="cluster">EKS cluster, whose group the pods carry.</param>
    /// <param name="vpcCidrs">Blocks of the VPC: who may reach an internal load balancer.</param>
    public static IReadOnlyList<SecurityGroupDesired> For(PlatformPass pass, ClusterNetwork cluster, IReadOnlyList<string> vpcCidrs)
    {
        var pods = cluster.SecurityGroupId;
        var brokerPorts = BrokerPortsOf(pass.Settings.Messaging);
        return
        [
            Group(pass, SecurityGroupRole.Database, [In(pass.Settings.Database.Port, pods)]),
            Group(pass, SecurityGroupRole.Cache, [In(CachePort, pods)]),
            Group(pass, SecurityGroupRole.Messaging, brokerPorts.Select(port => In(port, pods)), brokerPorts),
            Group(pass, SecurityGroupRole.LoadBalancer, LoadBalancerRules(pass.Settings.App, pods, vpcCidrs)),
        ];
    }

    /// <summary>The rules once the group has an id: brokers reach each other, by a reference to their own group.</summary>
    public IReadOnlySet<SecurityGroupRule> RulesOf(string groupId)
        => Rules.Concat(BrokerPorts.SelectMany(port => new[] { In(port, groupId), Out(port, groupId) })).ToHashSet();

    /// <summary>Name of the group of a role.</summary>
    public static string NameOf(PlatformNames names, SecurityGroupRole role) => names.For(PartOf(role));

    private static string PartOf(SecurityGroupRole role) => role switch
    {
        SecurityGroupRole.Database => "database",
        SecurityGroupRole.Cache => "cache",
        SecurityGroupRole.Messaging => "messaging",
        _ => "load-balancer",
    };

    private static SecurityGroupDesired Group(
        PlatformPass pass, SecurityGroupRole role, IEnumerable<SecurityGroupRule> rules, IReadOnlyList<int>? brokerPorts = null)
    {
        var name = NameOf(pass.Names, role);
        return new SecurityGroupDesired(
            role, name, $"Wallet platform {pass.Key}: {PartOf(role)}", NetworkNames.Tags(pass, name), rules.ToList(), brokerPorts ?? []);
    }

    // The rule from the load balancer into the pods' group is written by the load balancer controller, which owns that side
    // (manage-backend-security-group-rules): the cluster's group is not ours to touch.
    private static IEnumerable<SecurityGroupRule> LoadBalancerRules(AppSettings app, string pods, IReadOnlyList<string> vpcCidrs)
    {
        IReadOnlyList<int> ports = app.Ingress.CertificateArn is null ? [80] : [80, 443];
        var sources = app.Ingress.Scheme == "internal" ? vpcCidrs : ["0.0.0.0/0"];
        return ports.SelectMany(port => sources.Select(source => In(port, source))).Append(Out(app.Port, pods));
    }

    // Plaintext 9092, TLS 9094, SASL/SCRAM 9096, SASL/IAM 9098.
    private static IReadOnlyList<int> BrokerPortsOf(MessagingSettings messaging)
    {
        var ports = new SortedSet<int>();
        if (messaging.ClientBroker != "TLS")
            ports.Add(9092);
        if (messaging.ClientBroker != "PLAINTEXT")
            ports.UnionWith(messaging.Authentication.Select(PortOf));
        return ports.ToList();
    }

    private static int PortOf(string authentication) => authentication switch
    {
        "IAM" => 9098,
        "SCRAM" => 9096,
        _ => 9094,
    };

    private static SecurityGroupRule In(int port, string peer) => SecurityGroupRule.Tcp(RuleDirection.Ingress, port, peer);

    private static SecurityGroupRule Out(int port, string peer) => SecurityGroupRule.Tcp(RuleDirection.Egress, port, peer);
}
