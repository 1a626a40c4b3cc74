using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class PlacementTests
{
    private const string Profile = "wallet-profile";
    private readonly ClusterCapacity _capacity = new();

    [Theory]
    [InlineData("wallet", null, "fargate-ip-10-0-0-20.ec2.internal")]
    [InlineData("wallet", Profile, "fargate-ip-10-0-0-20.ec2.internal")]
    [InlineData("other", null, Placement.OrdinaryNode)]
    [InlineData("other", Profile, null)]
    public void A_pod_runs_on_fargate_when_an_active_profile_selects_it(string space, string? asksFor, string? node)
        => Placement.Of(Pod(space, asksFor), new OneProfile("wallet"), _capacity).Node.Should().Be(node);

    [Fact]
    public void Without_EKS_every_pod_runs_on_the_ordinary_node()
        => Placement.Of(Pod("wallet", Profile), null, _capacity).Node.Should().Be(Placement.OrdinaryNode);

    [Fact]
    public void Of_a_profiles_zones_the_first_that_is_there_is_taken()
    {
        var profile = new OneProfile("wallet", "b", "a");
        Placement.Of(Pod("wallet", null), profile, _capacity).Zone.Should().Be("a");
        _capacity.LoseZone("a");
        Placement.Of(Pod("wallet", null), profile, _capacity).Zone.Should().Be("b");
        _capacity.LoseZone("b");
        Placement.Of(Pod("wallet", null), profile, _capacity).Should().Match<Placement>(nowhere => nowhere.Node == null && nowhere.Reason != null);
        _capacity.RestoreZone("a");
        Placement.Of(Pod("wallet", null), profile, _capacity).Zone.Should().Be("a");
    }

    [Fact]
    public void A_pod_whose_profile_or_zone_went_away_is_stranded()
    {
        var pod = Pod("wallet", Profile);
        pod.Spec = new V1PodSpec { NodeName = Placement.FargateNode("a") };
        pod.Metadata.Labels[ClusterCapacity.ZoneLabel] = "a";

        Placement.Stranding(pod, new OneProfile("wallet"), _capacity).Should().BeNull();
        Placement.Stranding(pod, new OneProfile("elsewhere"), _capacity).Should().Contain("no longer ACTIVE");
        _capacity.LoseZone("a");
        Placement.Stranding(pod, new OneProfile("wallet"), _capacity).Should().Contain("zone a is lost");
    }

    private static V1Pod Pod(string space, string? asksFor) => new()
    {
        Metadata = new V1ObjectMeta
        {
            NamespaceProperty = space,
            Labels = asksFor is null ? null : new Dictionary<string, string> { [Placement.ProfileLabel] = asksFor },
        },
        Spec = new V1PodSpec(),
    };

    private sealed class OneProfile(string selected, params string[] zones) : IFargateProfiles
    {
        public string? ProfileFor(string @namespace, IReadOnlyDictionary<string, string> labels) => @namespace == selected ? Profile : null;

        public IReadOnlyList<string> ZonesOf(string profile) => zones;
    }
}
