using System.Text.RegularExpressions;
using MySqlConnector;
using Wallet.Api.Credentials;

namespace Wallet.Api.Storage.Access;

/// <summary>
/// The user that migrate makes for the application; without a <paramref name="Password"/>, the server is to know it by IAM.
/// </summary>
internal sealed partial record AppUser(CredentialSource Username, CredentialSource? Password)
{
    /// <summary>
    /// What creates or updates a user who may do what <see cref="AppRights"/> says and nothing else.
    /// </summary>
    /// <exception cref="ArgumentException">The name has characters other than letters, digits, _ and -.</exception>
    public static IReadOnlyList<string> Statements(string schema, string username, string? password)
    {
        if (!UserName().IsMatch(username))
            throw new ArgumentException("The application's database user may have letters, digits, _ and - only, 32 at most.", nameof(username));
        // The plugin is Aurora's; its users are refused without TLS.
        var identified = password is null
            ? "IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL"
            : $"IDENTIFIED BY '{MySqlHelper.EscapeString(password)}'";
        return
        [
            // The password is escaped with backslashes, whatever the server's own mode says of them.
            "SET SESSION sql_mode = ''",
            $"CREATE USER IF NOT EXISTS '{username}'@'%' {identified}",
            $"ALTER USER '{username}'@'%' {identified}",
            .. AppRights.Grants(schema, username),
        ];
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,32}$")]
    private static partial Regex UserName();
}
