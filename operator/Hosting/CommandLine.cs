using System.CommandLine;

namespace Wallet.Operator.Hosting;

/// <summary>The program's commands. Bad arguments: usage on the error stream, exit code 2.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of those who were called wrongly.</summary>
    public const int BadArguments = 2;

    // Within the pod's grace period of 30 seconds: passes end, and the lease is given back.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(25);

    public static async Task<int> RunAsync(
        string[] args, Func<string, string?> environment, Func<OperatorOptions, CancellationToken, Task<int>> run)
    {
        var root = new RootCommand("Kubernetes operator for WalletPlatforms: AWS data stores and the wallet API from one resource.")
        {
            new RunCommand(environment, run),
            CrdCommand(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationTimeout });

        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        string[] help = parsed.CommandResult.Command == root ? ["--help"] : [parsed.CommandResult.Command.Name, "--help"];
        await root.Parse(help).InvokeAsync(new InvocationConfiguration { Output = Console.Error });
        return BadArguments;
    }

    private static Command CrdCommand()
    {
        var command = new Command("crd", "Print the CustomResourceDefinition of WalletPlatform.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var crd = typeof(CommandLine).Assembly.GetManifestResourceStream("walletplatforms.yaml")!;
            await using var output = Console.OpenStandardOutput();
            await crd.CopyToAsync(output, cancellationToken);
        });
        return command;
    }
}
