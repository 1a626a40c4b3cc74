namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>What KMS's operations ask of IAM.</summary>
internal sealed class KeyAccess(KeyRing ring)
{
    /// <summary>The operation on the key that the call names.</summary>
    public IEnumerable<AccessRequest> OnKey(AwsCall call)
    {
        var key = ring.Get(call.Input.Required("KeyId"), aliases: true);
        var request = AccessRules.OnKey($"kms:{call.Operation}", ring.Facts(key), KeyTags.Given(call));
        if (call.Input.Texts("TagKeys") is { } keys)
            request = request.With("aws:TagKeys", keys);
        return [request];
    }

    /// <summary>
    /// Creating a key; with tags, tagging it too, and with a policy, writing it (service authorization reference, dependent actions of
    /// CreateKey; aws-samples/rds-snapshot-export-to-s3-pipeline#8: a caller without the right to write it again is locked out).
    /// </summary>
    public static IEnumerable<AccessRequest> Creation(AwsCall call)
    {
        var request = AccessRules.On("kms:CreateKey", "*", KeyTags.Given(call));
        yield return request;
        if (KeyTags.Given(call).Count > 0)
            yield return request with { Action = "kms:TagResource" };
        if (call.Input.Text("Policy") is not null)
            yield return request with { Action = "kms:PutKeyPolicy" };
    }

    /// <summary>The operation on an alias, and on each key that it leaves or comes to.</summary>
    public IEnumerable<AccessRequest> OnAlias(AwsCall call)
    {
        var alias = call.Input.Required("AliasName");
        yield return new($"kms:{call.Operation}", ring.AliasArn(alias));
        foreach (var id in new[] { ring.Alias(alias)?.KeyId, call.Input.Text("TargetKeyId") }.OfType<string>().Distinct())
        {
            yield return AccessRules.OnKey($"kms:{call.Operation}", ring.Facts(ring.Get(id)));
        }
    }
}
