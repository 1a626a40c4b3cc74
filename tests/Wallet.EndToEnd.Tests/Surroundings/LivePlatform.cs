using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>A WalletPlatform as its owner handles it: with kubectl. It is the staging sample with a few changes.</summary>
/// <param name="Name">Its name, and its namespace's.</param>
public sealed record LivePlatform(string Name, Terminal Terminal)
{
    /// <summary>The sample under this name.</summary>
    /// <param name="changes">What else the spec says, as a JSON merge patch of it.</param>
    public async Task<string> DocumentAsync(string changes = "{}")
    {
        var spec = JsonNode.Parse(changes)!.AsObject();
        // The local cloud's brokers speak plaintext only.
        spec["messaging"] = new JsonObject { ["clientBroker"] = "PLAINTEXT" };
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["name"] = Name, ["namespace"] = Name }, ["spec"] = spec };
        return await Terminal.KubectlAsync(
            "patch", "--local", "--filename", RepositoryFolder.File("config", "samples", "staging-minimal.yaml"),
            "--type", "merge", "--patch", patch.ToJsonString(), "--output", "yaml");
    }

    /// <summary>Creates its namespace and applies it.</summary>
    public async Task ApplyAsync(string changes = "{}")
    {
        await Terminal.KubectlAsync("create", "namespace", Name);
        (await Terminal.TryAsync(await DocumentAsync(changes), "apply", "--filename", "-")).Succeeded();
    }

    /// <summary>Changes its spec.</summary>
    /// <param name="changes">JSON merge patch of the spec.</param>
    public Task<string> PatchAsync(string changes)
        => Terminal.KubectlAsync("patch", "wp", Name, "-n", Name, "--type", "merge", "--patch", $$"""{"spec":{{changes}}}""");

    /// <summary>Deletes it and waits until it is gone.</summary>
    public Task DeleteAsync() => Terminal.KubectlAsync("delete", "wp", Name, "-n", Name, Terminal.Patience);

    /// <summary>Waits for a condition about the present spec, e.g. <c>condition=Ready</c>.</summary>
    public Task WaitAsync(string awaited) => Terminal.KubectlAsync("wait", $"wp/{Name}", "-n", Name, $"--for={awaited}", Terminal.Patience);

    /// <summary>Waits until it is as its spec says.</summary>
    public Task WaitUntilReadyAsync() => WaitAsync("condition=Ready");

    /// <summary>A field, e.g. <c>.status.phase</c>.</summary>
    public Task<string> FieldAsync(string path) => Terminal.KubectlAsync("get", "wp", Name, "-n", Name, "--output", $"jsonpath={{{path}}}");

    /// <summary>metadata.uid.</summary>
    public Task<string> UidAsync() => FieldAsync(".metadata.uid");

    /// <summary>A number among the fields of one of its Kubernetes objects; 0 when it is not told.</summary>
    /// <param name="subject">Kind and name, e.g. <c>deployment/demo-wallet-api</c>.</param>
    public async Task<int> NumberAsync(string subject, string path)
        => int.TryParse(
            await Terminal.KubectlAsync("get", subject, "-n", Name, "--output", $"jsonpath={{{path}}}"), CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>What an engineer on call reads.</summary>
    public Task<string> DescribeAsync() => Terminal.KubectlAsync("describe", "wp", Name, "-n", Name);
}
