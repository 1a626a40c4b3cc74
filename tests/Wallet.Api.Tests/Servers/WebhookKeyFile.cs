using System.Security.Cryptography;

namespace Wallet.Api.Tests.Servers;

/// <summary>A file with a key for webhooks' secrets, one for the whole run.</summary>
internal static class WebhookKeyFile
{
    public static string Path { get; } = Write();

    private static string Write()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"webhook-key-{Environment.ProcessId}");
        File.WriteAllText(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }
}
