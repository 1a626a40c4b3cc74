using System.Globalization;
using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Tells a run as a table that a person can read: one line a command, wallets, holds and transactions by short names.</summary>
internal sealed class Narrator
{
    private readonly Dictionary<long, string> _names = [];

    /// <summary>The table of a run.</summary>
    public static string Table(SequenceRun run)
    {
        var narrator = new Narrator();
        List<string[]> rows = [["time (UTC)", "lane", "who", "key", "command", "expected", "got"]];
        foreach (var batch in run.Batches)
        {
            for (var i = 0; i < batch.Commands.Count; i++)
                rows.Add(narrator.Row(batch, i));
        }
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append("  ").AppendJoin(" | ", row.Select((cell, i) => cell.PadRight(widths[i]))).AppendLine();
        return text.ToString();
    }

    /// <summary>An answer in short: code, posted/available and version.</summary>
    public static string Of(Answer? answer)
    {
        if (answer is null)
            return "";
        var again = answer.Replayed ? "again " : "";
        var text = $"{again}{answer.Code} {answer.Posted}/{answer.Available} v{answer.Version}";
        return answer.Items.Count == 0 ? text : $"{text} [{string.Join(", ", answer.Items.Select(Of))}]";
    }

    private string[] Row(BatchRecord batch, int i)
    {
        var (step, command) = (batch.Steps[i], batch.Commands[i]);
        var (expected, got) = (batch.Expected.ElementAtOrDefault(i), batch.Got.ElementAtOrDefault(i));
        var told = Tell(command);
        var isNew = got is { Code: ResultCode.Executed, Replayed: false, Subject: not 0 };
        if (isNew && _names.TryAdd(got!.Subject, $"{Prefix(command)}{_names.Count + 1}"))
            told += $" -> {_names[got!.Subject]}";
        string[] who = ["", "ann", "bob", "eve"];
        return
        [
            i > 0 ? "" : DateTimeOffset.FromUnixTimeMilliseconds(batch.Now).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            i > 0 ? "" : $"{step.Lane}", who[step.Caller], step.Key == 0 ? "" : $"{step.Key}:{step.Body}", told, Of(expected), Of(got),
        ];
    }

    private string Tell(Command command) => command switch
    {
        CreateWallet c => $"create {c.Currency.Code} for {c.Wallet.UserId}{Overdraft(c.Wallet.Overdraft)}{Told(c.Wallet.Limits)}",
        Deposit c => $"deposit {c.AmountMinor} to {Name(c.Wallet)}",
        Withdraw c => $"withdraw {c.AmountMinor} from {Name(c.Wallet)}",
        Transfer c => $"transfer {c.AmountMinor} from {Name(c.Source)} to {Name(c.Destination)}",
        PostTransaction c => $"post {string.Join(", ", c.Legs.Select(Tell))}{string.Concat(c.Conditions.Select(Tell))}",
        ReverseTransaction c => $"reverse {Told(c.AmountMinor)} of {Name(c.Transaction)}",
        PlaceHold c => $"hold {c.AmountMinor} of {Name(c.Wallet)} for {(c.Destination is { } to ? Name(to) : "outside")}{Until(c.ExpiresAt)}",
        CaptureHold c => $"capture {Told(c.AmountMinor)}{(c.AllowAbove ? " or above" : "")} of {Name(c.HoldId)} of {Name(c.Wallet)}{Final(c)}",
        VoidHold c => $"void {Name(c.HoldId)} of {Name(c.Wallet)}",
        ExtendHold c => $"extend {Name(c.HoldId)} of {Name(c.Wallet)}{Until(c.ExpiresAt)}",
        SetStatus c => $"set {Name(c.Wallet)} {c.Status}",
        CloseWallet c => $"close {Name(c.Wallet)} into {Name(c.SweepTo)}",
        SetLimits c => $"set {Name(c.Wallet)}{Overdraft(c.Overdraft)}{Told(c.Limits)}",
        AtomicBatch c => $"together: {string.Join("; ", c.Items.Select(Tell))}",
        ReleaseExpired c => $"sweep {Name(c.Wallet)}",
        _ => command.ToString(),
    };

    private string Tell(Leg leg) => $"{Name(leg.Wallet)} {leg.AmountMinor:+0;-0}";

    private string Tell(Condition condition)
        => $" if {Name(condition.Wallet)} is at version {condition.Version?.ToString() ?? "any"} and has {condition.MinAvailable ?? 0}";

    private string Name(WalletId id) => _names.GetValueOrDefault(id.Value, "nobody");

    private string Name(TransactionId id) => _names.GetValueOrDefault(id.Value, "nothing");

    private static string Prefix(Command command) => command is CreateWallet ? "w" : command is PlaceHold ? "h" : "t";

    private static string Told(long? amount) => amount is { } given ? $"{given}" : "all";

    private static string Told(Limits limits) => limits == Limits.None ? "" : $" limits {limits.PerTransaction}/{limits.PerDay}/{limits.PerMonth} {limits.Profile}".TrimEnd();

    private static string Final(CaptureHold capture) => capture.Final ? ", final" : "";

    private static string Overdraft(long overdraft) => overdraft == 0 ? "" : $" overdraft {overdraft}";

    private static string Until(long? time)
        => time is { } given ? $" until {DateTimeOffset.FromUnixTimeMilliseconds(given):yyyy-MM-dd HH:mm:ss.fff}" : "";
}
