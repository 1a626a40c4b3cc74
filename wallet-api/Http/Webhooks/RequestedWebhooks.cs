using System.Text.RegularExpressions;
using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Http.Webhooks;

/// <summary>What is asked for of a webhook, checked.</summary>
internal sealed partial class RequestedWebhooks(WebhookAddresses addresses)
{
    /// <summary>The longest URL.</summary>
    public const int MaxUrl = 2000;

    /// <summary>The most types that can be named.</summary>
    public const int MaxTypes = 20;

    /// <summary>The form of a URL: no credentials, no fragment, and no character that is to be escaped (RFC 3986).</summary>
    public const string UrlPattern = "^https?://[A-Za-z0-9.:\\[\\]-]+([/?][!\"$-~]*)?$";

    /// <summary>Reads the id in the path; false for a text that never named a webhook.</summary>
    public static bool TryReadId(HttpContext http, out WebhookId id) => WebhookId.TryParse(http.Request.RouteValues["webhookId"] as string, out id);

    /// <summary>What a new webhook is for.</summary>
    public Checked<WebhookFilter> Read(CreateWebhookRequest body)
    {
        if (body.Url is null)
            return new Problem(ProblemType.Validation, "url is missing.");
        if ((OfForm(body.Url, body.Description, body.EventTypes) ?? Refusal(body.Url)) is { } bad)
            return bad;
        return WalletOf(body.WalletId).Failed(out var problem, out var wallet) ? problem : new WebhookFilter(Distinct(body.EventTypes), wallet.Id);
    }

    /// <summary>What is to be changed.</summary>
    public Checked<WebhookChange> Read(PatchWebhookRequest body)
    {
        if ((OfForm(body.Url, body.Description, body.EventTypes) ?? Refusal(body.Url)) is { } bad)
            return bad;
        if (WalletOf(body.WalletId).Failed(out var problem, out var wallet))
            return problem;
        return new WebhookChange(
            body.Url, body.NamesDescription ? new(body.Description) : null, body.NamesTypes ? new(Distinct(body.EventTypes)) : null,
            body.NamesWallet ? new(wallet.Id) : null, body.Enabled);
    }

    private static Problem? OfForm(string? url, string? description, IReadOnlyList<string>? types)
    {
        if (url is not null && (url.Length > MaxUrl || url.Any(char.IsControl) || !Url().IsMatch(url)))
            return new(ProblemType.Validation, $"url must be a URL of at most {MaxUrl} characters, without credentials and fragment.");
        if (Fields.Text(description, "description", 0, Fields.MaxDescription) is { } bad)
            return bad;
        return types is not null && (types.Count is < 1 or > MaxTypes || types.Any(t => !WebhookEvents.Types.Contains(t)))
            ? new(ProblemType.Validation, $"eventTypes must have 1 to {MaxTypes} of {string.Join(", ", WebhookEvents.Types)}.")
            : null;
    }

    private Problem? Refusal(string? url)
        => url is not null && addresses.Refusal(url) is { } why ? new(ProblemType.AddressRefused, why) : null;

    private static Checked<(WalletId? Id, bool _)> WalletOf(string? text)
    {
        if (text is null)
            return ((WalletId?)null, true);
        return Fields.WalletNamed(text, "walletId").Failed(out var problem, out var id) ? problem : (id, true);
    }

    private static IReadOnlyList<string>? Distinct(IReadOnlyList<string>? types) => types is null ? null : [.. types.Distinct()];

    [GeneratedRegex(UrlPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
