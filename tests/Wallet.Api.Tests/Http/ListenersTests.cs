using System.Net;
using System.Net.Sockets;
using System.Text;
using Wallet.Api.Http.Health;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Which port answers what, no matter what a request says of itself.</summary>
public sealed class ListenersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private Uri Public => api.Cluster.Client.Http.BaseAddress!;

    private Uri Management => api.Cluster.Management.Http.BaseAddress!;

    [Theory]
    [InlineData("/api", true, false)]
    [InlineData("/api/v1/wallets", true, false)]
    [InlineData("/API/v1/wallets", true, false)]
    [InlineData("/apis", false, false)]
    [InlineData("/q/health/ready", true, true)]
    [InlineData("/q/health/ready/", true, true)]
    [InlineData("/q/health/readyness", false, true)]
    [InlineData("/q/health", false, true)]
    [InlineData("/Q/Health", false, true)]
    [InlineData("/q/healthz", false, false)]
    [InlineData("/q/metrics", false, true)]
    [InlineData("/Q/METRICS", false, true)]
    [InlineData("//q/metrics", false, false)]
    [InlineData("/q", false, false)]
    [InlineData("/", false, false)]
    [InlineData("", false, false)]
    public void What_is_in_no_list_is_served_nowhere(string path, bool atPublic, bool atManagement)
        => (Listener.Public.Serves(path, DocumentationPlace.Off), Listener.Management.Serves(path, DocumentationPlace.Off))
            .Should().Be((atPublic, atManagement));

    [Theory]
    [InlineData("/q/health/live", "application/json")]
    [InlineData("/q/health/started", "application/json")]
    [InlineData("/q/health/ready", "application/json")]
    [InlineData("/q/health", "application/json")]
    [InlineData("/q/metrics", "text/plain")]
    public async Task The_management_port_has_health_and_metrics(string path, string type)
    {
        var (_, told) = await Eventually.AnswersAsync(AskAsync, answer => answer.Status == HttpStatusCode.OK, $"{path} is answered");
        told.Should().Be(type);

        async Task<(HttpStatusCode Status, string? Type)> AskAsync()
        {
            using var response = await api.Cluster.Management.Http.GetAsync(new Uri(path, UriKind.Relative));
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/q/health/live")]
    [InlineData("/q/health/started")]
    [InlineData("/q/health/ready")]
    public async Task A_probe_at_the_public_port_says_no_more_than_its_word(string path)
        => (await Eventually.AnswersAsync(() => api.Cluster.Client.GetAsync(path), r => r.Status == HttpStatusCode.OK, "the pod is ready"))
            .Text.Should().Be("""{"status":"UP","checks":[]}""");

    [Fact]
    public Task The_same_probe_at_the_management_port_says_what_it_looked_at() => Eventually.BecomesTrueAsync(
        async () => (await api.Cluster.Management.GetAsync("/q/health/ready")).Text.Contains("""{"name":"database","status":"UP"}"""),
        "the probe says that the database answers");

    [Theory]
    [InlineData("/q/health")]
    [InlineData("/q/metrics")]
    [InlineData("/Q/Metrics")]
    [InlineData("//q/metrics")]
    [InlineData("/api/../q/metrics")]
    [InlineData("/api/%2e%2e/q/metrics")]
    [InlineData("/api%2f..%2fq/metrics")]
    [InlineData("/q/health/ready/../../metrics")]
    [InlineData("{management}q/metrics")]
    public async Task No_request_gets_the_management_ports_paths_from_the_public_port(string target)
    {
        var named = target.Replace("{management}", Management.AbsoluteUri, StringComparison.Ordinal);
        foreach (var host in new[] { Public.Authority, Management.Authority, "localhost:9000" })
            (await AskAsync(Public, named, host)).Should().Match("HTTP/1.1 4??*", "the host is {0}", host)
                .And.NotContain("wallet_").And.NotContain("database");
    }

    [Theory]
    [InlineData("/api/v1/users/alice/wallets")]
    [InlineData("/q/health/../../api/v1/users/alice/wallets")]
    [InlineData("{public}api/v1/users/alice/wallets")]
    public async Task No_request_gets_the_api_from_the_management_port(string target)
    {
        var named = target.Replace("{public}", Public.AbsoluteUri, StringComparison.Ordinal);
        (await AskAsync(Public, named, Public.Authority)).Should().StartWith("HTTP/1.1 200", "the path is one");
        foreach (var host in new[] { Public.Authority, Management.Authority })
            (await AskAsync(Management, named, host)).Should().Match("HTTP/1.1 4??*", "the host is {0}", host);
    }

    [Fact]
    public async Task Documentation_is_at_the_port_that_the_setting_names()
    {
        string[] paths = ["/q/openapi", "/q/swagger-ui/index.html"];
        foreach (var place in Enum.GetValues<DocumentationPlace>())
        {
            await using var cluster = await ApiCluster.StartAsync(setup: new() { Documentation = place });
            foreach (var path in paths)
                ((await StatusAsync(cluster.Client, path)), await StatusAsync(cluster.Management, path))
                    .Should().Be((Expected(DocumentationPlace.Public), Expected(DocumentationPlace.Management)), $"{path}, {place}");

            HttpStatusCode Expected(DocumentationPlace at) => at == place ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        }
    }

    [Fact]
    public void From_the_management_port_the_document_asks_for_the_apis_address()
    {
        Documentation.Server(DocumentationPlace.Public, 8080)["url"]!.GetValue<string>().Should().Be("/");
        var server = Documentation.Server(DocumentationPlace.Management, 8081);
        server["url"]!.GetValue<string>().Should().Be("http://{host}:{port}");
        server["variables"]!["port"]!["default"]!.GetValue<string>().Should().Be("8081");
    }

    private static async Task<HttpStatusCode> StatusAsync(WalletClient client, string path)
    {
        using var response = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    // By hand: a client would tidy the target up, and correct the host.
    private static async Task<string> AskAsync(Uri server, string target, string host)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
