using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace Wallet.Api.Outbox;

/// <summary>
/// Passes the log of the Kafka client on: its levels are those of syslog, and it repeats itself while a broker is away, so only so many
/// lines pass in a while. What could be a credential is blanked.
/// </summary>
internal sealed partial class KafkaLog(TimeProvider clock, ILogger log)
{
    private const int MaxLines = 20;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private long _began = clock.GetTimestamp();
    private int _passed;
    private int _withheld;

    /// <summary>Writes a line, unless there were many.</summary>
    public void Write(LogMessage line)
    {
        var level = LevelOf(line.Level);
        if (!log.IsEnabled(level) || !TryPass(out var withheld))
            return;
        if (withheld > 0)
            Log.KafkaLinesWithheld(log, withheld);
        var text = Blank(line.Message);
        Log.KafkaLine(log, level, line.Facility, text);
    }

    /// <summary>The text without what could be a credential: signatures, keys, tokens.</summary>
    public static string Blank(string text) => Credential().Replace(text, "***");

    private static LogLevel LevelOf(SyslogLevel level) => level switch
    {
        <= SyslogLevel.Critical => LogLevel.Critical,
        SyslogLevel.Error => LogLevel.Error,
        SyslogLevel.Warning => LogLevel.Warning,
        <= SyslogLevel.Info => LogLevel.Information,
        _ => LogLevel.Debug,
    };

    private bool TryPass(out int withheld)
    {
        lock (_gate)
        {
            withheld = 0;
            if (clock.GetElapsedTime(_began) >= Period)
                (_began, _passed, withheld, _withheld) = (clock.GetTimestamp(), 0, _withheld, 0);
            if (_passed >= MaxLines)
            {
                _withheld++;
                return false;
            }
            _passed++;
            return true;
        }
    }

    // A presigned URL's parameters, what follows the name of a secret, and any run as long as a token.
    [GeneratedRegex(
        @"(?<=X-Amz-(Credential|Signature|Security-Token)=)[^&\s]+|(?<=(password|secret|token)\s*[=:]\s*)\S+|[A-Za-z0-9+/_=.-]{100,}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Credential();
}
