using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>Values of secrets: versions and their staging labels.</summary>
internal sealed class SecretValues(SecretVault vault, SecretAccess access)
{
    private const int Largest = 65_536;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["GetSecretValue"] = new(Get, access.Reading),
        ["PutSecretValue"] = new(Put, access.Writing),
        ["UpdateSecretVersionStage"] = new(UpdateStage, access.OnSecret),
        ["ListSecretVersionIds"] = new(ListVersions, access.OnSecret),
    };

    /// <summary>Whether the call carries a value.</summary>
    public static bool IsGiven(AwsCall call) => call.Input.Text("SecretString") is not null || call.Input.Text("SecretBinary") is not null;

    /// <summary>Throws unless a customer's key can be used.</summary>
    public void CheckKey(string? keyId)
    {
        if (keyId is not null && vault.Keys.Find(keyId) is not { IsUsable: true })
            throw new AwsFault("EncryptionFailure",
                "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key exists, "
                    + "is enabled and not in an invalid state.");
    }

    /// <summary>Stores a version under the call's token, once; gives its id.</summary>
    public string Write(AwsCall call, Secret secret, IReadOnlyList<string> stages)
    {
        var (text, binary) = (call.Input.Text("SecretString"), call.Input.Text("SecretBinary"));
        var token = call.Input.Text("ClientRequestToken") ?? vault.Ids.Uuid();
        if (token.Length is < 32 or > 64)
            throw new AwsFault("InvalidParameterException", "ClientRequestToken must be 32-64 characters long.");
        if ((text?.Length ?? binary!.Length) > Largest)
            throw new AwsFault("InvalidParameterException", $"A secret value has at most {Largest} bytes.");
        CheckKey(secret.KmsKeyId);
        if (secret.Versions.TryGetValue(token, out var existing))
        {
            return existing.HoldsSame(text, binary)
                ? token
                : throw new AwsFault("ResourceExistsException",
                    $"You can't use ClientRequestToken {token} because that value is already in use for a version of secret {secret.Arn}.");
        }
        secret.Versions[token] = new(token, text, binary, vault.Now);
        foreach (var stage in stages)
            Move(secret, stage, secret.Versions[token]);
        if (secret.Staged(SecretVersion.Current) is null)
            Move(secret, SecretVersion.Current, secret.Versions[token]);
        secret.ChangedAt = vault.Now;
        return token;
    }

    private JsonObject Put(AwsCall call)
    {
        var secret = vault.Live(call.Input.Required("SecretId"));
        if (!IsGiven(call))
            throw new AwsFault("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        var id = Write(call, secret, call.Input.Texts("VersionStages") ?? [SecretVersion.Current]);
        return new()
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = id,
            ["VersionStages"] = CallMembers.ToJsonArray(secret.Versions[id].Stages),
        };
    }

    private JsonObject Get(AwsCall call)
    {
        var secret = vault.Live(call.Input.Required("SecretId"));
        var (id, stage) = (call.Input.Text("VersionId"), call.Input.Text("VersionStage"));
        var version = (id is not null ? secret.Versions.GetValueOrDefault(id) : secret.Staged(stage ?? SecretVersion.Current))
            ?? throw new AwsFault("ResourceNotFoundException", id is not null
                ? $"Secrets Manager can't find the specified secret value for VersionId: {id}"
                : $"Secrets Manager can't find the specified secret value for staging label: {stage ?? SecretVersion.Current}");
        if (stage is not null && !version.Stages.Contains(stage))
            throw new AwsFault("InvalidRequestException", "You provided a VersionStage that is not associated to the provided VersionId.");
        if (secret.KmsKeyId is { } key && vault.Keys.Find(key) is not { IsUsable: true })
            throw new AwsFault("DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");
        return new()
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            [version.Text is null ? "SecretBinary" : "SecretString"] = version.Text ?? version.Binary,
            ["VersionStages"] = CallMembers.ToJsonArray(version.Stages),
            ["CreatedDate"] = version.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
        };
    }

    private JsonObject UpdateStage(AwsCall call)
    {
        var (secret, stage) = (vault.Live(call.Input.Required("SecretId")), call.Input.Required("VersionStage"));
        var (to, from) = (call.Input.Text("MoveToVersionId"), call.Input.Text("RemoveFromVersionId"));
        var holder = secret.Staged(stage);
        if (to is not null && holder is not null && holder.Id != to && holder.Id != from)
            throw new AwsFault("InvalidParameterException",
                $"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to version "
                    + $"{holder.Id}, so you must explicitly reference that version in RemoveFromVersionId.");
        if (to is null && stage == SecretVersion.Current)
            throw new AwsFault("InvalidParameterException", "You can't remove AWSCURRENT from a version without moving it to another.");
        if (to is null)
            holder?.Stages.Remove(stage);
        else
            Move(secret, stage, secret.Versions.GetValueOrDefault(to)
                ?? throw new AwsFault("ResourceNotFoundException", $"Secrets Manager can't find the specified secret version: {to}."));
        return new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
    }

    private JsonObject ListVersions(AwsCall call)
    {
        var secret = vault.Get(call.Input.Required("SecretId"));
        var shown = secret.Versions.Values.Where(v => v.Stages.Count > 0 || call.Input.Flag("IncludeDeprecated") == true);
        return new()
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["Versions"] = CallMembers.ToJsonArray(shown.Select(v => new JsonObject
            {
                ["VersionId"] = v.Id,
                ["VersionStages"] = CallMembers.ToJsonArray(v.Stages),
                ["CreatedDate"] = v.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
            })),
        };
    }

    /// <summary>A label is on one version at a time; moving AWSCURRENT leaves AWSPREVIOUS behind.</summary>
    private static void Move(Secret secret, string stage, SecretVersion to)
    {
        var from = secret.Staged(stage);
        if (from == to)
            return;
        from?.Stages.Remove(stage);
        to.Stages.Add(stage);
        if (stage == SecretVersion.Current && from is not null)
            Move(secret, SecretVersion.Previous, from);
    }
}
