namespace Wallet.Api.Storage;

/// <summary>The database could not be read. Nothing was changed; the caller may ask again.</summary>
internal sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
