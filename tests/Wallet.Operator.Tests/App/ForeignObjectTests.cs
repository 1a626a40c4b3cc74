using System.Text.Json.Nodes;
using k8s;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>Objects of users that bear one of the app's names, looked for before anything is built.</summary>
public sealed class ForeignObjectTests(ApiServer server) : IClassFixture<ApiServer>, IAsyncLifetime
{
    private readonly k8s.Kubernetes _client = server.Api.CreateClient();
    private string _space = "";

    public async Task InitializeAsync() => _space = await server.CreateNamespaceAsync(_client);

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("ConfigMap", "demo-wallet-api", false)]
    [InlineData("ConfigMap", "demo-wallet-api-migrate", false)]
    [InlineData("Secret", "demo-wallet-api", true)]
    [InlineData("Service", "demo-wallet-api", true)]
    [InlineData("Deployment", "demo-wallet-api", false)]
    [InlineData("Deployment", "demo-wallet-api-b", true)]
    [InlineData("HorizontalPodAutoscaler", "demo-wallet-api-f", true)]
    public async Task One_of_our_names_is_taken(string kind, string name, bool isSpread)
    {
        await CreateAsync(kind, name);

        var blocked = (await LookAsync(isSpread)).Should().BeOfType<StepOutcome.Blocked>().Which;

        blocked.Reason.Should().Be("ForeignResource");
        blocked.Message.Should().Be(
            $"In namespace {_space} there is already {kind} {name}, which does not belong to this platform. Nothing is created in AWS until it "
            + "is out of the way: delete it, or give the WalletPlatform another name.");
    }

    [Theory]
    [InlineData("Deployment", "demo-wallet-api", true)]
    [InlineData("Deployment", "demo-wallet-api-b", false)]
    [InlineData("Deployment", "demo-wallet-api-blue", true)]
    [InlineData("ConfigMap", "demo", false)]
    public async Task A_name_that_is_not_ours_holds_up_nothing(string kind, string name, bool isSpread)
    {
        await CreateAsync(kind, name);

        (await LookAsync(isSpread)).Should().BeOfType<StepOutcome.InSync>();
    }

    private Task<StepOutcome> LookAsync(bool isSpread) => new AppStep(_client, TestRooms.Tools(TimeProvider.System)).PreflightAsync(
        SamplePlatform.Pass(settings => settings with { Compute = settings.Compute with { ProfilePerZone = isSpread } }) with
        {
            Key = new PlatformKey(_space, "demo"),
        },
        CancellationToken.None);

    private Task CreateAsync(string kind, string name)
    {
        var path = ObjectPath.Of(Enum.Parse<ObjectKind>(kind));
        var body = new JsonObject
        {
            ["apiVersion"] = path.Group.Length == 0 ? path.Version : $"{path.Group}/{path.Version}",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name },
        };
        if (Specs.GetValueOrDefault(kind) is { } spec)
            body["spec"] = JsonNode.Parse(spec);
        return _client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonObject>(body, path.Group, path.Version, _space, path.Plural);
    }

    private static readonly Dictionary<string, string> Specs = new()
    {
        ["Service"] = """{"ports":[{"port":80}]}""",
        ["Deployment"] =
            """{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a","image":"b"}]}}}""",
        ["HorizontalPodAutoscaler"] = """{"maxReplicas":2,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"a"}}""",
    };
}
