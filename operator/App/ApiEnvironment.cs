using System.Globalization;

namespace Wallet.Operator.App;

/// <summary>
/// The environment of the wallet API's two verbs that pods run, as config/contract/wallet-api.json writes it down; a test holds them
/// together.
/// </summary>
/// <param name="Config">What anyone may read.</param>
/// <param name="Secrets">What only the pods may read.</param>
internal sealed record ApiEnvironment(IReadOnlyDictionary<string, string> Config, IReadOnlyDictionary<string, string> Secrets)
{
    // Of the variables that the user's spec may give, those that migrate reads too.
    private static readonly string[] SpecVariablesOfMigrate = ["WALLET_DATABASE_CA_FILE", "WALLET_DATABASE_APP_AUTH"];

    /// <summary>For <c>serve</c>: the user's variables, and ours, whose names no spec may use.</summary>
    public static ApiEnvironment Serve(AppInputs inputs)
    {
        var security = inputs.Security;
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["WALLET_DATABASE_USERNAME"] = security.DatabaseApp.Username,
            ["WALLET_DATABASE_PASSWORD"] = security.DatabaseApp.Password.Reveal(),
        };
        // The cache decides whether it accepts a token: sent to one that does not, it would be refused.
        if (inputs.Cache.HasAuthToken && security.CacheAuthToken is { } token)
            secrets["WALLET_CACHE_AUTH_TOKEN"] = token.Reveal();
        return new ApiEnvironment(
            new SortedDictionary<string, string>(Database(inputs, inputs.Pass.Settings.App.Env.ToDictionary()), StringComparer.Ordinal)
            {
                ["AWS_REGION"] = inputs.Pass.Settings.Region,
                ["WALLET_HTTP_PORT"] = Number(inputs.Pass.Settings.App.Port),
                ["WALLET_MANAGEMENT_PORT"] = Number(inputs.ManagementPort),
                ["WALLET_DATABASE_READER_HOST"] = inputs.Database.ReaderHost,
                ["WALLET_CACHE_HOST"] = inputs.Cache.PrimaryHost,
                ["WALLET_CACHE_PORT"] = Number(inputs.Cache.Port),
                ["WALLET_CACHE_TLS"] = inputs.Cache.Tls ? "true" : "false",
                ["WALLET_KAFKA_BOOTSTRAP_SERVERS"] = inputs.Messaging.BootstrapServers,
                ["WALLET_KAFKA_SECURITY"] = inputs.Messaging.Security,
            },
            secrets);
    }

    /// <summary>For <c>migrate</c>: only it knows the administrator.</summary>
    public static ApiEnvironment Migrate(AppInputs inputs)
    {
        var security = inputs.Security;
        var fromSpec = inputs.Pass.Settings.App.Env.Where(variable => SpecVariablesOfMigrate.Contains(variable.Key)).ToDictionary();
        return new ApiEnvironment(
            new SortedDictionary<string, string>(Database(inputs, fromSpec), StringComparer.Ordinal),
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["WALLET_DATABASE_USERNAME"] = security.DatabaseAdmin.Username,
                ["WALLET_DATABASE_PASSWORD"] = security.DatabaseAdmin.Password.Reveal(),
                ["WALLET_DATABASE_APP_USERNAME"] = security.DatabaseApp.Username,
                ["WALLET_DATABASE_APP_PASSWORD"] = security.DatabaseApp.Password.Reveal(),
            });
    }

    private static Dictionary<string, string> Database(AppInputs inputs, Dictionary<string, string> variables)
    {
        variables["WALLET_ENVIRONMENT"] = inputs.Pass.Settings.Environment;
        variables["WALLET_DATABASE_HOST"] = inputs.Database.WriterHost;
        variables["WALLET_DATABASE_PORT"] = Number(inputs.Database.Port);
        variables["WALLET_DATABASE_NAME"] = inputs.Database.Name;
        return variables;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
