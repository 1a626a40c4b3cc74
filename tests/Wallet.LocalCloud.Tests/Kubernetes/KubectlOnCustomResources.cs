using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The real kubectl on a custom resource.</summary>
public sealed class KubectlOnCustomResources : IAsyncLifetime
{
    private KubernetesApi _api = null!;
    private CommandLine _cli = null!;
    private string _widget = "";

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _cli = new CommandLine(_api);
        await _cli.Kubectl("apply", "-f", _cli.Write("definition.yaml", Widgets.Definition));
        _widget = _cli.Write("widget.yaml", Widgets.Object);
        (await _cli.Kubectl("apply", "-f", _widget)).Should().Contain("widget.example.test/a created");
    }

    public async Task DisposeAsync()
    {
        _cli.Close();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Get_prints_the_declared_columns()
    {
        (await _cli.Kubectl("get", "wd")).Should().MatchRegex(@"NAME +SIZE +READY\s+a +3");
        (await _cli.Kubectl("get", "widgets", "-A", "-l", "team=one", "-o", "name")).Should().Be("widget.example.test/a\n");
        (await _cli.Kubectl("get", "widgets", "-l", "team in (two)")).Should().Contain("No resources found");
        (await _cli.Kubectl("get", "widget", "a", "-o", "yaml")).Should().Contain("color: red");
    }

    [Fact]
    public async Task Describe_shows_the_object_with_its_events()
    {
        var uid = await _cli.Kubectl("get", "widget", "a", "-o", "jsonpath={.metadata.uid}");
        await _cli.Kubectl("create", "-f", _cli.Write("event.yaml", $$"""
            apiVersion: v1
            kind: Event
            metadata: {name: a.1, namespace: default}
            involvedObject: {apiVersion: example.test/v1, kind: Widget, name: a, namespace: default, uid: {{uid}}}
            reason: Painted
            message: it is red now
            type: Normal
            """));
        (await _cli.Kubectl("describe", "widget", "a")).Should().Contain("Size:").And.Contain("Painted").And.Contain("it is red now");
        (await _cli.Kubectl("events", "--for", "widget/a")).Should().Contain("it is red now");
    }

    [Fact]
    public async Task Apply_again_changes_nothing_and_diff_tells_what_would_change()
    {
        (await _cli.Kubectl("apply", "-f", _widget)).Should().Contain("unchanged");
        File.WriteAllText(_widget, Widgets.Object.Replace("size: 3", "size: 4", StringComparison.Ordinal));
        (await _cli.KubectlFails("diff", "-f", _widget)).Should().Contain("-  size: 3").And.Contain("+  size: 4");
        (await _cli.Kubectl("apply", "-f", _widget)).Should().Contain("configured");
    }

    [Fact]
    public async Task Server_side_apply_conflicts_with_another_manager_until_it_is_forced()
    {
        var other = _cli.Write("other.yaml", Widgets.Object.Replace("size: 3", "size: 5", StringComparison.Ordinal));
        await _cli.Kubectl("apply", "--server-side", "--field-manager=one", "--force-conflicts", "-f", _widget);
        (await _cli.KubectlFails("apply", "--server-side", "--field-manager=two", "-f", other))
            .Should().Contain("conflicts with \"one\":\n- .spec.size");
        await _cli.Kubectl("apply", "--server-side", "--field-manager=two", "--force-conflicts", "-f", other);
        (await _cli.Kubectl("get", "widget", "a", "-o", "jsonpath={.spec.size}")).Should().Be("5");
    }

    [Theory]
    [InlineData("merge", """{"spec":{"size":7}}""")]
    [InlineData("json", """[{"op":"replace","path":"/spec/size","value":7}]""")]
    public async Task Patch_changes_the_object(string type, string patch)
    {
        await _cli.Kubectl("patch", "widget", "a", "--type", type, "-p", patch);
        (await _cli.Kubectl("get", "widget", "a", "-o", "jsonpath={.spec.size}")).Should().Be("7");
    }

    [Fact]
    public async Task What_the_schema_forbids_is_refused_with_its_cause()
    {
        (await _cli.KubectlFails("patch", "widget", "a", "--type", "merge", "-p", """{"spec":{"size":30}}"""))
            .Should().Contain("spec.size in body should be less than or equal to 9");
        var unknown = _cli.Write("unknown.yaml", Widgets.Object.Replace("size: 3", "size: 3, sise: 4", StringComparison.Ordinal)
            .Replace("name: a", "name: b", StringComparison.Ordinal));
        (await _cli.KubectlFails("apply", "-f", unknown)).Should().Contain("unknown field \"spec.sise\"");
    }

    [Fact]
    public async Task Edit_label_and_annotate_change_the_object()
    {
        await _cli.KubectlEdit("sed -i 's/size: 3/size: 6/' \"$1\"", "widget", "a");
        await _cli.Kubectl("label", "widget", "a", "tier=gold");
        await _cli.Kubectl("annotate", "widget", "a", "note=hello");
        (await _cli.Kubectl("get", "widget", "a", "-o", "jsonpath={.spec.size} {.metadata.labels.tier} {.metadata.annotations.note}"))
            .Should().Be("6 gold hello");
    }

    [Fact]
    public async Task Wait_returns_when_the_condition_comes_by_the_status_subresource()
    {
        var waiting = _cli.Kubectl("wait", "--for=condition=Ready", "widget/a", "--timeout=600s");
        await _cli.Kubectl("patch", "widget", "a", "--subresource=status", "--type", "merge", "-p",
            """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");
        (await waiting).Should().Contain("condition met");
    }

    [Fact]
    public async Task Delete_waits_for_the_finalizer()
    {
        await _cli.Kubectl("patch", "widget", "a", "--type", "merge", "-p", """{"metadata":{"finalizers":["example.test/hold"]}}""");
        using var changes = _api.Store.Subscribe("example.test/widgets")!;
        var deletion = _cli.Kubectl("delete", "widget", "a", "--timeout=600s");
        (await changes.Changes.ReadAsync()).Current.Json.IsDeleting().Should().BeTrue();
        deletion.IsCompleted.Should().BeFalse();
        await _cli.Kubectl("patch", "widget", "a", "--type", "merge", "-p", """{"metadata":{"finalizers":null}}""");
        await deletion;
        (await _cli.KubectlFails("get", "widget", "a")).Should().Contain("NotFound");
    }

    [Fact]
    public async Task Explain_shows_the_schema()
        => (await _cli.Kubectl("explain", "widget.spec", "--recursive")).Should().Contain("size\t<integer> -required-").And.Contain("enum: red, green");

    [Fact]
    public async Task Deleting_the_definition_deletes_its_objects()
    {
        await _cli.Kubectl("delete", "crd", "widgets.example.test", "--timeout=600s");
        _api.Store.List("example.test/widgets").Objects.Should().BeEmpty();
        (await _cli.KubectlFails("get", "widgets")).Should().MatchRegex("could not find the requested resource|have a resource type");
    }
}
