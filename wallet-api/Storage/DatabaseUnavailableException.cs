namespace Wallet.Api.Storage;

/// <summary>The database does not answer. The caller may ask again.</summary>
internal sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
