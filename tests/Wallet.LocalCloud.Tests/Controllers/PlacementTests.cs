using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class PlacementTests
{
    [Theory]
    [InlineData("wallet", "ACTIVE", null, Placement.FargateNode)]
    [InlineData("wallet", "CREATING", null, null)]
    [InlineData("other", "ACTIVE", null, Placement.OrdinaryNode)]
    [InlineData("wallet", "ACTIVE", "wallet-profile", Placement.FargateNode)]
    [InlineData("wallet", "ACTIVE", "missing-profile", null)]
    public void A_pod_runs_where_its_profile_says(string space, string status, string? asksFor, string? node)
    {
        var pod = new V1Pod { Metadata = new V1ObjectMeta { NamespaceProperty = space, Labels = new Dictionary<string, string> { ["app"] = "api" } } };
        if (asksFor is not null) pod.Metadata.Labels[Placement.ProfileLabel] = asksFor;
        var labels = new Dictionary<string, string> { ["app"] = "api" };

        Placement.Of(pod, [new FargateProfile("wallet-profile", status, [new FargateSelector("wallet", labels)])]).Node.Should().Be(node);
    }

    [Theory]
    [InlineData("wallet-*", "wallet-prod", true)]
    [InlineData("wallet-?", "wallet-prod", false)]
    [InlineData("wallet", "wallet-prod", false)]
    public void Selectors_know_wildcards(string selector, string space, bool selects)
        => Placement.Selects(
            new FargateProfile("p", "ACTIVE", [new FargateSelector(selector, new Dictionary<string, string>())]),
            new V1Pod { Metadata = new V1ObjectMeta { NamespaceProperty = space } }).Should().Be(selects);
}
