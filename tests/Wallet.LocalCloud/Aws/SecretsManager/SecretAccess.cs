namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>What Secrets Manager's operations ask of IAM.</summary>
internal sealed class SecretAccess(SecretVault vault)
{
    /// <summary>The operation on an existing secret.</summary>
    public IEnumerable<AccessRequest> OnSecret(AwsCall call)
    {
        var secret = vault.Get(call.Input.Required("SecretId"));
        var request = AccessRules.On($"secretsmanager:{call.Operation}", secret.Arn, call.Input.Tags(), secret.Tags);
        if (call.Input.Texts("TagKeys") is { } keys)
            request = request.With("aws:TagKeys", keys);
        return [request];
    }

    /// <summary>Reading a value: a customer's key must decrypt it.</summary>
    public IEnumerable<AccessRequest> Reading(AwsCall call)
        => [.. OnSecret(call), .. UseKey(call, vault.Get(call.Input.Required("SecretId")).KmsKeyId, "kms:Decrypt")];

    /// <summary>Writing a value: a customer's key must encrypt it.</summary>
    public IEnumerable<AccessRequest> Writing(AwsCall call)
        => [.. OnSecret(call), .. UseKey(call, call.Input.Text("KmsKeyId") ?? vault.Get(call.Input.Required("SecretId")).KmsKeyId, "kms:GenerateDataKey", "kms:Decrypt")];

    /// <summary>Creating a secret; with tags, tagging it too.</summary>
    public IEnumerable<AccessRequest> Creation(AwsCall call)
    {
        var tags = call.Input.Tags();
        var request = AccessRules.On("secretsmanager:CreateSecret", $"{vault.ArnOf(call.Input.Required("Name"))}-??????", tags);
        AccessRequest[] tagging = tags.Count > 0 ? [request with { Action = "secretsmanager:TagResource" }] : [];
        return [request, .. tagging, .. UseKey(call, call.Input.Text("KmsKeyId"), "kms:GenerateDataKey", "kms:Decrypt")];
    }

    private IEnumerable<AccessRequest> UseKey(AwsCall call, string? keyId, params string[] actions)
        => keyId is not null && vault.Keys.Find(keyId) is { IsManagedByAws: false } key
            ? actions.Select(action => AccessRules.OnKey(action, key)
                .With("kms:ViaService", $"secretsmanager.{call.Region}.amazonaws.com"))
            : [];
}
