using System.Net;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>Names are looked up by us at each connect, and lead nowhere that is not permitted.</summary>
public sealed class ConnectorTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_name_that_leads_to_a_private_address_is_not_called(string address)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var http = Connector(new([]), _ => [IPAddress.Parse(address)]);
        var refused = await FluentActions.Awaiting(() => PostAsync(http, receiver, "receiver.example")).Should().ThrowAsync<HttpRequestException>();
        refused.Which.InnerException.Should().BeOfType<AddressRefusedException>();
        receiver.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_led_elsewhere_before_is_looked_at_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var lookups = 0;
        using var http = Connector(new(["127.0.0.1"]), _ => [IPAddress.Parse(++lookups == 1 ? "127.0.0.1" : "127.0.0.2")]);
        (await PostAsync(http, receiver, "receiver.example", close: true)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await FluentActions.Awaiting(() => PostAsync(http, receiver, "receiver.example")).Should().ThrowAsync<HttpRequestException>();
        (lookups, receiver.Calls.Count).Should().Be((2, 1));
    }

    [Fact]
    public async Task Of_several_addresses_those_that_are_permitted_are_called()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var http = Connector(new(["127.0.0.1"]), _ => [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("127.0.0.1")]);
        (await PostAsync(http, receiver, "receiver.example")).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static HttpMessageInvoker Connector(WebhookAddresses addresses, Func<string, IPAddress[]> resolve)
        => new WebhookConnector(addresses, (host, _) => Task.FromResult(resolve(host))).Invoker(4);

    private static async Task<HttpResponseMessage> PostAsync(HttpMessageInvoker http, WebhookReceiver receiver, string host, bool close = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(receiver.Url) { Host = host }.Uri) { Content = new StringContent("{}") };
        request.Headers.Add("webhook-id", "a");
        request.Headers.ConnectionClose = close;
        return await http.SendAsync(request, default);
    }
}
