using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud.Tests.Node;

public class PodNetworkTests
{
    [Fact]
    public void Clouds_whose_directories_lead_to_the_same_network_get_different_ones()
    {
        var directory = $"/tmp/{Guid.NewGuid():N}";

        using var first = PodNetwork.Take(directory);
        using var second = PodNetwork.Take(directory);

        second.Second.Should().NotBe(first.Second).And.BeInRange(100, 249);
    }
}
