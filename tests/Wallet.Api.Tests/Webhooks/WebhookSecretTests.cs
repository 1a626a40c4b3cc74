using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    private static readonly WebhookId Id = WebhookId.Create(1_700_000_000_000, 1);

    // The vector of the specification's own libraries.
    [Fact]
    public void A_signature_is_that_of_the_specification()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        WebhookSecret.Sign([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""))
            .Should().Be("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        WebhookSecret.ToText(secret).Should().Be("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    [Fact]
    public void Each_secret_signs()
    {
        var (one, other) = (WebhookSecret.Draw(), WebhookSecret.Draw());
        WebhookSecret.Sign([one, other], "a", 1, "b"u8).Should().Be(
            $"{WebhookSecret.Sign([one], "a", 1, "b"u8)} {WebhookSecret.Sign([other], "a", 1, "b"u8)}");
        one.Should().HaveCount(32).And.NotEqual(other);
    }

    [Fact]
    public void What_is_encrypted_opens_for_its_webhook_alone_and_only_as_it_was()
    {
        using var key = WebhookKey.Read(WebhookKeyFile.Path);
        var secret = WebhookSecret.Draw();
        var bytes = key.Seal(Id, secret);
        key.Open(Id, bytes).Should().Equal(secret);
        key.Seal(Id, secret).Should().NotEqual(bytes, "each has a nonce of its own");
        key.Open(new(Id.Value + 1), bytes).Should().BeNull();
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            key.Open(Id, changed).Should().BeNull($"byte {i} is another");
        }
        key.Open(Id, bytes.AsSpan(0, 20)).Should().BeNull();
    }

    [Fact]
    public void Many_open_at_once()
    {
        using var key = WebhookKey.Read(WebhookKeyFile.Path);
        var secret = WebhookSecret.Draw();
        var bytes = key.Seal(Id, secret);
        Parallel.For(0, 20_000, _ => key.Open(Id, bytes).Should().Equal(secret));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    public async Task A_file_without_a_key_is_refused_with_what_to_do(string content)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, content);
        var refusal = FluentActions.Invoking(() => WebhookKey.Read(file)).Should().Throw<ArgumentException>().WithMessage("*openssl rand*").Which;
        if (content.Length > 0)
            refusal.Message.Should().NotContain(content);
        File.Delete(file);
    }
}
