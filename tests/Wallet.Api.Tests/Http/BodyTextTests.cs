using System.Net;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Text that JSON's grammar allows and no text can be: half of a character, bytes that are no UTF-8.</summary>
public sealed class BodyTextTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    public static TheoryData<string> Halves => ["\\ud800", "\\udc00", "\\ude00\\ud83d", "x\\uD83D", "\\ud83d\\n", "\\ud83d\\u0041", "\\\\\\udfff"];

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Half_of_a_character_is_refused_wherever_it_is(string half)
    {
        var (wallet, other) = (await Client.CreateWithAsync("10.00"), await Client.CreateAsync());
        var paid = await Client.MoveAsync(wallet, "transfer", "1.00", other);
        var item = $$$"""{"type":"deposit","walletId":"{{{wallet}}}","amount":"1","metadata":{"a":"{{{half}}}"}}""";
        var legs = $$$"""[{"walletId":"{{{wallet}}}","amount":"-1"},{"walletId":"{{{other}}}","amount":"1"}]""";
        (string Method, string Path, string Body, string Place)[] all =
        [
            ("POST", "wallets", $$$"""{"userId":"{{{half}}}"}""", "$.userId"),
            ("POST", "wallets", $$$"""{"userId":"a","externalId":"{{{half}}}"}""", "$.externalId"),
            ("POST", "wallets", $$$"""{"userId":"a","metadata":{"a":[1,{"b":"{{{half}}}"}]}}""", "$.metadata.a[1].b"),
            ("POST", "wallets", $$$"""{"userId":"a","metadata":{"{{{half}}}":1}}""", "$.metadata."),
            ("POST", $"wallets/{wallet}/deposit", $$$"""{"amount":"1","referenceId":"{{{half}}}"}""", "$.referenceId"),
            ("POST", $"wallets/{wallet}/deposit", $$$$"""{"amount":"1","metadata":{"deep":{"er":["","{{{{half}}}}"]}}}""", "$.metadata.deep.er[1]"),
            ("POST", $"wallets/{wallet}/holds", $$$"""{"amount":"1","description":"{{{half}}}"}""", "$.description"),
            ("POST", "transactions", $$$"""{"legs":{{{legs}}},"metadata":{"a":"{{{half}}}"}}""", "$.metadata.a"),
            ("POST", $"transactions/{paid["transactionId"].GetString()}/reversals", $$$"""{"metadata":{"a":"{{{half}}}"}}""", "$.metadata.a"),
            ("POST", "transactions/batch", $$$"""{"items":[{"type":"deposit","walletId":"{{{wallet}}}","amount":"1"},{{{item}}}]}""", "$.items[1].metadata.a"),
            ("POST", "transactions/batch", $$$"""{"mode":"atomic","items":[{{{item}}}]}""", "$.items[0].metadata.a"),
            ("PATCH", $"wallets/{wallet}", $$$"""{"metadata":{"a":"{{{half}}}"}}""", "$.metadata.a"),
        ];
        foreach (var (method, path, body, place) in all)
        {
            foreach (var prefer in (string[])["", "dry-run"])
            {
                var answer = await SendAsync(method, path, body, prefer);
                (answer.Code, answer["outcome"].GetString()).Should().Be(("VALIDATION_ERROR", "not_executed"), $"{path} {body}: {answer.Text}");
                answer["detail"].GetString().Should().Contain(place, body);
            }
        }
        (await Client.BalanceAsync(wallet)).Should().Be(900);
    }

    [Theory]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\\\ud800")]
    [InlineData("\\u00e9\\u0000")]
    public async Task What_only_looks_like_half_of_a_character_is_taken(string text)
    {
        var made = await SendAsync("POST", "wallets", $$$"""{"userId":"a","metadata":{"a":"{{{text}}}"}}""");
        made.Status.Should().Be(HttpStatusCode.Created, made.Text);
        var expected = System.Text.Json.JsonElement.Parse($"\"{text}\"").GetString();
        (await Client.GetAsync(made.Headers["Location"]))["metadata"].GetProperty("a").GetString().Should().Be(expected);
    }

    [Theory]
    [InlineData("metadata\":{\"a\":\"", "\"}")]
    [InlineData("externalId\":\"", "\"")]
    [InlineData("metadata\":{\"", "\":1}")]
    public async Task Bytes_that_are_no_utf_8_are_refused(string before, string after)
    {
        foreach (var bytes in (byte[][])[[0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xFF]])
        {
            byte[] body = [.. """{"userId":"a","""u8, (byte)'"', .. System.Text.Encoding.UTF8.GetBytes(before), .. bytes, .. System.Text.Encoding.UTF8.GetBytes(after), (byte)'}'];
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            (await Client.SendAsync(new(HttpMethod.Post, "/api/v1/wallets") { Content = content })).Code.Should().Be("VALIDATION_ERROR");
        }
    }

    [Fact]
    public async Task Rows_of_before_that_hold_half_of_a_character_can_be_read()
    {
        var (user, reference) = ($"u-{Guid.NewGuid()}", $"r-{Guid.NewGuid()}");
        var wallet = await Client.CreateWithAsync("10.00", user);
        var moved = await Client.PostAsync($"wallets/{wallet}/deposit", new { amount = "1.00", referenceId = reference });
        var queries = new QueryRunner(new Database(api.Cluster.Database));
        const string Broken = """{"a":"x\ud800y","b\udfff":["\ud83d\ude00"]}""";
        await queries.ExecuteAsync(new SqlText().Sql("UPDATE wallets SET metadata = ").Text(Broken).Sql(" WHERE user_id = ").Text(user), default);
        await queries.ExecuteAsync(
            new SqlText().Sql("UPDATE transactions SET metadata = ").Text(Broken).Sql(" WHERE reference = ").Text(reference), default);
        var list = await Client.GetAsync($"users/{user}/wallets");
        var found = await Client.GetAsync($"transactions?reference={reference}");
        var all = new[]
        {
            (await Client.GetAsync($"wallets/{wallet}")).Body, (await Client.GetAsync(moved.Headers["Location"])).Body, list["items"][0], found["items"][0],
        };
        foreach (var metadata in all.Select(b => b.GetProperty("metadata")))
        {
            metadata.GetProperty("a").GetString().Should().Be("x\ufffdy");
            metadata.GetProperty("b\ufffd")[0].GetString().Should().Be("😀");
        }
        (await SendAsync("PATCH", $"wallets/{wallet}", """{"metadata":{"a":1}}""")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_in_a_coding_is_refused_with_the_codings_that_are_taken()
    {
        var content = new ByteArrayContent([0x1f, 0x8b, 8, 0]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        var answer = await Client.SendAsync(new(HttpMethod.Post, "/api/v1/wallets") { Content = content });
        (answer.Status, answer.Code).Should().Be((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"));
        answer.Headers["Accept-Encoding"].Should().Be("identity");
    }

    private Task<Reply> SendAsync(string method, string path, string body, string prefer = "")
    {
        var request = new HttpRequestMessage(new(method), $"/api/v1/{path}") { Content = new StringContent(body, null, "application/json") };
        if (prefer.Length > 0)
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        return Client.SendAsync(request, Guid.CreateVersion7().ToString());
    }
}
