namespace Wallet.LocalCloud.Tools;

/// <summary>How a tool's run ended.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandLineResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>The output of a successful run.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries its standard error.</exception>
    public string Succeeded() => ExitCode == 0 ? Output : throw new InvalidOperationException($"`{Command}` exited {ExitCode}: {Error}");
}
