namespace Wallet.Api.Storage.Access;

/// <summary>By what the server knows us. Asked for each new connection; one that is open lives on with what it was opened with.</summary>
internal interface ILogin
{
    /// <summary>The name of the user.</summary>
    string Username { get; }

    /// <summary>What distinguishes the state of now from any other.</summary>
    long Version { get; }

    /// <summary>The password of the user at a server.</summary>
    string PasswordFor(string host, int port);

    /// <summary>
    /// Looks again after the server refused what was shown in the state <paramref name="seen"/>, or later; whether there is something else to
    /// show.
    /// </summary>
    bool Renew(long seen);
}
