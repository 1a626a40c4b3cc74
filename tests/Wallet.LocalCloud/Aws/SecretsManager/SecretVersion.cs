namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>One version of a secret's value. Never printed.</summary>
internal sealed class SecretVersion(string id, string? text, string? binary, DateTimeOffset createdAt)
{
    /// <summary>Label of the version that readers get.</summary>
    public const string Current = "AWSCURRENT";

    /// <summary>Label of the version before it.</summary>
    public const string Previous = "AWSPREVIOUS";

    public string Id => id;
    public string? Text => text;

    /// <summary>Base64.</summary>
    public string? Binary => binary;
    public DateTimeOffset CreatedAt => createdAt;
    public SortedSet<string> Stages { get; } = [];

    /// <summary>Whether both hold the same value.</summary>
    public bool HoldsSame(string? otherText, string? otherBinary) => text == otherText && binary == otherBinary;
}
