using System.Net.Http.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>Traces as a receiver gets them from the real exporter.</summary>
[Collection(AloneCollection.Name)]
public sealed class TracingTests
{
    private const string TraceOfCaller = "0af7651916cd43dd8448eb211c80319c";
    private const string SpanOfCaller = "b7ad6b7169203331";

    [Fact]
    public async Task A_request_and_its_batch_are_told_under_the_callers_trace_without_naming_the_user()
    {
        using var receiver = OtlpReceiver.Start();
        Reply refused;
        await using (var cluster = await StartAsync(receiver))
        {
            var wallet = await cluster.Client.CreateAsync("marked-user");
            refused = await SendTracedAsync(cluster.Client, wallet, "9.00");
            await cluster.Client.GetAsync("users/marked-user/wallets?cursor=marked-user");
            await cluster.Client.GetAsync("/q/health/ready");
            await cluster.Management.GetAsync("/q/health");
            // What is left when a host stops gets a few seconds only.
            await Eventually.BecomesTrueAsync(() => HasAll(receiver.Spans), "the receiver has the request, its batch and the user's list");
        }

        var request = receiver.Spans.Single(span => span.TraceId == TraceOfCaller);
        request.ParentId.Should().Be(SpanOfCaller);
        request.Name.Should().Be("POST /api/v1/wallets/{walletId}/withdraw");
        refused["traceId"].GetString().Should().Be(TraceOfCaller);
        receiver.Spans.Where(span => span.Name == "batch").Should().Contain(batch => batch.Links.Contains(request.SpanId));
        receiver.Spans.SelectMany(span => span.Attributes.Values).Should().NotContain(value => value.Contains("marked-user"));
        receiver.Spans.Should().NotContain(span => span.Name.Contains("/q/"));
        foreach (var span in receiver.Spans)
        {
            span.Resource["service.name"].Should().Be("wallet-api");
            span.Resource["service.instance.id"].Should().Be("test");
            span.Resource["service.version"].Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        }
    }

    [Fact]
    public async Task Without_a_receiver_nothing_is_traced_and_problems_still_name_the_callers_trace()
    {
        await using var cluster = await ApiCluster.StartAsync();
        var wallet = await cluster.Client.CreateAsync();
        (await SendTracedAsync(cluster.Client, wallet, "9.00"))["traceId"].GetString().Should().Be(TraceOfCaller);
        (await cluster.Client.MoveAsync(wallet, "withdraw", "9.00"))["traceId"].GetString().Should().MatchRegex("^[0-9a-f]{32}$", "without a trace of the caller it has its own");
        cluster.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)).Should().BeNull();
    }

    [Fact]
    public async Task A_receiver_that_is_away_costs_nothing_but_the_traces()
    {
        await using var cluster = await StartAsync($"http://127.0.0.1:{FreePort.Next()}");
        var wallet = await cluster.Client.CreateWithAsync("5.00");
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(500);
    }

    private static bool HasAll(IReadOnlyList<OtlpSpan> spans)
        => spans.Any(span => span.Name == "GET /api/v1/users/{userId}/wallets") && spans.FirstOrDefault(span => span.TraceId == TraceOfCaller) is { } request
            && spans.Any(span => span.Name == "batch" && span.Links.Contains(request.SpanId));

    private static Task<ApiCluster> StartAsync(OtlpReceiver receiver) => StartAsync(receiver.Endpoint);

    private static Task<ApiCluster> StartAsync(string endpoint) => ApiCluster.StartAsync(setup: new()
    {
        OpenTelemetry = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "600000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        },
    });

    private static Task<Reply> SendTracedAsync(WalletClient client, string wallet, string amount)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/{wallet}/withdraw") { Content = JsonContent.Create(new { amount }) };
        request.Headers.Add("traceparent", $"00-{TraceOfCaller}-{SpanOfCaller}-01");
        return client.SendAsync(request, Guid.CreateVersion7().ToString());
    }
}
