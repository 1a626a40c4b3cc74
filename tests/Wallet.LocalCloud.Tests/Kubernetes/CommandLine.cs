using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>Runs the real kubectl and helm against a server, in a folder of their own.</summary>
internal sealed class CommandLine
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("local-cloud-");
    private readonly string _kubeconfig;

    public CommandLine(KubernetesApi api)
    {
        _kubeconfig = Path.Combine(_folder.FullName, "kubeconfig");
        File.WriteAllText(_kubeconfig, api.Kubeconfig());
    }

    /// <summary>Runs kubectl and expects it to succeed.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> Kubectl(params string[] arguments) => Succeed("kubectl", arguments);

    public Task<string> Helm(params string[] arguments) => Succeed("helm", arguments);

    /// <summary>Runs kubectl and expects it to fail.</summary>
    /// <returns>What it printed, errors too.</returns>
    public async Task<string> KubectlFails(params string[] arguments)
    {
        var (code, text) = await Run("kubectl", arguments, []);
        code.Should().NotBe(0, text);
        return text;
    }

    /// <summary>Runs kubectl edit with a shell script as the editor, which gets the file's path as <c>$1</c>.</summary>
    public async Task<string> KubectlEdit(string script, params string[] arguments)
    {
        var editor = Write("editor.sh", script + "\n");
        var (code, text) = await Run("kubectl", ["edit", .. arguments], new() { ["KUBE_EDITOR"] = $"/bin/sh {editor}" });
        code.Should().Be(0, text);
        return text;
    }

    /// <summary>Puts a file into the folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Removes the folder.</summary>
    public void Close() => _folder.Delete(recursive: true);

    private async Task<string> Succeed(string tool, string[] arguments)
    {
        var (code, text) = await Run(tool, arguments, []);
        code.Should().Be(0, $"{tool} {string.Join(' ', arguments)} printed: {text}");
        return text;
    }

    private async Task<(int Code, string Text)> Run(string tool, string[] arguments, Dictionary<string, string> environment)
    {
        environment["KUBECONFIG"] = _kubeconfig;
        environment["HOME"] = _folder.FullName;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var program = new CommandLineTool(tool, environment) { WorkingDirectory = _folder.FullName };
        var result = await program.RunAsync(arguments, input: null, limit.Token);
        return (result.ExitCode, result.Output + result.Error);
    }
}
