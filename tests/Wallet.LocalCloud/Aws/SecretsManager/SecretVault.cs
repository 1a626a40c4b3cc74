using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>Everything that Secrets Manager knows.</summary>
internal sealed class SecretVault(CloudClock clock, Identifiers ids, IKeys keys, string region)
{
    private readonly SortedDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    public IKeys Keys => keys;
    public Identifiers Ids => ids;
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Secrets that are not gone; those marked for deletion are among them and keep their names.</summary>
    public IEnumerable<Secret> Secrets => _secrets.Values.Where(s => !(s.GoneAt <= Now));

    /// <summary>A secret by name or ARN, or nothing.</summary>
    public Secret? Find(string id) => Secrets.FirstOrDefault(s => s.Name == id || s.Arn == id || s.Arn[..^7] == id);

    /// <summary>A secret, marked or not; or the fault that there is none.</summary>
    public Secret Get(string id) => Find(id)
        ?? throw new AwsFault("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    /// <summary>A secret that is not marked for deletion.</summary>
    public Secret Live(string id) => Get(id) is { MarkedAt: null } secret
        ? secret
        : throw new AwsFault("InvalidRequestException",
            "You can't perform this operation on the secret because it was marked for deletion.");

    /// <summary>A new secret; its ARN ends in six characters that make it unlike an earlier one of the same name.</summary>
    public Secret Add(string name) => _secrets[name] = new(name, $"{ArnOf(name)}-{ids.Unique("", 6)}", Now);

    /// <summary>Gone at once.</summary>
    public void Forget(Secret secret) => _secrets.Remove(secret.Name);

    /// <summary>ARN of a name without the characters at its end.</summary>
    public string ArnOf(string name) => $"arn:aws:secretsmanager:{region}:{AccessControl.AccountId}:secret:{name}";
}
