using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Outbox;

public sealed class KafkaLogTests
{
    private readonly CapturedLog _log = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly KafkaLog _kafka;

    public KafkaLogTests() => _kafka = new(_clock, _log.Logger("kafka"));

    [Theory]
    [InlineData(SyslogLevel.Emergency, LogLevel.Critical)]
    [InlineData(SyslogLevel.Critical, LogLevel.Critical)]
    [InlineData(SyslogLevel.Error, LogLevel.Error)]
    [InlineData(SyslogLevel.Warning, LogLevel.Warning)]
    [InlineData(SyslogLevel.Notice, LogLevel.Information)]
    [InlineData(SyslogLevel.Info, LogLevel.Information)]
    [InlineData(SyslogLevel.Debug, LogLevel.Debug)]
    public void A_line_keeps_its_level_and_its_words(SyslogLevel level, LogLevel expected)
    {
        Write(level, "broker 1: connection refused");
        var line = _log.Lines.Should().ContainSingle().Subject;
        line.Level.Should().Be(expected);
        line.Text.Should().Contain("FAIL").And.Contain("broker 1: connection refused");
    }

    [Fact]
    public void A_client_that_repeats_itself_is_cut_short_and_the_number_of_lines_is_told()
    {
        for (var i = 0; i < 50; i++)
            Write(SyslogLevel.Error, "away");
        _log.Lines.Should().HaveCount(20);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Write(SyslogLevel.Error, "still away");
        _log.Lines.Skip(20).Select(line => line.Text).Should().SatisfyRespectively(
            told => told.Should().Contain("30 lines"), line => line.Should().Contain("still away"));
    }

    [Theory]
    [InlineData("GET /?X-Amz-Credential=AKID%2F2026&X-Amz-Signature=0123abcd&a=b", "GET /?X-Amz-Credential=***&X-Amz-Signature=***&a=b")]
    [InlineData("sasl.password=hunter2 refused", "sasl.password=*** refused")]
    [InlineData("Connect to ssl://b-1.wallet.x1y2z3.c2.kafka.sa-east-1.amazonaws.com:9098 failed", null)]
    public void What_could_be_a_credential_is_blanked(string text, string? shown)
        => KafkaLog.Blank(text).Should().Be(shown ?? text);

    [Fact]
    public void A_token_that_MSK_would_take_is_blanked()
    {
        var token = MskToken.Create("eu-west-1", new("AKID", "secret", "session"), DateTimeOffset.UnixEpoch);
        KafkaLog.Blank($"SASL authentication error: {token} (after 5ms)").Should().Be("SASL authentication error: *** (after 5ms)");
    }

    private void Write(SyslogLevel level, string message) => _kafka.Write(new("wallet-api#producer-1", level, "FAIL", message));
}
