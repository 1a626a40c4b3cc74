using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Everything that KMS knows.</summary>
internal sealed class KeyRing : IKeys
{
    private static readonly string[] ManagedByAws = ["aws/rds", "aws/elasticache", "aws/secretsmanager", "aws/kafka"];

    private readonly SortedDictionary<string, Key> _keys = [];
    private readonly CloudClock _clock;
    private readonly Propagation _propagation;
    private readonly string _region;

    public KeyRing(CloudClock clock, Propagation propagation, Identifiers ids, string region)
    {
        (_clock, _propagation, _region, Ids) = (clock, propagation, region, ids);
        var longAgo = clock.GetUtcNow() - TimeSpan.FromDays(30);
        foreach (var name in ManagedByAws)
        {
            var key = Add($"Default key that protects my {name[4..]} data when no other key is defined", ManagedPolicy(name[4..], region),
                managedByAws: true, longAgo);
            Aliases[$"alias/{name}"] = new($"alias/{name}", AliasArn($"alias/{name}"), key.Id, longAgo);
        }
    }

    /// <summary>The policy of keys that are given none: the account decides.</summary>
    public static string DefaultPolicy { get; } = $$$"""
        {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{AccessControl.AccountId}}}:root"},"Action":"kms:*","Resource":"*"}]}
        """;

    /// <summary>How long tags take to count in policies.</summary>
    public TimeSpan TagDelay { get; set; }

    public Identifiers Ids { get; }
    public SortedDictionary<string, KeyAlias> Aliases { get; } = new(StringComparer.Ordinal);
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Aliases of keys that exist: a key takes its aliases with it.</summary>
    public IEnumerable<KeyAlias> LiveAliases => Aliases.Values.Where(a => Keys.Any(k => k.Id == a.KeyId));

    /// <summary>Keys whose deletion has not come.</summary>
    public IEnumerable<Key> Keys => _keys.Values.Where(k => !(k.DeletionDate <= Now));

    /// <summary>ARN of an alias.</summary>
    public string AliasArn(string alias) => $"arn:aws:kms:{_region}:{AccessControl.AccountId}:{alias}";

    /// <summary>A new key.</summary>
    public Key Add(string description, string policy, bool managedByAws, DateTimeOffset createdAt)
    {
        var id = Ids.Uuid();
        return _keys[id] = new(id, $"arn:aws:kms:{_region}:{AccessControl.AccountId}:key/{id}", description, managedByAws, createdAt)
        {
            Policy = policy,
        };
    }

    /// <summary>
    /// A key by its id or ARN, and where <paramref name="aliases"/> are accepted by those; or the fault that there is none.
    /// </summary>
    public Key Get(string name, bool aliases = false)
    {
        if (Alias(name) is { } alias && aliases)
            return Keys.FirstOrDefault(k => k.Id == alias.KeyId) ?? throw Missing(name);
        return Keys.FirstOrDefault(k => k.Id == name || k.Arn == name)
            ?? throw (name.Contains("alias/", StringComparison.Ordinal)
                ? new("NotFoundException", $"Alias {AliasArn(name)} is not found.")
                : Missing(name));
    }

    /// <summary>Whether others than its maker can find a key.</summary>
    public bool IsVisible(Key key) => _propagation.Reached(key.CreatedAt);

    /// <summary>An alias by name or ARN, or nothing.</summary>
    public KeyAlias? Alias(string name) => LiveAliases.FirstOrDefault(a => a.Name == name || a.Arn == name);

    /// <inheritdoc/>
    public KeyFacts? Find(string key)
    {
        var id = Alias(key)?.KeyId;
        return Keys.FirstOrDefault(k => k.Id == id || k.Id == key || k.Arn == key) is { } found && _propagation.Reached(found.CreatedAt)
            ? Facts(found)
            : null;
    }

    /// <summary>A key as policies are asked about it.</summary>
    public KeyFacts Facts(Key key) => new(key.Arn, key.State == KeyState.Enabled, key.IsManagedByAws, EffectiveTags(key), key.Policy);

    private IReadOnlyDictionary<string, string> EffectiveTags(Key key)
        => key.TagHistory.LastOrDefault(entry => entry.Since + TagDelay <= Now).Tags ?? new Dictionary<string, string>();

    // As GetKeyPolicy shows it of such a key: those who may use the service use the key through it, and the account sees its metadata.
    private static string ManagedPolicy(string service, string region) => $$$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Allow access through the service for all principals in the account that are authorized to use it",
              "Effect": "Allow",
              "Principal": { "AWS": "*" },
              "Action": [
                "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:ListGrants", "kms:DescribeKey"
              ],
              "Resource": "*",
              "Condition": {
                "StringEquals": {
                  "kms:CallerAccount": "{{{AccessControl.AccountId}}}",
                  "kms:ViaService": "{{{service}}}.{{{region}}}.amazonaws.com"
                }
              }
            },
            {
              "Sid": "Allow direct access to key metadata to the account",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{{AccessControl.AccountId}}}:root" },
              "Action": ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"],
              "Resource": "*"
            }
          ]
        }
        """;

    private static AwsFault Missing(string name) => new("NotFoundException", $"Key '{name}' does not exist");
}
