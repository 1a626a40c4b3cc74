using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Wallet.Api.Commands;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http;

/// <summary>Checks of single members, with one wording for each thing that can be wrong.</summary>
internal static partial class Fields
{
    /// <summary>The longest user or external id, in characters.</summary>
    public const int MaxId = 100;

    /// <summary>The longest reference.</summary>
    public const int MaxReference = 100;

    /// <summary>The longest description.</summary>
    public const int MaxDescription = 500;

    /// <summary>The most bytes that metadata may have in their canonical form.</summary>
    public const int MaxMetadataBytes = 8192;

    /// <summary>A positive amount of <paramref name="currency"/>, in minor units.</summary>
    public static Checked<long> Positive(RequestAmount? amount, Currency currency, string name = "amount")
    {
        if (amount is not { } given)
            return new Problem(ProblemType.Validation, $"{name} is missing.");
        if (given is { Value: null, IsNumber: false })
            return new Problem(
                ProblemType.InvalidAmount, $"{name} must be a plain decimal such as \"12.30\", without sign or exponent.");
        if (given.Value is { Digits: <= 0 })
            return new Problem(ProblemType.InvalidAmount, $"{name} must be greater than zero.");
        return given.Value is { } value && value.TryIn(currency, out var money)
            ? money.Minor
            : new Problem(
                ProblemType.InvalidAmount,
                $"{name} has more decimals than {currency.Code} ({currency.Decimals}) or is too large; amounts are never rounded.");
    }

    /// <summary>An amount of zero or more; zero when absent.</summary>
    public static Checked<long> NotNegative(RequestAmount? amount, Currency currency, string name)
        => amount is null or { Value.Digits: 0 } ? 0L : Positive(amount, currency, name);

    /// <summary>Limits, each an amount of zero or more, or absent for none. <paramref name="parent"/> is where in the body they are.</summary>
    public static Checked<Limits> Limits(
        RequestAmount? once, RequestAmount? inDay, RequestAmount? inMonth, Currency currency, string parent = "", string? profile = null)
    {
        if (LimitProfileName(profile, "limitProfile") is { } badName)
            return badName;
        if (NotNegative(once, currency, $"{parent}perTransaction").Failed(out var problem, out var perTransaction)
            || NotNegative(inDay, currency, $"{parent}perDay").Failed(out problem, out var perDay)
            || NotNegative(inMonth, currency, $"{parent}perMonth").Failed(out problem, out var perMonth))
        {
            return problem;
        }
        return new Limits(once is null ? null : perTransaction, inDay is null ? null : perDay, inMonth is null ? null : perMonth) { Profile = profile };
    }

    /// <summary>An amount other than zero, with its sign.</summary>
    public static Checked<long> Signed(RequestAmount? amount, Currency currency, string name)
    {
        if (amount is not { Value: { Digits: < 0 } negative })
            return Positive(amount, currency, name);
        return Positive(new RequestAmount(new Amount(-negative.Digits, negative.Scale)), currency, name).Failed(out var problem, out var minor)
            ? problem
            : -minor;
    }

    /// <summary>The wallet named in the path.</summary>
    public static Checked<WalletId> Wallet(HttpContext http)
        => WalletId.TryParse(http.Request.RouteValues["walletId"] as string, out var id) && !id.IsSystem
            ? id
            : new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");

    /// <summary>
    /// The user named in the path. Read from the request line: of the path as ASP.NET decodes it, one cannot distinguish a slash in a name from the
    /// characters %2F.
    /// </summary>
    public static string User(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var found = UserSegment().Match(target);
        return found.Success ? Uri.UnescapeDataString(found.Groups[1].Value) : (string)http.Request.RouteValues["userId"]!;
    }

    /// <summary>The form of a limit profile's name.</summary>
    public const string LimitProfilePattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$";

    /// <summary>The limit profile named in the path.</summary>
    public static Checked<LimitProfileKey> LimitProfile(HttpContext http)
    {
        if (!Currency.TryParse(http.Request.RouteValues["currency"] as string, out var currency))
            return new Problem(ProblemType.Validation, "The currency in the path must be an ISO 4217 code such as EUR, in capital letters.");
        var name = (string)http.Request.RouteValues["name"]!;
        return LimitProfileName(name, "The name in the path") is { } problem ? problem : new LimitProfileKey(currency, name);
    }

