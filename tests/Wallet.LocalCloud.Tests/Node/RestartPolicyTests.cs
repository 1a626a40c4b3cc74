using Wallet.LocalCloud.Node;

namespace Wallet.LocalCloud.Tests.Node;

public class RestartPolicyTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(6, 160)]
    [InlineData(7, 300)]
    [InlineData(500, 300)]
    public void A_crashing_container_waits_ever_longer(int crashes, int seconds)
        => RestartPolicy.Wait(crashes).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("Always", 0, true)]
    [InlineData("OnFailure", 0, false)]
    [InlineData("OnFailure", 1, true)]
    [InlineData("Never", 1, false)]
    public void The_policy_says_whether_a_container_is_started_again(string policy, int exitCode, bool restarts)
        => RestartPolicy.Restarts(policy, exitCode).Should().Be(restarts);
}
