using Wallet.LocalCloud;
using Wallet.LocalCloud.Tools;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>An administrator's terminal: the real kubectl and helm, with the cloud's kubeconfig.</summary>
public sealed class Terminal(CloudPlaces places)
{
    /// <summary>How long kubectl and helm wait for what is awaited.</summary>
    public const string Patience = "--timeout=600s";

    private readonly Dictionary<string, string> _environment = new() { ["KUBECONFIG"] = places.Kubeconfig };

    /// <summary>kubectl, with all three streams redirected, for callers that read while it runs.</summary>
    public CommandLineTool Kubectl => new("kubectl", _environment);

    /// <summary>Output of a kubectl that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries its standard error.</exception>
    public async Task<string> KubectlAsync(params string[] arguments) => (await Kubectl.RunAsync(arguments)).Succeeded();

    /// <summary>kubectl with a document on its standard input, however it ends.</summary>
    public Task<CommandLineResult> TryAsync(string document, params string[] arguments) => Kubectl.RunAsync(arguments, document);

    /// <summary>Output of a helm that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries its standard error.</exception>
    public async Task<string> HelmAsync(params string[] arguments)
        => (await new CommandLineTool("helm", _environment).RunAsync(arguments)).Succeeded();
}