    /// <summary>A limit profile's name, or none.</summary>
    public static Problem? LimitProfileName(string? text, string name) => text is null || LimitProfileForm().IsMatch(text)
        ? null
        : new(ProblemType.Validation, $"{name} must have 1 to 40 letters a to z, digits and hyphens, none at either end.");

    /// <summary>A wallet named in the body.</summary>
    public static Checked<WalletId> WalletNamed(string? text, string name)
    {
        if (text is null)
            return new Problem(ProblemType.Validation, $"{name} is missing.");
        return WalletId.TryParse(text, out var id) && !id.IsSystem
            ? id
            : new Problem(ProblemType.Of(ResultCode.WalletNotFound), $"No wallet has the id of {name}.");
    }

    /// <summary>The transaction named in the path, under either name.</summary>
    public static Checked<TransactionId> Transaction(HttpContext http, string name = "transactionId")
        => TransactionId.TryParse(http.Request.RouteValues[name] as string, out var id)
            ? id
            : new Problem(
                ProblemType.Of(name == "holdId" ? ResultCode.HoldNotFound : ResultCode.TransactionNotFound), "Nothing has this id.");

    /// <summary>What a caller says about a movement.</summary>
    public static Checked<Remarks> Remarks(string? reference, string? description, JsonElement? metadata, DateTimeOffset? effectiveAt = null)
    {
        if (Text(reference, "referenceId", reference is null ? 0 : 1, MaxReference) is { } badReference)
            return badReference;
        if (Text(description, "description", 0, MaxDescription) is { } badDescription)
            return badDescription;
        return Metadata(metadata).Failed(out var problem, out var checkedMetadata)
            ? problem
            : new Remarks(reference, description, checkedMetadata, effectiveAt);
    }

    /// <summary>
    /// A text of <paramref name="min"/> to <paramref name="max"/> characters without control characters; null passes when
    /// <paramref name="min"/> is 0.
    /// </summary>
    public static Problem? Text(string? text, string name, int min, int max)
    {
        if (text is null)
            return min == 0 ? null : new Problem(ProblemType.Validation, $"{name} is missing.");
        // Characters, as JSON Schema and the database count them, and not halves of them.
        var length = text.Length - text.Count(char.IsLowSurrogate);
        return length < min || length > max || text.Any(char.IsControl) || !IsWellFormed(text)
            ? new Problem(ProblemType.Validation, $"{name} must have {min} to {max} characters and no control characters.")
            : null;
    }

    /// <summary>A JSON object of a limited size, as the one text of its value; null when absent.</summary>
    public static Checked<string?> Metadata(JsonElement? metadata)
    {
        if (metadata is not { ValueKind: not JsonValueKind.Null } given)
            return (string?)null;
        if (given.ValueKind != JsonValueKind.Object)
            return new Problem(ProblemType.Validation, "metadata must be a JSON object.");
        var text = CanonicalJson.Of(given);
        return Encoding.UTF8.GetByteCount(text) <= MaxMetadataBytes
            ? text
            : new Problem(ProblemType.Validation, $"metadata must not be longer than {MaxMetadataBytes} bytes.");
    }

    /// <summary>A currency, or the default when absent.</summary>
    public static Checked<Currency> CurrencyOf(string? code)
        => Currency.TryParse(code ?? DefaultCurrency, out var currency) && currency.IsActive
            ? currency
            : new Problem(ProblemType.Validation, "currency must be an active ISO 4217 code such as EUR, in capital letters.");

    /// <summary>The currency of wallets that are made without one.</summary>
    public const string DefaultCurrency = "USD";

    [GeneratedRegex(LimitProfilePattern, RegexOptions.CultureInvariant)]
    private static partial Regex LimitProfileForm();

    [GeneratedRegex("^[^?]*/users/([^/?]+)/wallets/?(?:$|[?])", RegexOptions.CultureInvariant)]
    private static partial Regex UserSegment();

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }
        return true;
    }
}
