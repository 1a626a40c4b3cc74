using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class SecurityGroupDiffTests
{
    private static readonly ClusterNetwork Cluster = new("wallet", "ACTIVE", "issuer", "vpc-1", "sg-pods");

    [Theory]
    [InlineData("TLS", "IAM", "tcp 9098 from sg-pods, tcp 9098 from sg-me, tcp 9098 to sg-me")]
    [InlineData("TLS", "Unauthenticated", "tcp 9094 from sg-pods, tcp 9094 from sg-me, tcp 9094 to sg-me")]
    [InlineData("PLAINTEXT", "Unauthenticated", "tcp 9092 from sg-pods, tcp 9092 from sg-me, tcp 9092 to sg-me")]
    [InlineData("TLS", "SCRAM", "tcp 9096 from sg-pods, tcp 9096 from sg-me, tcp 9096 to sg-me")]
    public void Brokers_are_open_to_pods_and_each_other_at_the_ports_of_their_authentication(string clientBroker, string authentication, string rules)
        => Rules(SecurityGroupRole.Messaging, settings => settings with
        {
            Messaging = settings.Messaging with { ClientBroker = clientBroker, Authentication = [authentication] },
        }).Should().Be(rules);

    [Theory]
    [InlineData("internet-facing", null, "tcp 80 from 0.0.0.0/0, tcp 8080 to sg-pods")]
    [InlineData("internet-facing", "arn", "tcp 80 from 0.0.0.0/0, tcp 443 from 0.0.0.0/0, tcp 8080 to sg-pods")]
    [InlineData("internal", "arn", "tcp 80 from 10.0.0.0/16, tcp 443 from 10.0.0.0/16, tcp 8080 to sg-pods")]
    public void The_load_balancer_is_open_as_far_as_its_scheme_says(string scheme, string? certificate, string rules)
        => Rules(SecurityGroupRole.LoadBalancer, settings => settings with
        {
            App = settings.App with { Ingress = settings.App.Ingress with { Scheme = scheme, CertificateArn = certificate } },
        }).Should().Be(rules);

    [Fact]
    public void What_was_applied_needs_no_change()
    {
        foreach (var group in Groups(same => same))
        {
            var applied = new SecurityGroupObserved("sg-me", group.Name, "vpc-1", group.Tags, group.RulesOf("sg-me"));
            SecurityGroupDiff.Between(SamplePlatform.Pass(), group, applied, "vpc-1").Should().BeEmpty();
        }
    }

    [Fact]
    public void A_new_groups_default_way_out_is_closed()
    {
        var group = Groups(same => same).Single(group => group.Role == SecurityGroupRole.Cache);
        var fresh = new SecurityGroupObserved(
            "sg-me", group.Name, "vpc-1", group.Tags, new HashSet<SecurityGroupRule> { new(RuleDirection.Egress, "-1", -1, -1, "0.0.0.0/0") });

        SecurityGroupDiff.Between(SamplePlatform.Pass(), group, fresh, "vpc-1").Select(change => $"{change.What.Verb}: {change.What.Detail}")
            .Should().Equal("AuthorizeIngress: tcp 6379 from sg-pods", "RevokeEgress: all to 0.0.0.0/0");
    }

    [Fact]
    public void A_missing_group_is_made_and_gets_its_rules_later()
    {
        var group = Groups(same => same).Single(group => group.Role == SecurityGroupRole.Messaging);

        SecurityGroupDiff.Between(SamplePlatform.Pass(), group, null, "vpc-1").Texts()
            .Should().Equal($"Create SecurityGroup {group.Name} in vpc-1");
    }

    [Fact]
    public void What_is_missing_is_let_in_before_what_is_foreign_is_put_out()
    {
        var group = Groups(settings => settings with
        {
            App = settings.App with { Ingress = settings.App.Ingress with { CertificateArn = "arn" } },
        }).Single(group => group.Role == SecurityGroupRole.LoadBalancer);
        var foreign = new HashSet<SecurityGroupRule>
        {
            SecurityGroupRule.Tcp(RuleDirection.Egress, 22, "192.0.2.0/24"),
            SecurityGroupRule.Tcp(RuleDirection.Ingress, 22, "192.0.2.0/24"),
            SecurityGroupRule.Tcp(RuleDirection.Ingress, 21, "192.0.2.0/24"),
        };
        var observed = new SecurityGroupObserved(
            "sg-me", group.Name, "vpc-1", new Dictionary<string, string>(group.Tags) { ["Owner"] = "theirs" }, foreign);

        var changes = SecurityGroupDiff.Between(SamplePlatform.Pass(), group, observed, "vpc-1").ToList();

        changes.Texts().Should().Equal(
            $"AuthorizeIngress SecurityGroup {group.Name} tcp 443 from 0.0.0.0/0, tcp 80 from 0.0.0.0/0",
            $"AuthorizeEgress SecurityGroup {group.Name} tcp 8080 to sg-pods",
            $"RevokeIngress SecurityGroup {group.Name} tcp 21 from 192.0.2.0/24, tcp 22 from 192.0.2.0/24",
            $"RevokeEgress SecurityGroup {group.Name} tcp 22 to 192.0.2.0/24",
            $"Tag SecurityGroup {group.Name} Owner");
        ChangeTexts.Text(changes[^1].Request).Should().Be("CreateTagsRequest {Resources: [sg-me], Tags: [{Key: Owner, Value: wallet-team}]}");
    }

    private static string Rules(SecurityGroupRole role, Func<PlatformSettings, PlatformSettings> change)
        => string.Join(", ", Groups(change).Single(group => group.Role == role).RulesOf("sg-me"));

    private static IReadOnlyList<SecurityGroupDesired> Groups(Func<PlatformSettings, PlatformSettings> change)
        => SecurityGroupDesired.For(SamplePlatform.Pass(change), Cluster, ["10.0.0.0/16"]);
}
