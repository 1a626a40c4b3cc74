namespace Wallet.LocalCloud.Aws;

/// <summary>An error that the service reports to its caller.</summary>
public sealed class AwsFault(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>Wire code, e.g. <c>DBClusterNotFoundFault</c>: not always the shape's name.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}
