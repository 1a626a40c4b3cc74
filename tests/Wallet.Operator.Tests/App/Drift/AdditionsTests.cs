using System.Text.Json.Nodes;
using k8s.Models;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App.Drift;

/// <summary>What somebody adds to what is ours as a whole is drift, though no field of ours has changed.</summary>
public sealed class AdditionsTests(AppGround ground) : IClassFixture<AppGround>
{
    private const string Container = "/spec/template/spec/containers/0";

    [Theory]
    [InlineData("Service", """{"spec":{"selector":{"by":"hand"}}}""")]
    [InlineData("Service", """[{"op":"add","path":"/spec/ports/-","value":{"name":"hand","port":81,"targetPort":81,"protocol":"TCP"}}]""")]
    [InlineData("Service", """{"spec":{"publishNotReadyAddresses":true}}""")]
    [InlineData("Service", """{"spec":{"externalIPs":["192.0.2.1"]}}""")]
    [InlineData("PodDisruptionBudget", """{"spec":{"selector":{"matchLabels":{"by":"hand"}}}}""")]
    [InlineData("PodDisruptionBudget", """{"spec":{"selector":{"matchExpressions":[{"key":"by","operator":"Exists"}]}}}""")]
    [InlineData("NetworkPolicy", """{"spec":{"podSelector":{"matchLabels":{"by":"hand"}}}}""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/0/from","value":[{"ipBlock":{"cidr":"192.0.2.0/24"}}]}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/0/ports/-","value":{"port":22,"protocol":"TCP"}}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/-","value":{}}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/1/from/-","value":{"ipBlock":{"cidr":"192.0.2.0/24"}}}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/1/ports/-","value":{"port":22,"protocol":"TCP"}}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/1/from/0/podSelector","value":{"matchLabels":{"by":"hand"}}}]""")]
    [InlineData("NetworkPolicy", """[{"op":"add","path":"/spec/ingress/1/from/0/namespaceSelector/matchLabels","value":{"by":"hand"}}]""")]
    [InlineData("Ingress", """
        [{"op":"add","path":"/spec/rules/0/http/paths/-","value":
          {"path":"/hand","pathType":"Prefix","backend":{"service":{"name":"hand","port":{"number":80}}}}}]
        """)]
    [InlineData("Ingress", """[{"op":"add","path":"/spec/rules/-","value":{"host":"hand.example"}}]""")]
    [InlineData("Ingress", """{"spec":{"defaultBackend":{"service":{"name":"hand","port":{"number":80}}}}}""")]
    [InlineData("Ingress", """{"spec":{"tls":[{"hosts":["hand.example"]}]}}""")]
    [InlineData("HorizontalPodAutoscaler", """{"spec":{"behavior":{"scaleUp":{"selectPolicy":"Disabled"}}}}""")]
    [InlineData("HorizontalPodAutoscaler", """
        {"spec":{"behavior":{"scaleDown":{"policies":[{"type":"Pods","value":1,"periodSeconds":60}]}}}}
        """)]
    [InlineData("HorizontalPodAutoscaler", """
        [{"op":"add","path":"/spec/metrics/-","value":
          {"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":1}}}}]
        """)]
    [InlineData("ConfigMap", """{"data":{"WALLET_HAND":"1"}}""")]
    [InlineData("ConfigMap", """{"binaryData":{"HAND":"AA=="}}""")]
    [InlineData("Secret", """{"data":{"WALLET_HAND":"AA=="}}""")]
    [InlineData("Deployment", """{"spec":{"paused":true}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"metadata":{"labels":{"eks.example/by~hand":"1"}}}}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"spec":{"nodeSelector":{"by":"hand"}}}}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"spec":{"tolerations":[{"operator":"Exists"}]}}}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"spec":{"hostNetwork":true}}}}""")]
    [InlineData("Deployment", """{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1}}}}}""")]
    [InlineData("Deployment", """[{"op":"add","path":"/spec/template/spec/containers/-","value":{"name":"hand","image":"hand"}}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"/spec/template/spec/initContainers","value":[{"name":"hand","image":"hand"}]}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C","value":{"name":"hand","image":"hand"}}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"/spec/template/spec/volumes/-","value":{"name":"hand","emptyDir":{}}}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/command","value":["sleep"]}]""")]
    [InlineData("Deployment", """
        [{"op":"add","path":"$C/env/0","value":{"name":"WALLET_DATABASE_HOST","value":"hand"}},
         {"op":"add","path":"$C/env/-","value":{"name":"LOG_LEVEL","value":"hand"}}]
        """)]
    [InlineData("Deployment", """[{"op":"add","path":"$C/envFrom/-","value":{"configMapRef":{"name":"hand"}}}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/resources/limits/cpu","value":"4"}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/securityContext/runAsUser","value":1}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/securityContext/capabilities/add","value":["NET_ADMIN"]}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/livenessProbe/initialDelaySeconds","value":3000}]""")]
    [InlineData("Deployment", """[{"op":"add","path":"$C/lifecycle/postStart","value":{"sleep":{"seconds":1}}}]""")]
    public async Task What_is_added_is_removed(string kind, string patch)
    {
        var space = await ground.BuildAsync();
        var edited = Enum.Parse<ObjectKind>(kind);
        var before = Content(await ground.FindAsync(space, edited));
        await ground.PatchAsync(space, edited, Patch(patch));
        Content(await ground.FindAsync(space, edited)).Should().NotBe(before, "the edit is one");

        var repaired = await ground.ReconcileAsync(space, SamplePlatform.Everything());

        repaired.Changes.Should().ContainSingle().Which.Resource.Should().Be($"{kind} demo-wallet-api");
        Content(await ground.FindAsync(space, edited)).Should().Be(before);
        (await ground.ReconcileAsync(space, SamplePlatform.Everything())).Changes.Should().BeEmpty("nothing is left to repair");
    }

