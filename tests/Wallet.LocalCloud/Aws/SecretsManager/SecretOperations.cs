using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>Secrets, from creation to recovery.</summary>
internal sealed partial class SecretOperations(SecretVault vault, SecretAccess access, SecretValues values, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateSecret"] = new(Create, access.Creation),
        ["DescribeSecret"] = new(call => Show(Named(call)), access.OnSecret),
        ["ListSecrets"] = new(List, _ => [new("secretsmanager:ListSecrets", "*")]),
        ["UpdateSecret"] = new(Update, access.Writing),
        ["DeleteSecret"] = new(Delete, call => vault.Find(call.Input.Required("SecretId")) is null
            ? [new("secretsmanager:DeleteSecret", vault.ArnOf(call.Input.Required("SecretId")))]
            : access.OnSecret(call)),
        ["RestoreSecret"] = new(Restore, access.OnSecret),
        ["TagResource"] = new(Tag, access.OnSecret),
        ["UntagResource"] = new(Untag, access.OnSecret),
    };

    private Secret Named(AwsCall call) => vault.Get(call.Input.Required("SecretId"));

    private JsonObject Create(AwsCall call)
    {
        var (name, tags) = (call.Input.Required("Name"), call.Input.Tags());
        if (!Allowed().IsMatch(name))
            throw new AwsFault("ValidationException",
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        if (vault.Find(name) is { } existing)
            return Repeated(call, existing);
        TagLimits.Check(tags, tags.Count, "InvalidParameterException", "LimitExceededException");
        values.CheckKey(call.Input.Text("KmsKeyId"));
        var secret = vault.Add(name);
        (secret.Description, secret.KmsKeyId) = (call.Input.Text("Description"), call.Input.Text("KmsKeyId"));
        foreach (var (key, value) in tags)
            secret.Tags[key] = value;
        return Named(secret, SecretValues.IsGiven(call) ? values.Write(call, secret, [SecretVersion.Current]) : null);
    }

    /// <summary>The same call again is answered again; anything else under a taken name is refused.</summary>
    private static JsonObject Repeated(AwsCall call, Secret existing)
    {
        if (existing.MarkedAt is not null)
            throw new AwsFault("InvalidRequestException",
                "You can't create this secret because a secret with this name is already scheduled for deletion.");
        return call.Input.Text("ClientRequestToken") is { } token && existing.Versions.TryGetValue(token, out var version)
            && version.HoldsSame(call.Input.Text("SecretString"), call.Input.Text("SecretBinary"))
                ? Named(existing, token)
                : throw new AwsFault("ResourceExistsException", $"The operation failed because the secret {existing.Name} already exists.");
    }

    private JsonObject Update(AwsCall call)
    {
        var secret = vault.Live(call.Input.Required("SecretId"));
        values.CheckKey(call.Input.Text("KmsKeyId"));
        secret.Description = call.Input.Text("Description") ?? secret.Description;
        secret.KmsKeyId = call.Input.Text("KmsKeyId") ?? secret.KmsKeyId;
        secret.ChangedAt = vault.Now;
        return Named(secret, SecretValues.IsGiven(call) ? values.Write(call, secret, [SecretVersion.Current]) : null);
    }

    private JsonObject Delete(AwsCall call)
    {
        var force = call.Input.Flag("ForceDeleteWithoutRecovery") == true;
        var days = call.Input.Number("RecoveryWindowInDays");
        if (force && days is not null)
            throw new AwsFault("InvalidParameterException",
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        if (days is < 7 or > 30)
            throw new AwsFault("InvalidParameterException", "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        var id = call.Input.Required("SecretId");
        if (force && vault.Find(id) is null)
            return new() { ["ARN"] = id, ["Name"] = id, ["DeletionDate"] = Epoch(vault.Now) };
        var secret = force ? vault.Get(id) : vault.Live(id);
        (secret.MarkedAt, secret.GoneAt) = (vault.Now, vault.Now + TimeSpan.FromDays(force ? 0 : days ?? 30));
        if (force)
            vault.Forget(secret);
        return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["DeletionDate"] = Epoch(secret.GoneAt.Value) };
    }

    private JsonObject Restore(AwsCall call)
    {
        var secret = Named(call);
        (secret.MarkedAt, secret.GoneAt) = (null, null);
        return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
    }

    private JsonObject Tag(AwsCall call)
    {
        var (secret, tags) = (vault.Live(call.Input.Required("SecretId")), call.Input.Tags());
        TagLimits.Check(tags, secret.Tags.Keys.Union(tags.Keys).Count(), "InvalidParameterException", "LimitExceededException");
        foreach (var (key, value) in tags)
            secret.Tags[key] = value;
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var secret = vault.Live(call.Input.Required("SecretId"));
        foreach (var key in call.Input.Texts("TagKeys") ?? [])
            secret.Tags.Remove(key);
        return [];
    }

    private JsonObject List(AwsCall call)
    {
        var filters = call.Input.Objects("Filters").Select(f => (Key: f.Required("Key"), Values: f.Texts("Values") ?? [])).ToArray();
        var found = vault.Secrets.Where(s => (s.MarkedAt is null || call.Input.Flag("IncludePlannedDeletion") == true) && filters.All(f => Fits(s, f.Key, f.Values)));
        var page = paging.Cut(found, s => s.Name, call.Input.Text("NextToken"), call.Input.Number("MaxResults"),
            () => new("InvalidNextTokenException", "The NextToken value is invalid."));
        var answer = new JsonObject { ["SecretList"] = CallMembers.ToJsonArray(page.Items.Select(Show)) };
        if (page.Next is not null)
            answer["NextToken"] = page.Next;
        return answer;
    }

    /// <summary>Filter values are prefixes; an exclamation mark turns one round.</summary>
    private static bool Fits(Secret secret, string key, IReadOnlyList<string> prefixes)
    {
        IEnumerable<string> actual = key switch
        {
            "name" => [secret.Name],
            "description" => [secret.Description ?? ""],
            "tag-key" => secret.Tags.Keys,
            "tag-value" => secret.Tags.Values,
            "all" => [secret.Name, secret.Description ?? "", .. secret.Tags.Keys, .. secret.Tags.Values],
            _ => throw new AwsFault("InvalidParameterException", $"{key} is not a filter."),
        };
        return prefixes.Any(prefix => prefix.StartsWith('!')
            ? !actual.Any(a => Wildcard.Matches(prefix[1..] + "*", a))
            : actual.Any(a => Wildcard.Matches(prefix + "*", a)));
    }

    private static JsonObject Show(Secret secret)
    {
        var shown = new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["CreatedDate"] = Epoch(secret.CreatedAt),
            ["LastChangedDate"] = Epoch(secret.ChangedAt),
            ["Tags"] = secret.Tags.ToTagList(),
            ["VersionIdsToStages"] = new JsonObject(secret.Versions.Values.Where(v => v.Stages.Count > 0)
                .Select(v => KeyValuePair.Create(v.Id, (JsonNode?)CallMembers.ToJsonArray(v.Stages)))),
        };
        if (secret.Description is not null)
            shown["Description"] = secret.Description;
        if (secret.KmsKeyId is not null)
            shown["KmsKeyId"] = secret.KmsKeyId;
        if (secret.MarkedAt is { } marked)
            shown["DeletedDate"] = Epoch(marked);
        return shown;
    }

    private static JsonObject Named(Secret secret, string? versionId)
    {
        var answer = new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
        if (versionId is not null)
            answer["VersionId"] = versionId;
        return answer;
    }

    private static double Epoch(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    [GeneratedRegex("^[A-Za-z0-9/_+=.@!-]{1,512}$")]
    private static partial Regex Allowed();
}
