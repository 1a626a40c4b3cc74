using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Aliases of keys.</summary>
internal sealed partial class KeyAliases(KeyRing ring, KeyAccess access, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateAlias"] = new(Create, access.OnAlias),
        ["UpdateAlias"] = new(Update, access.OnAlias),
        ["DeleteAlias"] = new(Delete, access.OnAlias),
        ["ListAliases"] = new(List, _ => [new("kms:ListAliases", "*")]),
    };

    private JsonObject Create(AwsCall call)
    {
        var name = call.Input.Required("AliasName");
        if (!Allowed().IsMatch(name))
            throw new AwsFault("InvalidAliasNameException",
                "Alias must start with the prefix 'alias/' and contain only alphanumeric characters, '/', '_' and '-'.");
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
            throw new AwsFault("NotAuthorizedException", "Aliases that start with 'alias/aws/' are reserved.");
        if (ring.Alias(name) is not null)
            throw new AwsFault("AlreadyExistsException", $"An alias with the name {ring.AliasArn(name)} already exists");
        ring.Aliases[name] = new(name, ring.AliasArn(name), ring.Get(call.Input.Required("TargetKeyId")).NotPending().Id, ring.Now);
        return [];
    }

    private JsonObject Update(AwsCall call)
    {
        var alias = Named(call);
        ring.Aliases[alias.Name] = alias with { KeyId = ring.Get(call.Input.Required("TargetKeyId")).NotPending().Id };
        return [];
    }

    private JsonObject Delete(AwsCall call)
    {
        ring.Aliases.Remove(Named(call).Name);
        return [];
    }

    private JsonObject List(AwsCall call)
    {
        var key = call.Input.Text("KeyId") is { } id ? ring.Get(id).Id : null;
        return KeyPage.Of(call, paging, ring.LiveAliases.Where(a => key is null || a.KeyId == key), a => a.Name, "Aliases", a => new()
        {
            ["AliasName"] = a.Name,
            ["AliasArn"] = a.Arn,
            ["TargetKeyId"] = a.KeyId,
            ["CreationDate"] = a.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
        });
    }

    private KeyAlias Named(AwsCall call) => ring.Alias(call.Input.Required("AliasName"))
        ?? throw new AwsFault("NotFoundException", $"Alias {ring.AliasArn(call.Input.Required("AliasName"))} is not found.");

    [GeneratedRegex("^alias/[a-zA-Z0-9/_-]{1,250}$")]
    private static partial Regex Allowed();
}
