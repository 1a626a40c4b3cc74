using System.CommandLine;
using Wallet.Api.Credentials;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Telemetry;
using Wallet.Api.Upkeep;

namespace Wallet.Api;

/// <summary>What the program can be asked to do. Exit codes: 0 done, 1 failed, 2 wrong arguments or environment.</summary>
internal static class Verbs
{
    /// <summary>The exit code for a wrong command line or environment.</summary>
    public const int UsageError = 2;

    /// <summary>The exit code for anything else that went wrong.</summary>
    public const int Failure = 1;

    /// <summary>serve.</summary>
    public static Command Serve()
    {
        var command = new Command("serve", "Run the REST API until SIGTERM.");
        command.SetAction((_, cancel) => RunAsync(Verb.Serve, ServeAsync, cancel));
        return command;
    }

    /// <summary>migrate.</summary>
    public static Command Migrate()
    {
        var command = new Command("migrate", "Bring the schema up to date, create or update the application's database user, then exit.");
        command.SetAction((_, cancel) => RunAsync(Verb.Migrate, MigrateAsync, cancel));
        return command;
    }

    /// <summary>Reads the environment and runs a verb, with what is wrong on standard error.</summary>
    public static async Task<int> RunAsync(Verb verb, Func<ApiOptions, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        var options = ApiOptions.Read(verb, Environment.GetEnvironmentVariable, out var errors);
        if (options is null)
        {
            await Console.Error.WriteLineAsync($"The environment is not complete:\n  {string.Join("\n  ", errors)}");
            await Console.Error.WriteLineAsync("All variables are described in config/contract/wallet-api.json.");
            return UsageError;
        }
        try
        {
            return await run(options, cancel);
        }
#pragma warning disable CA1031 // The end of the program: whatever it is, a sentence says so, and a bug has its stack.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"{verb.ToString().ToLowerInvariant()} failed: {CauseOf(exception, options)}");
            return Failure;
        }
    }

    /// <summary>What went wrong, in a sentence that names the host and the setting where it is the database's fault.</summary>
    public static string CauseOf(Exception exception, ApiOptions options) => exception switch
    {
        IOException or ArgumentException => exception.Message,
        _ when IsOfDatabase(exception) => DatabaseCause.Of(exception, options.Database),
        _ => exception.ToString(),
    };

    // Migrations wrap what they meet.
    private static bool IsOfDatabase(Exception? exception)
        => exception is not null && (DatabaseFaults.Classify(exception) is not null || IsOfDatabase(exception.InnerException));

    private static async Task<int> ServeAsync(ApiOptions options, CancellationToken cancel)
    {
        // Of the process, and so not of a host: several in one process would each collect for all.
        await using var app = WalletApi.Build(options, services => services.AddPeriodicWork<MemoryReturn>());
        await app.RunAsync(cancel);
        return 0;
    }

    private static async Task<int> MigrateAsync(ApiOptions options, CancellationToken cancel)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddApiLogging());
        var schema = new Schema(options.Database, loggers.CreateLogger<Schema>());
        schema.Migrate();
        using var database = new Database(options.Database);
        var queries = new QueryRunner(database);
        await new OwnerFilling(queries).FillAsync(cancel);
        await new PartitionStore(queries).KeepAsync(await new LedgerClock(queries, TimeProvider.System).NowAsync(cancel), cancel);
        if (options.AppUser is { } user)
        {
            var password = user.Password is { } source ? new Credential(source, TimeProvider.System).Value : null;
            await schema.EnsureUserAsync(new Credential(user.Username, TimeProvider.System).Value, password, cancel);
        }
        return 0;
    }
}
