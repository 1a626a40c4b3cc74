using System.Globalization;
using Wallet.Api.Credentials;

namespace Wallet.Api.Storage.Access;

/// <summary>
/// The password of a user whom the database knows by IAM ("IAM database authentication" in the Aurora user guide): the URL of a call to
/// rds-db:connect, presigned, without its scheme. The host must be the one that the cluster is known by to AWS, and no other name for it.
/// </summary>
internal static class RdsToken
{
    /// <summary>A token for a user at a server, signed at <paramref name="now"/>.</summary>
    public static string Create(string region, string host, int port, string username, SigningCredentials credentials, DateTimeOffset now)
        => PresignedUrl.Create(
            "rds-db", region, string.Create(CultureInfo.InvariantCulture, $"{host}:{port}"), [("Action", "connect"), ("DBUser", username)],
            credentials, now);
}
