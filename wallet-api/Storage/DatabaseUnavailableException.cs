namespace Wallet.Api.Storage;

/// <summary>The database does not answer. Nothing was changed, unless it is unconfirmed; the caller may ask again.</summary>
internal sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>Whether a change was sent, and may or may not have happened.</summary>
    public bool IsUnconfirmed { get; init; }
}
