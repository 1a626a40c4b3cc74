using System.Text.Json.Nodes;
using Wallet.Api.Http.Endpoints;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.OpenApi;

/// <summary>What members of bodies look like: by name, and by type and name where one name means two things.</summary>
internal static class Forms
{
    private const string Positive = "^(?=.*[1-9])[0-9]+(\\.[0-9]+)?$";
    private const string NotNegative = "^(-?0+(\\.0+)?|[0-9]+(\\.[0-9]+)?)$";
    private const string NotZero = "^(?=.*[1-9])-?[0-9]+(\\.[0-9]+)?$";
    private const string Any = "^-?[0-9]+(\\.[0-9]+)?$";
    private const string Printable = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";
    private const string Rfc3339Time
        = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$";

    private static readonly Dictionary<string, Func<JsonObject>> OfRequests = new()
    {
        ["LegRequest.amount"] = () => Amount(NotZero, new() { ["not"] = new JsonObject { ["const"] = 0 } }, "other than zero, with its sign"),
        ["amount"] = () => Amount(Positive, new() { ["exclusiveMinimum"] = 0 }, "greater than zero"),
        ["perTransaction"] = AmountOrZero,
        ["perDay"] = AmountOrZero,
        ["perMonth"] = AmountOrZero,
        ["overdraftLimit"] = AmountOrZero,
        ["minAvailable"] = AmountOrZero,
        ["CreateWalletRequest.currency"] = () => OneOf([.. Currency.All.Where(c => c.IsActive).Select(c => c.Code).Order(StringComparer.Ordinal)]),
        ["userId"] = UserId,
        ["externalId"] = () => Text(1, Fields.MaxId),
        ["referenceId"] = () => Text(1, Fields.MaxReference),
        ["description"] = () => Text(0, Fields.MaxDescription),
        ["expiresAt"] = Time,
        ["effectiveAt"] = Time,
        ["mode"] = () => OneOf("independent", "atomic"),
        ["BatchItemRequest.type"] = () => OneOf("deposit", "withdraw", "transfer"),
        ["BatchRequest.items"] = () => new() { ["minItems"] = 1, ["maxItems"] = BatchEndpoints.MaxItems },
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
        ["HoldResponse.status"] = () => OneOf([.. Enum.GetNames<HoldStatus>().Select(n => n.ToUpperInvariant())]),
        ["MovementResponse.type"] = () => OneOf("DEPOSIT", "WITHDRAWAL", "TRANSFER"),
        ["MovementResponse.status"] = () => OneOf("COMPLETED"),
        ["TransactionResponse.type"] = () => OneOf([.. Names.AllKinds]),
        ["TransactionResponse.status"] = () => OneOf("COMPLETED"),
        ["StatementLineResponse.type"] = () => OneOf([.. Names.AllKinds]),
        ["HoldActionResponse.action"] = () => OneOf("CAPTURED", "VOIDED", "EXTENDED"),
        ["BalanceResponse.source"] = () => OneOf("cache", "replica", "writer"),
        ["BatchResponse.mode"] = () => OneOf("independent", "atomic"),
        ["DryRunResponse.wouldBe"] = () => OneOf("executed", "replayed"),
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
        return member is "id" or "walletId" or "transactionId" or "holdId" || member.EndsWith("WalletId", StringComparison.Ordinal)
            || member == "parentTransactionId"
                ? new() { ["type"] = "string", ["format"] = "uuid" }
                : null;
    }

    /// <summary>One of some words.</summary>
    public static JsonObject OneOf(params string[] words)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    /// <summary>A time as requests write it.</summary>
    public static JsonObject Time() => new()
    {
        ["type"] = "string",
        ["pattern"] = Rfc3339Time,
        ["description"] = "RFC 3339; UTC without a zone; 23:59:60 is the second after it.",
    };

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

    private static JsonObject UserId()
    {
        var text = Text(1, Fields.MaxId);
        text["not"] = new JsonObject { ["enum"] = new JsonArray(".", "..") };
        return text;
    }

    private static JsonObject Text(int min, int max)
        => new() { ["type"] = "string", ["minLength"] = min, ["maxLength"] = max, ["pattern"] = Printable };
}
