using k8s.Models;
using Wallet.LocalCloud.Node;

namespace Wallet.LocalCloud.Tests.Node;

public class PodStatusesTests
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>w waiting, b backing off after a crash, r running, R running and ready, 0 and 1 ended with that code; init containers before the bar.</summary>
    [Theory]
    [InlineData("Always", "|w", "Pending", false)]
    [InlineData("Always", "r|w", "Pending", false)]
    [InlineData("Always", "0|r", "Running", false)]
    [InlineData("Always", "0|R", "Running", true)]
    [InlineData("Always", "|Rr", "Running", false)]
    [InlineData("Always", "|b", "Running", false)]
    [InlineData("Always", "|1", "Running", false)]
    [InlineData("Never", "|0", "Succeeded", false)]
    [InlineData("Never", "|01", "Failed", false)]
    [InlineData("Never", "1|w", "Failed", false)]
    [InlineData("Always", "1|w", "Pending", false)]
    [InlineData("OnFailure", "|1", "Running", false)]
    [InlineData("OnFailure", "|0", "Succeeded", false)]
    public void The_phase_follows_from_the_containers(string policy, string containers, string phase, bool ready)
    {
        var parts = containers.Split('|');
        var pod = new V1Pod { Spec = new V1PodSpec { RestartPolicy = policy } };

        var status = PodStatuses.Next(pod, new V1PodStatus(), [.. parts[0].Select(Container)], [.. parts[1].Select(Container)], Now);

        status.Phase.Should().Be(phase);
        status.Conditions.Single(condition => condition.Type == "Ready").Status.Should().Be(ready ? "True" : "False");
    }

    [Fact]
    public void A_condition_keeps_its_time_until_its_status_changes()
    {
        var pod = new V1Pod { Spec = new V1PodSpec { RestartPolicy = "Always" } };
        var first = PodStatuses.Next(pod, new V1PodStatus(), [], [Container('R')], Now);
        var second = PodStatuses.Next(pod, first, [], [Container('R')], Now.AddMinutes(1));
        var third = PodStatuses.Next(pod, second, [], [Container('r')], Now.AddMinutes(2));

        second.Conditions.Single(condition => condition.Type == "Ready").LastTransitionTime.Should().Be(Now);
        third.Conditions.Single(condition => condition.Type == "Ready").LastTransitionTime.Should().Be(Now.AddMinutes(2));
    }

    private static V1ContainerStatus Container(char state) => new()
    {
        Name = $"{state}",
        Ready = state == 'R',
        State = new V1ContainerState
        {
            Waiting = state is 'w' or 'b' ? new V1ContainerStateWaiting() : null,
            Running = state is 'r' or 'R' ? new V1ContainerStateRunning() : null,
            Terminated = state is '0' or '1' ? Ended(state - '0') : null,
        },
        LastState = new V1ContainerState { Terminated = state == 'b' ? Ended(1) : null },
    };

    private static V1ContainerStateTerminated Ended(int exitCode) => new() { ExitCode = exitCode };
}
