using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class PlacementTests
{
    [Theory]
    [InlineData("wallet", null, Placement.FargateNode)]
    [InlineData("wallet", "wallet-profile", Placement.FargateNode)]
    [InlineData("other", null, Placement.OrdinaryNode)]
    [InlineData("other", "wallet-profile", null)]
    public void A_pod_runs_on_fargate_when_an_active_profile_selects_it(string space, string? asksFor, string? node)
        => Placement.Of(Pod(space, asksFor), new OneProfile("wallet")).Node.Should().Be(node);

    [Fact]
    public void Without_EKS_every_pod_runs_on_the_ordinary_node()
        => Placement.Of(Pod("wallet", "wallet-profile"), null).Node.Should().Be(Placement.OrdinaryNode);

    [Fact]
    public void A_pod_whose_profile_went_away_is_stranded()
    {
        var pod = Pod("wallet", "wallet-profile");
        pod.Spec = new V1PodSpec { NodeName = Placement.FargateNode };

        Placement.IsStranded(pod, new OneProfile("wallet")).Should().BeFalse();
        Placement.IsStranded(pod, new OneProfile("elsewhere")).Should().BeTrue();
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

    private sealed class OneProfile(string selected) : IFargateProfiles
    {
        public string? ProfileFor(string @namespace, IReadOnlyDictionary<string, string> labels) => @namespace == selected ? "wallet-profile" : null;
    }
}
