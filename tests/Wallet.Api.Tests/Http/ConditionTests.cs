using System.Net;
using System.Net.Http.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Conditional requests (RFC 9110, 13): nothing is done to a wallet that has changed, nothing is sent that the caller has.</summary>
public sealed class ConditionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    public static TheoryData<string> Changes =>
        ["deposit", "withdraw", "transfer", "holds", "capture", "void", "extend", "freeze", "unfreeze", "close", "limits", "metadata"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Nothing_is_done_to_a_wallet_that_is_not_as_it_was_read(string change)
    {
        var target = await TargetAsync();
        foreach (var prefer in (string[])["", "dry-run"])
        {
            var refused = await SendAsync(target, change, "\"v0-stale\"", prefer: prefer);
            (refused.Status, refused.Code, refused["outcome"].GetString())
                .Should().Be((HttpStatusCode.PreconditionFailed, "VERSION_MISMATCH", "not_executed"), refused.Text);
        }
        var read = await Client.GetAsync($"wallets/{target.Wallet}");
        read.Headers["ETag"].Should().Be(target.Tag);
        var weak = await SendAsync(target, change, $"W/{target.Tag}");
        weak.Status.Should().Be(HttpStatusCode.PreconditionFailed, "a weak tag is never strongly equal");
        var done = await SendAsync(target, change, $"\"x\", {target.Tag}");
        (done.Status is HttpStatusCode.PreconditionFailed).Should().BeFalse(done.Text);
        done.Code.Should().BeOneOf(change == "close" ? ["WALLET_NOT_EMPTY"] : [""], done.Text);
    }

    [Theory]
    [InlineData("limits")]
    [InlineData("freeze")]
    [InlineData("metadata")]
    [InlineData("deposit")]
    public async Task Whatever_changed_since_counts(string change)
    {
        var target = await TargetAsync();
        (await SendAsync(target, change, null)).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(target, "deposit", target.Tag)).Status.Should().Be(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Of_many_with_one_tag_one_is_executed()
    {
        var target = await TargetAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(target, "deposit", target.Tag)));
        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.OK);
        answers.Where(a => a.Status != HttpStatusCode.OK).Should().OnlyContain(a => a.Status == HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_repeated_request_has_its_answer_although_the_wallet_has_changed_by_it()
    {
        var (target, key) = (await TargetAsync(), Guid.CreateVersion7().ToString());
        var first = await SendAsync(target, "deposit", target.Tag, key);
        var again = await SendAsync(target, "deposit", target.Tag, key);
        (again.Status, again.Replayed, again.Text).Should().Be((HttpStatusCode.OK, true, first.Text));
    }

    [Fact]
    public async Task A_key_whose_condition_failed_may_come_again_with_another()
    {
        var (target, key) = (await TargetAsync(), Guid.CreateVersion7().ToString());
        (await SendAsync(target, "deposit", "\"v0\"", key)).Status.Should().Be(HttpStatusCode.PreconditionFailed);
        (await SendAsync(target, "deposit", target.Tag, key)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_tag_of_an_answer_or_of_a_balance_is_a_condition_too()
    {
        var target = await TargetAsync();
        var first = await SendAsync(target, "deposit", null);
        var second = await SendAsync(target, "deposit", first.Headers["ETag"]);
        second.Status.Should().Be(HttpStatusCode.OK, second.Text);
        (await SendAsync(target, "deposit", first.Headers["ETag"])).Status.Should().Be(HttpStatusCode.PreconditionFailed);
        var balance = await Client.GetAsync($"wallets/{target.Wallet}/balance");
        (await SendAsync(target, "deposit", balance.Headers["ETag"])).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("wallets")]
    [InlineData("transactions")]
    [InlineData("transactions/batch")]
    public async Task A_condition_where_nothing_has_a_tag_is_not_ignored(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(new { userId = "a" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        (await Client.SendAsync(request, Guid.CreateVersion7().ToString())).Code.Should().Be("VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/balance")]
    public async Task What_the_caller_has_is_not_sent_again(string path)
    {
        var target = await TargetAsync();
        var read = await Client.GetAsync($"wallets/{target.Wallet}{path}");
        foreach (var (condition, status) in new[]
        {
            (read.Headers["ETag"], HttpStatusCode.NotModified), ($"\"x\", W/{read.Headers["ETag"]}", HttpStatusCode.NotModified),
            ("*", HttpStatusCode.NotModified), ("\"x\"", HttpStatusCode.OK), ("not a tag", HttpStatusCode.OK),
        })
        {
            var answer = await ReadAsync(target.Wallet + path, condition);
            (answer.Status, answer.Headers["ETag"]).Should().Be((status, read.Headers["ETag"]), condition);
            (answer.Text.Length == 0).Should().Be(status == HttpStatusCode.NotModified);
        }
        await SendAsync(target, "deposit", null);
        (await ReadAsync(target.Wallet + path, read.Headers["ETag"])).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_balance_with_more_overdraft_is_another()
    {
        var target = await TargetAsync();
        var tag = (await Client.GetAsync($"wallets/{target.Wallet}/balance")).Headers["ETag"];
        await SendAsync(target, "limits", null);
        (await ReadAsync($"{target.Wallet}/balance", tag)).Status.Should().Be(HttpStatusCode.OK);
    }

    private Task<Reply> ReadAsync(string path, string condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/wallets/{path}");
        request.Headers.TryAddWithoutValidation("If-None-Match", condition);
        return Client.SendAsync(request);
    }

    private async Task<Target> TargetAsync()
    {
        var (wallet, other) = (await Client.CreateWithAsync("10.00"), await Client.CreateAsync());
        var body = new { amount = "1.00", expiresAt = DateTimeOffset.UtcNow.AddDays(1) };
        var hold = await Client.PostAsync($"wallets/{wallet}/holds", body, Guid.CreateVersion7().ToString());
        return new(wallet, other, hold["holdId"].GetString()!, (await Client.GetAsync($"wallets/{wallet}")).Headers["ETag"]);
    }

    private Task<Reply> SendAsync(Target target, string change, string? condition, string? key = null, string prefer = "")
    {
        var (method, path, body) = change switch
        {
            "metadata" => (HttpMethod.Patch, "", new { metadata = new { a = 1 } }),
            "limits" => (HttpMethod.Put, "/limits", new { overdraftLimit = "5.00" }),
            "transfer" => (HttpMethod.Post, "/transfer", new { amount = "1.00", destinationWalletId = target.Other }),
            "capture" or "void" => (HttpMethod.Post, $"/holds/{target.Hold}/{change}", new { }),
            "extend" => (HttpMethod.Post, $"/holds/{target.Hold}/extend", new { expiresAt = DateTimeOffset.UtcNow.AddDays(2) }),
            "freeze" or "unfreeze" or "close" => (HttpMethod.Post, $"/{change}", (object)new { }),
            _ => (HttpMethod.Post, $"/{change}", new { amount = "1.00" }),
        };
        var request = new HttpRequestMessage(method, $"/api/v1/wallets/{target.Wallet}{path}") { Content = JsonContent.Create(body) };
        if (condition is not null)
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        if (prefer.Length > 0)
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        return Client.SendAsync(request, key ?? Guid.CreateVersion7().ToString());
    }

    private sealed record Target(string Wallet, string Other, string Hold, string Tag);
}
