using System.Diagnostics;

namespace Wallet.LocalCloud.Tools;

/// <summary>A real command-line client, kubectl or helm, as <c>make tools</c> puts it into .tools/bin.</summary>
/// <param name="Name">Program.</param>
/// <param name="Environment">Environment besides the process's own, e.g. KUBECONFIG.</param>
public sealed record CommandLineTool(string Name, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A tool with nothing added to its environment.</summary>
    public CommandLineTool(string name) : this(name, new Dictionary<string, string>())
    {
    }

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; init; } = RepositoryFolder.Path;

    /// <summary>Path of the program.</summary>
    /// <exception cref="FileNotFoundException">It is not there; says what to run.</exception>
    public string Path
    {
        get
        {
            var path = RepositoryFolder.File(".tools", "bin", Name);
            return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: run `make tools`.");
        }
    }

    /// <summary>Runs it to its end.</summary>
    public Task<CommandLineResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(arguments, input: null);

    /// <summary>Runs it to its end with something on its standard input.</summary>
    public async Task<CommandLineResult> RunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken = default)
    {
        using var process = Start(arguments);
        await using var killed = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return new CommandLineResult($"{Name} {string.Join(' ', arguments)}", process.ExitCode, await output, await error);
    }

    /// <summary>Starts it, for callers that read its output while it runs. All three streams are redirected.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{Path} did not start.");
    }
}
