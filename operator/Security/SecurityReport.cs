using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>What later rooms need of keys, roles and secrets, from what is there.</summary>
internal static class SecurityReport
{
    /// <summary>The facts, as soon as all that the spec needs exists; policies and tags may still be under repair.</summary>
    public static SecurityFacts? FactsOf(PlatformPass pass, AwsAccount account, SecurityObserved observed)
    {
        var purposes = KeyPurpose.For(pass.Settings.Security);
        if (!purposes.All(purpose => observed.Keys.ContainsKey(purpose.Part))
            || !observed.Values.TryGetValue(SecretPurpose.DatabaseAdmin, out var admin)
            || !observed.Values.TryGetValue(SecretPurpose.DatabaseApp, out var app)
            || !HasToken(pass, observed)
            || RoleArn(pass, account, observed, RolePurpose.App) is not { } appRole
            || ExecutionRoleArn(pass, account, observed) is not { } executionRole
            || !HasMonitoring(pass, account, observed, out var monitoringRole))
            return null;
        return new SecurityFacts
        {
            KeyArns = purposes
                .SelectMany(purpose => purpose.Components.Select(component => (component, observed.Keys[purpose.Part].Arn)))
                .ToDictionary(key => key.component, key => key.Arn),
            AppRoleArn = appRole,
            PodExecutionRoleArn = executionRole,
            MonitoringRoleArn = monitoringRole,
            FlowLogsRoleArn = pass.Settings.Network.FlowLogs ? RoleArn(pass, account, observed, RolePurpose.FlowLogs) : null,
            DatabaseAdmin = CredentialsOf(admin),
            DatabaseApp = CredentialsOf(app),
            CacheAuthToken = observed.Values.GetValueOrDefault(SecretPurpose.CacheAuthToken)?.Value.Password,
            SecretsVersion = VersionOf(observed, _ => true),
            DatabaseSecretsVersion = VersionOf(observed, purpose => purpose != SecretPurpose.CacheAuthToken),
        };
    }

    // A cache is not made without the token that it should have. One that is there without it goes on until there is one.
    private static bool HasToken(PlatformPass pass, SecurityObserved observed)
        => !pass.Settings.Cache.AuthToken
            || observed.Values.ContainsKey(SecretPurpose.CacheAuthToken)
            || (pass.Accepted.CacheTls is not null && !IsRemembered(pass, SecretPurpose.CacheAuthToken));

    private static bool IsRemembered(PlatformPass pass, SecretPurpose purpose) => pass.Remembered.Any(each =>
        each.Kind == SecurityNames.SecretKind && SecretDesired.IsArnOf(each.Id, SecretDesired.NameOf(pass.Names, purpose)));

    private static string? ExecutionRoleArn(PlatformPass pass, AwsAccount account, SecurityObserved observed)
        => pass.Settings.Compute.PodExecutionRoleArn ?? RoleArn(pass, account, observed, RolePurpose.PodExecution);

    private static bool HasMonitoring(PlatformPass pass, AwsAccount account, SecurityObserved observed, out string? arn)
    {
        var isWanted = pass.Settings.Database.MonitoringInterval > TimeSpan.Zero;
        arn = isWanted ? RoleArn(pass, account, observed, RolePurpose.Monitoring) : null;
        return arn is not null || !isWanted;
    }

    // A role's name says its ARN: while one that a living platform has lost is made again, nothing that refers to it changes.
    private static string? RoleArn(PlatformPass pass, AwsAccount account, SecurityObserved observed, RolePurpose purpose)
        => observed.Roles.TryGetValue(purpose, out var role) ? role.Arn
            : pass.WasReady ? account.IamArn($"role/{RoleDesired.NameOf(pass.Names, purpose)}")
            : null;

    private static Credentials CredentialsOf(KnownValue known) => new(known.Value.Username, known.Value.Password, known.Arn);

    // Of version ids alone: a digest of values would let them be guessed.
    private static string VersionOf(SecurityObserved observed, Func<SecretPurpose, bool> counts)
    {
        var versions = observed.Values
            .Where(secret => counts(secret.Key))
            .OrderBy(secret => secret.Key)
            .Select(secret => $"{secret.Key}={secret.Value.VersionId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(";", versions))))[..16];
    }
}
