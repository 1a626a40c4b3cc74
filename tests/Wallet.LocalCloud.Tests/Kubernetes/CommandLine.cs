using System.Diagnostics;
using Wallet.LocalCloud.Kubernetes;

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
    public Task<string> Kubectl(params string[] arguments) => Succeed("kubectl", "WALLET_KUBECTL", arguments);

    public Task<string> Helm(params string[] arguments) => Succeed("helm", "WALLET_HELM", arguments);

    /// <summary>Runs kubectl and expects it to fail.</summary>
    /// <returns>What it printed, errors too.</returns>
    public async Task<string> KubectlFails(params string[] arguments)
    {
        var (code, text) = await Run(Find("kubectl", "WALLET_KUBECTL"), arguments, []);
        code.Should().NotBe(0, text);
        return text;
    }

    /// <summary>Runs kubectl edit with a shell script as the editor, which gets the file's path as <c>$1</c>.</summary>
    public async Task<string> KubectlEdit(string script, params string[] arguments)
    {
        var editor = Write("editor.sh", script + "\n");
        var (code, text) = await Run(Find("kubectl", "WALLET_KUBECTL"), ["edit", .. arguments], new() { ["KUBE_EDITOR"] = $"/bin/sh {editor}" });
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

    private async Task<string> Succeed(string tool, string variable, string[] arguments)
    {
        var (code, text) = await Run(Find(tool, variable), arguments, []);
        code.Should().Be(0, $"{tool} {string.Join(' ', arguments)} printed: {text}");
        return text;
    }

    private async Task<(int Code, string Text)> Run(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["KUBECONFIG"] = _kubeconfig;
        start.Environment["HOME"] = _folder.FullName;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static string Find(string tool, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, ".tools", "bin", tool);
            if (File.Exists(path)) return path;
        }

        throw new InvalidOperationException($"{tool} is missing: run `make tools`, or name one by {variable}.");
    }
}
