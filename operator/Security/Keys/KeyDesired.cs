using System.Text.Json.Nodes;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security.Keys;

/// <summary>A KMS key as it should be.</summary>
/// <param name="Purpose">What it protects.</param>
/// <param name="Alias">The handle, e.g. <c>alias/wp-demo-1a2b3c4d-shared</c>.</param>
/// <param name="Description">For people.</param>
/// <param name="Policy">Key policy.</param>
/// <param name="RotationDays">Rotation period, days.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record KeyDesired(
    KeyPurpose Purpose, string Alias, string Description, string Policy, int RotationDays, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Distinguishes the keys of one platform: the search before a create looks for it.</summary>
    public const string PurposeTag = "wallet-operator.io/key";

    /// <summary>The keys of a platform.</summary>
    public static IReadOnlyList<KeyDesired> For(PlatformPass pass, AwsAccount account)
        => KeyPurpose.For(pass.Settings.Security).Select(purpose => For(pass, account, purpose)).ToList();

    /// <summary>Alias of the key of a purpose.</summary>
    public static string AliasOf(PlatformNames names, KeyPurpose purpose) => $"alias/{names.For(purpose.Part)}";

    private static KeyDesired For(PlatformPass pass, AwsAccount account, KeyPurpose purpose)
    {
        var name = pass.Names.For(purpose.Part);
        return new KeyDesired(
            purpose,
            AliasOf(pass.Names, purpose),
            $"Wallet platform {pass.Key}: {purpose.Part}",
            PolicyOf(account),
            (int)pass.Settings.Security.KeyRotation.TotalDays,
            new SortedDictionary<string, string>(SecurityNames.Tags(pass, name).ToDictionary(), StringComparer.Ordinal)
            {
                [PurposeTag] = purpose.Part,
            });
    }

    // IAM policies of the account decide who uses the key (the stores act through grants); log groups and alarms act as services,
    // which IAM policies do not reach.
    private static string PolicyOf(AwsAccount account) => PolicyDocument.Of(
        Statement("Account", new JsonObject { ["AWS"] = account.IamArn("root") }, ["kms:*"]),
        Statement(
            "Logs",
            new JsonObject { ["Service"] = $"logs.{account.Region}.amazonaws.com" },
            ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            new JsonObject
            {
                ["ArnLike"] = new JsonObject { ["kms:EncryptionContext:aws:logs:arn"] = account.Arn("logs", "log-group:*") },
            }),
        Statement(
            "Alarms",
            new JsonObject { ["Service"] = "cloudwatch.amazonaws.com" },
            ["kms:Decrypt", "kms:GenerateDataKey*"],
            new JsonObject { ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account.AccountId } }));

    private static JsonObject Statement(string sid, JsonObject principal, string[] actions, JsonObject? condition = null)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = principal,
            ["Action"] = new JsonArray(actions.Select(action => (JsonNode)action).ToArray()),
            ["Resource"] = "*",
        };
        if (condition is not null)
            statement["Condition"] = condition;
        return statement;
    }
}
