using System.Text.Json.Nodes;
using Wallet.Api.Exports;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Webhooks;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Http.OpenApi;

/// <summary>What members of bodies look like: by name, and by type and name where one name means two things.</summary>
internal static class Forms
{
    // Of no currency are more than 16 digits before the point within the ledger's bounds, or more than 4 after it of use.
    private const string Digits = "0*[0-9]{1,16}(\\.[0-9]{1,4}0*)?";
    private const string Positive = $"^(?=.*[1-9]){Digits}$";
    private const string NotNegative = $"^(-?0+(\\.0+)?|{Digits})$";
    private const string NotZero = $"^(?=.*[1-9])-?{Digits}$";
    private const string Any = "^-?[0-9]+(\\.[0-9]+)?$";
    private const string Printable = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private static readonly string[] Kinds = [.. Enum.GetValues<ExportKind>().Select(ExportNames.Of)];
    private static readonly string[] Formats = [.. Enum.GetValues<ExportFormat>().Select(ExportNames.Of)];

    private static readonly Dictionary<string, Func<JsonObject>> OfRequests = new()
    {
        ["LegRequest.amount"] = () => Amount(
            NotZero, new() { ["minimum"] = -Money.MaxMinor, ["not"] = new JsonObject { ["const"] = 0 } }, "other than zero, with its sign"),
        ["amount"] = () => Amount(Positive, new() { ["exclusiveMinimum"] = 0 }, "greater than zero"),
        ["perTransaction"] = AmountOrZero,
        ["perDay"] = AmountOrZero,
        ["perMonth"] = AmountOrZero,
        ["overdraftLimit"] = AmountOrZero,
        ["minAvailable"] = AmountOrZero,
        ["CreateWalletRequest.currency"] = () => OneOf([.. Currency.All.Where(c => c.IsActive).Select(c => c.Code).Order(StringComparer.Ordinal)]),
        ["limitProfile"] = LimitProfile,
        ["userId"] = UserId,
        ["externalId"] = () => Text(1, Fields.MaxId),
        ["referenceId"] = () => Text(1, Fields.MaxReference),
        ["description"] = () => Text(0, Fields.MaxDescription),
        ["expiresAt"] = TimeForm.Schema,
        ["effectiveAt"] = TimeForm.Schema,
        ["from"] = TimeForm.Schema,
        ["to"] = TimeForm.Schema,
        ["ExportRequest.kind"] = () => OneOf(Kinds),
        ["ExportRequest.format"] = () => OneOf(Formats),
        ["version"] = () => new() { ["minimum"] = 0, ["maximum"] = long.MaxValue },
        ["mode"] = () => OneOf("independent", "atomic"),
        ["BatchItemRequest.type"] = () => OneOf("deposit", "withdraw", "transfer"),
        ["BatchRequest.items"] = () => new() { ["minItems"] = 1, ["maxItems"] = BatchEndpoints.MaxItems },
        ["url"] = () => new() { ["minLength"] = 1, ["maxLength"] = RequestedWebhooks.MaxUrl, ["pattern"] = RequestedWebhooks.UrlPattern },
        ["eventTypes"] = () => new()
        {
            ["minItems"] = 1,
            ["maxItems"] = RequestedWebhooks.MaxTypes,
            ["items"] = OneOf([.. Wallet.Api.Webhooks.WebhookEvents.Types]),
        },
        ["fromSequence"] = () => new() { ["minimum"] = 1, ["maximum"] = long.MaxValue },
        ["TransactionRequest.legs"] = () => new() { ["minItems"] = 2, ["maxItems"] = RequestedTransaction.MaxLegs },
        ["TransactionRequest.conditions"] = () => new() { ["maxItems"] = RequestedTransaction.MaxConditions },
    };

    private static readonly string[] Amounts =
    [
        "balance", "held", "available", "amount", "newBalance", "balanceAfter", "heldAfter", "captured", "remaining", "reversed",
        "overdraftLimit", "perTransaction", "perDay", "perMonth", "credited", "debited",
    ];

