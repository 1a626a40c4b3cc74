using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Keeps KMS keys, IAM roles and secrets.</summary>
/// <param name="regions">AWS.</param>
/// <param name="time">Clock of the patience with keys just made.</param>
internal sealed class SecurityStep(AwsRegions regions, TimeProvider time) : IPlatformStep
{
    private readonly KeyCreations _creations = new(time);

    public string Component => SecurityTags.Component;

    public string ConditionType => ConditionTypes.SecurityReady;

    public IReadOnlyList<string> Needs => ["network"];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (pass.Find<NetworkFacts>() is not { } network)
            return new StepOutcome.Waiting("WaitingForNetwork", "The cluster's issuer is not known yet.", Pace.Settling);
        var aws = regions.For(pass.Settings.Region);
        var observed = await new SecurityReader(aws.Clients, pass).ReadAsync(withValues: true, cancellationToken);
        if (Unusable(pass, observed) is { } unusable)
            return unusable;

        var desired = SecurityDesired.For(pass, await aws.AccountAsync(cancellationToken), network);
        var changes = SecurityDiff.Between(desired, observed).DistinctBy(change => change.Describe().Resource).ToList();
        if (!pass.ReadOnly)
        {
            changes.RemoveAll(change => change is SecurityChange.CreateKey create && !_creations.TryBegin(create.Key.Alias));
            await ApplyAsync(aws.Clients, changes, cancellationToken);
        }

        return Outcome(changes, desired, observed, FactsOf(pass, desired, observed));
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region).Clients;
        var observed = await new SecurityReader(aws, pass).ReadAsync(withValues: false, cancellationToken);
        var changes = new SecurityTeardown(pass, observed).Changes().DistinctBy(change => change.Describe().Resource).ToList();
        if (changes.Count == 0)
            return new StepOutcome.InSync();
        if (!pass.ReadOnly)
            await ApplyAsync(aws, changes, cancellationToken);
        return new StepOutcome.Waiting("Deleting", "Roles, secrets and keys are being taken down.", Pace.Changed)
        {
            Changes = changes.Select(change => change.Describe()).ToList(),
        };
    }

    private static async Task ApplyAsync(AwsClients aws, List<SecurityChange> changes, CancellationToken cancellationToken)
    {
        var writer = new SecurityWriter(aws);
        foreach (var change in changes)
            await writer.ApplyAsync(change, cancellationToken).UnlessThereAsync();
    }

    private static StepOutcome.Blocked? Unusable(PlatformPass pass, SecurityObserved observed)
    {
        if (observed.Foreign(pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);
        if (SecurityMemory.Lost(pass, observed) is { Count: > 0 } lost)
            return new StepOutcome.Blocked(
                "SecurityResourceMissing",
                $"Gone, and living stores need it: {string.Join(", ", lost)}. Restore it; nothing is made anew in its place.",
                Pace.Blocked);
        var unreadable = observed.Secrets.Values.Where(secret => secret is { Deleted: false, VersionId: not null, Value: null });
        return unreadable.Select(secret => secret.Arn).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names
            ? new StepOutcome.Blocked(
                "SecretUnreadable",
                $"Not in the form {{\"username\": …, \"password\": …}}: {string.Join(", ", names)}. Make an earlier version current again.",
                Pace.Blocked)
            : null;
    }

    private static StepOutcome Outcome(
        List<SecurityChange> changes, SecurityDesired desired, SecurityObserved observed, IReadOnlyList<IStepFacts> facts)
    {
        if (changes.Count > 0)
            return new StepOutcome.Waiting("Changing", "Keys, roles and secrets are being put in place.", Pace.Changed)
            {
                Facts = facts,
                Remember = SecurityMemory.Of(observed),
                Changes = changes.Select(change => change.Describe()).ToList(),
            };
        var unready = desired.Keys
            .Select(key => (key.Alias, State: observed.Keys.GetValueOrDefault(key.Purpose.Part)?.State ?? "not visible yet"))
            .Where(key => key.State != "Enabled")
            .Select(key => $"key {key.Alias} is {key.State}")
            .Concat(observed.Secrets.Values.Where(secret => secret.Value is null).Select(secret => $"secret {secret.Arn} has no value yet"))
            .ToList();
        return unready.Count > 0
            ? new StepOutcome.Waiting("Settling", $"Waiting: {string.Join(", ", unready)}.", Pace.Settling)
            {
                Remember = SecurityMemory.Of(observed),
            }
            : new StepOutcome.InSync { Facts = facts, Remember = SecurityMemory.Of(observed) };
    }

    // Told as soon as all exist; policies and tags may still be under repair.
    private static IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, SecurityDesired desired, SecurityObserved observed)
    {
        var complete = desired.Keys.All(key => observed.Keys.GetValueOrDefault(key.Purpose.Part)?.Lifecycle == KeyLifecycle.Enabled)
            && desired.Roles.All(role => observed.Roles.ContainsKey(role.Purpose))
            && desired.Secrets.All(secret => observed.Secrets.GetValueOrDefault(secret.Purpose)?.Value is not null);
        if (!complete)
            return [];
        return
        [
            new SecurityFacts
            {
                KeyArns = desired.Keys
                    .SelectMany(key => key.Purpose.Components.Select(component => (component, observed.Keys[key.Purpose.Part].Arn)))
                    .ToDictionary(key => key.component, key => key.Arn),
                AppRoleArn = observed.Roles[RolePurpose.App].Arn,
                PodExecutionRoleArn = pass.Settings.Compute.PodExecutionRoleArn ?? observed.Roles[RolePurpose.PodExecution].Arn,
                MonitoringRoleArn = pass.Settings.Database.MonitoringInterval > TimeSpan.Zero
                    ? observed.Roles[RolePurpose.Monitoring].Arn
                    : null,
                DatabaseAdmin = CredentialsOf(observed.Secrets[SecretPurpose.DatabaseAdmin]),
                DatabaseApp = CredentialsOf(observed.Secrets[SecretPurpose.DatabaseApp]),
                CacheAuthToken = observed.Secrets.GetValueOrDefault(SecretPurpose.CacheAuthToken)?.Value?.Password,
                SecretsVersion = VersionOf(observed),
            },
        ];
    }

    private static Credentials CredentialsOf(SecretObserved secret) => new(secret.Value!.Username, secret.Value.Password, secret.Arn);

    private static string VersionOf(SecurityObserved observed)
    {
        var versions = observed.Secrets.OrderBy(secret => secret.Key).Select(secret => $"{secret.Key}={secret.Value.VersionId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(";", versions))))[..16];
    }
}
