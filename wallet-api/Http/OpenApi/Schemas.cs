using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Http.Exports;
using Wallet.Api.Http.Holds;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Http.Webhooks;

namespace Wallet.Api.Http.OpenApi;

/// <summary>The schemas of all bodies. What is absent from an answer is not required there; requests have no members but those named.</summary>
internal static class Schemas
{
    /// <summary>The name of the schema of problems.</summary>
    public const string Problem = "Problem";

    private const string Transfer = "TransferRequest";
    private const string Wallet = "walletId";
    private static readonly string[] Receivers = ["destinationWalletId", "toWalletId"];

    private static readonly Dictionary<Type, string[]> Required = new()
    {
        [typeof(CreateWalletRequest)] = ["userId"],
        [typeof(MovementRequest)] = ["amount"],
        [typeof(LegRequest)] = ["walletId", "amount"],
        [typeof(ConditionRequest)] = ["walletId"],
        [typeof(TransactionRequest)] = ["legs"],
        [typeof(BatchRequest)] = ["items"],
        [typeof(BatchItemRequest)] = ["type", "walletId", "amount"],
        [typeof(HoldRequest)] = ["amount"],
        [typeof(ExtendRequest)] = ["expiresAt"],
        [typeof(ExportRequest)] = ["kind"],
        [typeof(PatchWalletRequest)] = ["metadata"],
        [typeof(CreateWebhookRequest)] = ["url"],
        [typeof(WebhookReplayRequest)] = ["fromSequence"],
    };

    /// <summary>Those of some routes' bodies.</summary>
    public static JsonObject Of(IReadOnlyList<Route> routes)
    {
        var all = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        Type[] others = [typeof(DryRunResponse), typeof(ProblemBody)];
        foreach (var type in routes.SelectMany(r => new[] { r.Request, r.Response }).OfType<Type>().Concat(others))
            Add(all, type);
        all[Transfer] = all[nameof(MovementRequest)]!.DeepClone();
        all[Transfer]!["oneOf"] = new JsonArray([.. Receivers.Select(r => NamesIt(r))]);
        foreach (var receiver in Receivers)
            all[nameof(MovementRequest)]!["properties"]!.AsObject().Remove(receiver);
        all[nameof(BatchItemRequest)]!["oneOf"] = new JsonArray(
            OfType("type", NamesIt(Receivers[0]), "transfer"), OfType("type", LacksIt(Receivers[0]), "deposit", "withdraw"));
        all[nameof(ExportRequest)]!["oneOf"] = new JsonArray(
            OfType("kind", NamesIt(Wallet), "STATEMENT"), OfType("kind", LacksIt(Wallet), "LEDGER"));
        return new(all);
    }

    /// <summary>The name of the schema of a route's request.</summary>
    public static string RequestOf(Route route) => route.Path.EndsWith("/transfer", StringComparison.Ordinal) ? Transfer : route.Request!.Name;

    /// <summary>A reference to a schema.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>Whether a type is of what callers send.</summary>
    public static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static JsonObject NamesIt(string member) => new()
    {
        ["required"] = new JsonArray(member),
        ["properties"] = new JsonObject { [member] = new JsonObject { ["type"] = "string" } },
    };

    private static JsonObject LacksIt(string member)
        => new() { ["properties"] = new JsonObject { [member] = new JsonObject { ["type"] = "null" } } };

    // Required once more: by what is optional, alternatives cannot be distinguished.
    private static JsonObject OfType(string member, JsonObject alternative, params string[] types)
    {
        alternative["properties"]![member] = Forms.OneOf(types);
        alternative["required"] = new JsonArray([.. alternative["required"]?.AsArray().Select(r => r!.DeepClone()) ?? [], member]);
        return alternative;
    }

    private static void Add(SortedDictionary<string, JsonNode?> all, Type type)
    {
        if (!all.TryAdd(NameOf(type), null))
            return;
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in type.GetProperties())
        {
            var (member, isNullable) = (JsonNamingPolicy.CamelCase.ConvertName(property.Name), IsNullable(property));
            var isRequired = IsRequest(type) ? Required.GetValueOrDefault(type, []).Contains(member) : !isNullable;
            var schema = Member(all, type, member, property.PropertyType);
            properties[member] = IsRequest(type) && (!isRequired || member == "metadata") ? OrNull(schema) : schema;
            if (isRequired)
                required.Add(member);
        }
        var result = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            result["required"] = required;
        if (IsRequest(type))
            result["additionalProperties"] = false;
        all[NameOf(type)] = result;
    }

    private static JsonObject Member(SortedDictionary<string, JsonNode?> all, Type type, string member, Type of)
    {
        var schema = Plain(all, Nullable.GetUnderlyingType(of) ?? of);
        foreach (var (name, value) in Forms.Of(type, member)?.ToList() ?? [])
            schema[name] = value?.DeepClone();
        return schema;
    }

    private static JsonObject Plain(SortedDictionary<string, JsonNode?> all, Type type)
    {
        if (type == typeof(string))
            return new() { ["type"] = "string" };
        if (type == typeof(long) || type == typeof(int))
            return new() { ["type"] = "integer", ["format"] = type == typeof(long) ? "int64" : "int32" };
        if (type == typeof(bool))
            return new() { ["type"] = "boolean" };
        if (type == typeof(DateTimeOffset))
            return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(JsonElement))
            return new()
            {
                ["type"] = "object",
                ["additionalProperties"] = true,
                ["description"] = $"Any JSON object, kept as a value: not the order of its members. At most {Fields.MaxMetadataBytes} bytes (RFC 8785).",
            };
        if (type == typeof(Outcome))
            return Forms.OneOf([.. Enum.GetNames<Outcome>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]);
        if (type == typeof(RequestAmount) || type == typeof(RequestTime))
            return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } };
        if (type.IsGenericType)
            return new() { ["type"] = "array", ["items"] = Plain(all, type.GetGenericArguments()[0]) };
        Add(all, type);
        return Reference(NameOf(type));
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not { } type)
            return new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray words)
            words.Add((JsonNode?)null);
        return schema;
    }

    private static bool IsNullable(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null
        || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static string NameOf(Type type) => type == typeof(ProblemBody) ? Problem : type.Name;
}
