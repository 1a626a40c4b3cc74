namespace Wallet.LocalCloud.Tests.Botocore;

/// <summary>An error that the service answered with.</summary>
public sealed class BotocoreException(string code, string message, int status) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
