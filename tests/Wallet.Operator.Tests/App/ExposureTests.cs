using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>Who reaches which port of the pods, and that it stays so while a new release takes over what an old one made.</summary>
public sealed class ExposureTests(AppGround ground) : IClassFixture<AppGround>
{
    private const string Name = "demo-wallet-api";

    [Theory]
    [InlineData(null, "/api")]
    [InlineData("management", "/api")]
    [InlineData("off", "/api")]
    [InlineData("public", "/api /q/openapi /q/swagger-ui")]
    public void The_load_balancer_forwards_the_api_and_the_documentation_only_where_it_is_public(string? documentation, string paths)
    {
        var env = documentation is null ? new Dictionary<string, string>() : new() { [ApiContract.DocumentationVariable] = documentation };

        string.Join(' ', PathsOf(Body(ObjectKind.Ingress, app => app with { Env = env }))).Should().Be(paths);
    }

    [Theory]
    [InlineData(8080, 9000)]
    [InlineData(9001, 9000)]
    [InlineData(9000, 9001)]
    public void The_management_port_makes_way_for_the_port_of_the_spec(int port, int management)
    {
        var template = Body(ObjectKind.Deployment, app => app with { Port = port })["spec"]!["template"]!;
        var config = Body(ObjectKind.ConfigMap, app => app with { Port = port })["data"]!;

        template["spec"]!["containers"]![0]!["ports"]!.AsArray().Select(each => $"{each!["name"]} {each["containerPort"]}")
            .Should().Equal($"http {port}", $"management {management}");
        template["metadata"]!["annotations"]!["prometheus.io/port"]!.GetValue<string>().Should().Be($"{management}");
        $"{config["WALLET_HTTP_PORT"]} {config["WALLET_MANAGEMENT_PORT"]}".Should().Be($"{port} {management}");
    }

    [Fact]
    public void Neither_the_Service_nor_the_load_balancer_leads_to_the_management_port()
    {
        Body(ObjectKind.Service)["spec"]!["ports"]!.AsArray().Select(port => port!["targetPort"]!.GetValue<string>()).Should().Equal("http");
        var annotations = Body(ObjectKind.Ingress)["metadata"]!["annotations"]!.AsObject();
        annotations.Select(annotation => annotation.Key).Should().NotContain("alb.ingress.kubernetes.io/healthcheck-port");
        annotations["alb.ingress.kubernetes.io/healthcheck-path"]!.GetValue<string>().Should().Be(ApiContract.ReadinessPath);
    }

    [Fact]
    public void Only_pods_of_the_cluster_reach_the_management_port()
    {
        var rules = Body(ObjectKind.NetworkPolicy)["spec"]!["ingress"]!.AsArray();

        rules.Select(rule => rule!.ToJsonString()).Should().Equal(
            """{"ports":[{"port":"http","protocol":"TCP"}]}""",
            """{"from":[{"namespaceSelector":{}}],"ports":[{"port":"management","protocol":"TCP"}]}""");
    }

    // A release before this one sent everything to the pods; theirs may go on serving while the new objects are applied.
    [Fact]
    public async Task What_an_earlier_release_forwarded_gives_way_in_one_change_that_leaves_no_gap()
    {
        var space = await ground.BuildAsync();
        var wanted = await ground.FindAsync(space, ObjectKind.Ingress);
        await ApplyAsOperatorAsync(space, BeforeManagementPort(wanted));
        PathsOf(await ground.FindAsync(space, ObjectKind.Ingress)).Should().Equal("/");

        var outcome = await ground.ReconcileAsync(space, SamplePlatform.Everything());

        outcome.Changes.Should().ContainSingle().Which.Verb.Should().Be("Apply");
        PathsOf(await ground.FindAsync(space, ObjectKind.Ingress)).Should().Equal("/api");
        (await ground.ReconcileAsync(space, SamplePlatform.Everything())).Changes.Should().BeEmpty();
    }

    private static JsonObject BeforeManagementPort(JsonObject ingress)
    {
        var before = ingress.DeepClone().AsObject();
        before.Remove("status");
        var metadata = ingress["metadata"]!;
        before["metadata"] = new JsonObject
        {
            ["name"] = Name,
            ["labels"] = metadata["labels"]!.DeepClone(),
            ["annotations"] = metadata["annotations"]!.DeepClone(),
            ["ownerReferences"] = metadata["ownerReferences"]!.DeepClone(),
        };
        before["metadata"]!["annotations"]![AppObject.AppliedAnnotation] = "of an earlier release";
        before["spec"]!["rules"]![0]!["http"]!["paths"]![0]!["path"] = "/";
        return before;
    }

    private Task ApplyAsOperatorAsync(string space, JsonObject ingress) => ground.Client.NetworkingV1.PatchNamespacedIngressAsync(
        new V1Patch(ingress.ToJsonString(), V1Patch.PatchType.ApplyPatch), Name, space, fieldManager: AppDiff.FieldManager, force: true);

    private static IEnumerable<string> PathsOf(JsonObject ingress)
        => ingress["spec"]!["rules"]![0]!["http"]!["paths"]!.AsArray().Select(path => path!["path"]!.GetValue<string>());

    private static JsonObject Body(ObjectKind kind, Func<AppSettings, AppSettings>? change = null)
    {
        var pass = SamplePlatform.Pass(
            settings => settings with { App = (change ?? (same => same))(settings.App) }, SamplePlatform.Everything());
        return AppDesired.For(AppInputs.From(pass, AppObserved.Empty)!).All.First(wanted => wanted.Kind == kind && wanted.Name == Name).Body;
    }
}
