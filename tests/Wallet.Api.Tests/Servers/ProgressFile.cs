namespace Wallet.Api.Tests.Servers;

/// <summary>
/// Where a campaign tells how far it is: the file that WALLET_TEST_PROGRESS names, which make shows while the test runner keeps the tests'
/// own output to itself. Without the variable, nothing is told.
/// </summary>
internal static class ProgressFile
{
    private static readonly string? File = Environment.GetEnvironmentVariable("WALLET_TEST_PROGRESS");

    public static void Tell(string line)
    {
        if (File is { Length: > 0 })
            System.IO.File.AppendAllText(File, $"{DateTime.Now:T} {line}\n");
    }
}