    [Theory]
    [InlineData("Deployment", """
        {"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-01-01T00:00:00Z"}}}}}
        """)]
    [InlineData("Deployment", """{"metadata":{"labels":{"theirs":"1"},"annotations":{"theirs":"1"}}}""")]
    [InlineData("Deployment", """{"spec":{"replicas":3}}""")]
    [InlineData("Ingress", """{"metadata":{"finalizers":["ingress.k8s.aws/resources"]}}""")]
    public async Task What_is_anyones_stays(string kind, string patch)
    {
        var space = await ground.BuildAsync();
        var edited = Enum.Parse<ObjectKind>(kind);
        await ground.PatchAsync(space, edited, Patch(patch));
        var before = Content(await ground.FindAsync(space, edited));

        (await ground.ReconcileAsync(space, SamplePlatform.Everything())).Changes.Should().BeEmpty();

        Content(await ground.FindAsync(space, edited)).Should().Be(before);
    }

    [Fact]
    public async Task The_change_says_what_was_added_and_by_which_field_manager()
    {
        var space = await ground.BuildAsync();
        await ground.PatchAsync(
            space, ObjectKind.Deployment, Patch("""[{"op":"add","path":"$C/env/-","value":{"name":"LOG_LEVEL","value":"hand"}}]"""));

        var repaired = await ground.ReconcileAsync(space, SamplePlatform.Everything());

        repaired.Changes.Should().ContainSingle().Which.Detail.Should().Be($"{Container}/env/4 of somebody");
    }

    // $C is the container.
    private static V1Patch Patch(string patch) => new(
        patch.Replace("$C", Container, StringComparison.Ordinal),
        patch.TrimStart()[0] == '[' ? V1Patch.PatchType.JsonPatch : V1Patch.PatchType.MergePatch);

    private static string Content(JsonObject live)
    {
        foreach (var field in (string[])["managedFields", "resourceVersion", "generation"])
            live["metadata"]!.AsObject().Remove(field);
        live.Remove("status");
        return live.ToJsonString();
    }
}
