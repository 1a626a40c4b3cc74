namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>What KMS's operations ask of IAM.</summary>
internal sealed class KeyAccess(KeyRing ring)
{
    /// <summary>The operation on the key that the call names.</summary>
    public IEnumerable<AccessRequest> OnKey(AwsCall call)
    {
        var key = ring.Get(call.Input.Required("KeyId"), aliases: true);
        var request = AccessRules.On($"kms:{call.Operation}", key.Arn, KeyTags.Given(call), key.Tags);
        if (call.Input.Texts("TagKeys") is { } keys)
            request = request.With("aws:TagKeys", keys);
        return [request];
    }

    /// <summary>Creating a key; with tags, tagging it too.</summary>
    public static IEnumerable<AccessRequest> Creation(AwsCall call)
    {
        var request = AccessRules.On("kms:CreateKey", "*", KeyTags.Given(call));
        return KeyTags.Given(call).Count == 0 ? [request] : [request, request with { Action = "kms:TagResource" }];
    }

    /// <summary>The operation on an alias, and on each key that it leaves or comes to.</summary>
    public IEnumerable<AccessRequest> OnAlias(AwsCall call)
    {
        var alias = call.Input.Required("AliasName");
        yield return new($"kms:{call.Operation}", ring.AliasArn(alias));
        foreach (var id in new[] { ring.Alias(alias)?.KeyId, call.Input.Text("TargetKeyId") }.OfType<string>().Distinct())
        {
            var key = ring.Get(id);
            yield return AccessRules.On($"kms:{call.Operation}", key.Arn, resourceTags: key.Tags);
        }
    }
}
