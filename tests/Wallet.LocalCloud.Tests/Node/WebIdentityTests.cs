using k8s.Models;
using Wallet.LocalCloud.Node;

namespace Wallet.LocalCloud.Tests.Node;

public class WebIdentityTests
{
    private const string Role = "arn:aws:iam::111122223333:role/wallet";

    [Fact]
    public void An_annotated_account_gives_its_pods_a_role_and_a_token_for_it()
    {
        var container = WebIdentity.Apply(Pod(), Account(Role), "eu-west-1").Spec.Containers.Single();

        container.Env.Should().Contain(variable => variable.Name == "AWS_ROLE_ARN" && variable.Value == Role);
        container.Env.Should().Contain(variable => variable.Name == "AWS_REGION" && variable.Value == "eu-west-1");
        var file = container.Env.Single(variable => variable.Name == "AWS_WEB_IDENTITY_TOKEN_FILE").Value;
        container.VolumeMounts.Should().Contain(mount => file.StartsWith(mount.MountPath));
    }

    [Fact]
    public void The_token_is_for_STS()
        => WebIdentity.Apply(Pod(), Account(Role), "eu-west-1").Spec.Volumes.Single().Projected.Sources.Single()
            .ServiceAccountToken.Audience.Should().Be("sts.amazonaws.com");

    [Fact]
    public void What_the_pod_sets_itself_stays()
    {
        var pod = Pod(new V1EnvVar { Name = "AWS_REGION", Value = "sa-east-1" });

        WebIdentity.Apply(pod, Account(Role), "eu-west-1").Spec.Containers.Single().Env
            .Where(variable => variable.Name == "AWS_REGION").Should().ContainSingle().Which.Value.Should().Be("sa-east-1");
    }

    [Fact]
    public void Other_pods_are_left_alone()
    {
        var pod = Pod();

        WebIdentity.Apply(pod, Account(null), "eu-west-1").Should().BeSameAs(pod);
        WebIdentity.Apply(pod, null, "eu-west-1").Should().BeSameAs(pod);
    }

    private static V1Pod Pod(params V1EnvVar[] environment)
        => new() { Spec = new V1PodSpec { Containers = [new V1Container { Name = "api", Env = [.. environment] }] } };

    private static V1ServiceAccount Account(string? role) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Annotations = role is null ? null : new Dictionary<string, string> { ["eks.amazonaws.com/role-arn"] = role },
        },
    };
}