    private static readonly Dictionary<string, Func<JsonObject>> OfAnswers = new()
    {
        ["WalletResponse.status"] = () => OneOf([.. Enum.GetValues<WalletStatus>().Select(Names.Of)]),
        ["WalletSettingResponse.setting"] = () => OneOf(["LIMITS", .. Enum.GetValues<WalletStatus>().Select(Names.Of)]),
        ["SettingsResponse.status"] = () => OneOf([.. Enum.GetValues<WalletStatus>().Select(Names.Of)]),
        ["limitProfile"] = LimitProfile,
        ["LimitProfileResponse.name"] = LimitProfile,
        ["LimitProfileChangeListResponse.name"] = LimitProfile,
        ["LimitProfileChangeResponse.change"] = () => OneOf("SET", "REMOVED"),
        ["SettingChangeResponse.setting"] = () => OneOf([.. Enum.GetValues<Setting>().Select(Names.Of)]),
        ["HoldResponse.status"] = () => OneOf([.. Enum.GetNames<HoldStatus>().Select(n => n.ToUpperInvariant())]),
        ["MovementResponse.type"] = () => OneOf("DEPOSIT", "WITHDRAWAL", "TRANSFER"),
        ["MovementResponse.status"] = () => OneOf("COMPLETED"),
        ["TransactionResponse.type"] = () => OneOf([.. Names.AllKinds]),
        ["TransactionResponse.status"] = () => OneOf("COMPLETED"),
        ["StatementLineResponse.type"] = () => OneOf([.. Names.AllKinds]),
        ["HoldActionResponse.action"] = () => OneOf("CAPTURED", "VOIDED", "EXTENDED"),
        ["BalanceResponse.source"] = () => OneOf("cache", "replica", "writer"),
        ["BalanceResponse.asOf"] = () => new()
        {
            ["description"] = "The balance includes everything committed up to then, by the database's clock, and may include more: from the writer the time "
                + "of the read, from the cache that of the commit or read that put it there, from a replica how far that is.",
        },
        ["BatchResponse.mode"] = () => OneOf("independent", "atomic"),
        ["DryRunResponse.wouldBe"] = () => OneOf("executed", "replayed"),
        ["ExportResponse.kind"] = () => OneOf(Kinds),
        ["ExportResponse.format"] = () => OneOf(Formats),
        ["ExportResponse.state"] = () => OneOf([.. Enum.GetValues<ExportState>().Select(ExportNames.Of)]),
        ["ExportManifest.kind"] = () => OneOf(Kinds),
        ["ExportManifest.format"] = () => OneOf(Formats),
        ["ManifestColumn.type"] = () => OneOf([.. Enum.GetValues<ColumnType>().Select(ExportNames.Of).Distinct()]),
        ["ManifestPart.sha256"] = () => new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" },
        ["creditsMinor"] = WholeText,
        ["debitsMinor"] = WholeText,
        ["WebhookResponse.status"] = () => OneOf("ENABLED", "DISABLED"),
        ["WebhookResponse.disabledFor"] = () => OneOf([.. Enum.GetValues<WebhookStatus>().Where(s => s != WebhookStatus.Enabled).Select(Names.Of)]),
        ["WebhookDeliveryResponse.state"] = () => OneOf([.. Enum.GetValues<DeliveryState>().Select(Names.Of)]),
        ["ProblemBody.type"] = () => new() { ["type"] = "string", ["format"] = "uri" },
    };

    /// <summary>The form of a member; null where its type says all.</summary>
    public static JsonObject? Of(Type type, string member)
    {
        var isRequest = Schemas.IsRequest(type);
        var table = isRequest ? OfRequests : OfAnswers;
        if (table.TryGetValue($"{type.Name}.{member}", out var form) || table.TryGetValue(member, out form))
            return form();
        if (!isRequest && Amounts.Contains(member))
            return new() { ["type"] = "string", ["pattern"] = Any };
        if (member == "currency")
            return new() { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" };
        return member is "id" or "walletId" or "transactionId" or "holdId" or "exportId" or "webhookId" or "sweepTo" || member.EndsWith("WalletId", StringComparison.Ordinal)
            || member == "parentTransactionId"
                ? new() { ["type"] = "string", ["format"] = "uuid" }
                : null;
    }

    /// <summary>One of some words.</summary>
    public static JsonObject OneOf(params string[] words)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject AmountOrZero() => Amount(NotNegative, new() { ["minimum"] = 0 }, "zero or more");

    private static JsonObject Amount(string pattern, JsonObject number, string range)
    {
        number["type"] = "number";
        number["maximum"] = Money.MaxMinor;
        return new()
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["maxLength"] = 64 }, number),
            ["description"] = $"A plain decimal, {range}, best as text; at most 10^15 minor units, no more decimals than the currency has.",
        };
    }

    // More than 64 bits can hold.
    private static JsonObject WholeText() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+$" };

    private static JsonObject LimitProfile() => new() { ["type"] = "string", ["pattern"] = Fields.LimitProfilePattern };

    private static JsonObject UserId()
    {
        var text = Text(1, Fields.MaxId);
        text["not"] = new JsonObject { ["enum"] = new JsonArray(".", "..") };
        return text;
    }

    private static JsonObject Text(int min, int max)
        => new() { ["type"] = "string", ["minLength"] = min, ["maxLength"] = max, ["pattern"] = Printable };
}
