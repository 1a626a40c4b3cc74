using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>Makes one attempt: signs, sends, and says what came of it.</summary>
internal sealed class WebhookSender(
    HttpMessageInvoker http, WebhookAddresses addresses, WebhookKey key, WebhookOptions options, TimeProvider clock)
{
    // Of an answer's body, so much is read: then its connection can be used again.
    private const int MaxAnswerBytes = 4096;
    private static readonly MediaTypeHeaderValue MediaType = new(WebhookEvents.MediaType) { CharSet = "utf-8" };

    /// <summary>Sends a delivery. Whatever goes wrong at the receiver is an outcome.</summary>
    /// <exception cref="OperationCanceledException">The service stops; it is not known what came of it.</exception>
    public async Task<AttemptOutcome> SendAsync(Webhook webhook, DueDelivery due, CancellationToken cancel)
    {
        // What was allowed when it was registered need not be now.
        if (addresses.Refusal(webhook.Url) is not null)
            return new(null, "ADDRESS_REFUSED");
        if (SecretsOf(webhook) is not { } secrets)
            return new(null, "SECRET_UNREADABLE");
        using var limit = new CancellationTokenSource(options.TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            using var request = Request(webhook, due, secrets);
            using var response = await http.SendAsync(request, either.Token);
            await DrainAsync(response, either.Token);
            return new((int)response.StatusCode) { RetryAfter = RetryAfterOf(response) };
        }
        catch (Exception exception) when (ErrorOf(exception) is { } error && !cancel.IsCancellationRequested)
        {
            return new(null, error);
        }
    }

    private HttpRequestMessage Request(Webhook webhook, DueDelivery due, IEnumerable<byte[]> secrets)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(due.Body) };
        request.Content.Headers.ContentType = MediaType;
        request.Headers.Add("User-Agent", "wallet-api");
        request.Headers.Add("webhook-id", due.Delivery.EventId);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(secrets, due.Delivery.EventId, timestamp, due.Body));
        return request;
    }

    // The newest first; null where the key is another than when they were encrypted.
    private IReadOnlyList<byte[]>? SecretsOf(Webhook webhook)
    {
        if (key.Open(webhook.Id, webhook.Secrets.Current) is not { } current)
            return null;
        return webhook.Secrets is { Previous: { } before, PreviousUntil: { } until } && until > clock.GetUtcNow()
            && key.Open(webhook.Id, before) is { } previous ? [current, previous] : [current];
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
        => response is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } asked }
            ? asked.Delta ?? (asked.Date - clock.GetUtcNow())
            : null;

    // The status says all; a body that does not end changes nothing.
    private static async Task DrainAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[MaxAnswerBytes];
            await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        }
        catch (Exception exception) when (ErrorOf(exception) is not null)
        {
            // The connection is not used again.
        }
    }

    private static string? ErrorOf(Exception exception) => exception switch
    {
        OperationCanceledException => "TIMEOUT",
        AddressRefusedException => "ADDRESS_REFUSED",
        AuthenticationException => "TLS_FAILED",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "NAME_NOT_RESOLVED",
        SocketException => "CONNECTION_FAILED",
        HttpRequestException { InnerException: { } inner } => ErrorOf(inner),
        HttpRequestException or IOException => "NO_ANSWER",
        _ => null,
    };
}
