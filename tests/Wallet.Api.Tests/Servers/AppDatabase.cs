using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Servers;

/// <summary>A database as <c>migrate</c> leaves it: with the schema, and a user for the application that may do no more than it must.</summary>
internal static class AppDatabase
{
    /// <summary>The user's name.</summary>
    public const string User = "app";

    /// <summary>Brings the schema up to date; the options are for the application. As a Job would be, it is run again if it could not connect.</summary>
    public static async Task<DatabaseOptions> PrepareAsync(DatabaseOptions database)
    {
        var schema = new Schema(database, NullLogger<Schema>.Instance);
        try
        {
            await MigrateAsync(schema);
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.UnableToConnectToHost)
        {
            await MigrateAsync(schema);
        }
        return database with { Username = User, Password = User };
    }

    private static Task MigrateAsync(Schema schema)
    {
        schema.Migrate();
        return schema.EnsureUserAsync(User, User, default);
    }
}
