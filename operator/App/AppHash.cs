using System.Security.Cryptography;
using System.Text;

namespace Wallet.Operator.App;

/// <summary>Short names of contents: what changes them changes the name.</summary>
internal static class AppHash
{
    /// <summary>Sixteen hex digits.</summary>
    public static string Of(params IEnumerable<string> parts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];

    /// <summary>
    /// What the schema and the database's users depend on: the migration runs once for each. Secrets count by their version, so that no
    /// hash of a value is shown; the cache's is none of the schema's.
    /// </summary>
    public static string OfMigration(AppInputs inputs)
        => Of(inputs.Pass.Settings.App.Image, inputs.Database.WriterHost, inputs.Database.Name, inputs.Security.DatabaseSecretsVersion);

    /// <summary>
    /// What running pods have read at their start: they are replaced when it changes. Credentials are among it, for images that know no files of
    /// them; those that do have had the new ones by then.
    /// </summary>
    public static string OfEnvironment(AppInputs inputs)
        => Of(ApiEnvironment.Serve(inputs).Config
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Append(inputs.Security.SecretsVersion));
}
