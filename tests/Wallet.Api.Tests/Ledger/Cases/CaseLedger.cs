using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Cases;

/// <summary>A ledger that is told in words what to do, and tells how it stands. It begins at noon of 30 January 2026, UTC.</summary>
internal sealed class CaseLedger
{
    private const NumberStyles Amounts = NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;

    private readonly MemoryLedger _ledger = new() { Now = new DateTimeOffset(2026, 1, 30, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() };
    private readonly Dictionary<string, WalletId> _wallets = [];
    private Hold? _hold;
    private Original? _transaction;

    /// <summary>Runs a case and compares.</summary>
    public static void Check(string before, string commands, string answers, string after)
    {
        var ledger = new CaseLedger();
        foreach (var wallet in Items(before))
            ledger.Prepare(wallet);
        var got = Items(commands).Select(ledger.Say).Where(a => a is not null).ToList();
        var expected = Items(answers);
        got.Should().HaveCount(expected.Count);
        for (var i = 0; i < expected.Count; i++)
            Told(got[i]!, expected[i]).Should().Be(expected[i], $"that is the answer to command {i + 1}");
        foreach (var wallet in Items(after))
            ledger.Compare(wallet);
    }

    // ann 100 held 30 overdraft 50 limits 40/50/70 frozen
    private void Prepare(string text)
    {
        _ledger.Now++;
        var words = text.Split(' ');
        var (name, currency) = (words[0], words.Contains("JPY") ? MemoryLedger.Yen : MemoryLedger.Euro);
        var create = MemoryLedger.Create(name, Number(words, "overdraft") ?? 0) with { Currency = currency };
        _wallets[name] = new(_ledger.Decide(create)[0].Subject);
        if (long.Parse(words[1], Amounts, CultureInfo.InvariantCulture) is var posted && posted != 0)
            Say(posted > 0 ? $"deposit {posted} to {name}" : $"withdraw {-posted} from {name}");
        if (Number(words, "held") is { } held)
            Say($"hold {held} of {name}");
        if (words.Contains("limits"))
            Say($"limits {name} {words[Array.IndexOf(words, "limits") + 1]}");
        if (words.Contains("frozen") || words.Contains("closed"))
            Say($"{(words.Contains("frozen") ? "freeze" : "close")} {name}");
    }

    // A millisecond passes before each command.
    private Answer? Say(string text)
    {
        if (text.StartsWith("wait ", StringComparison.Ordinal))
        {
            _ledger.Now += (long)TimeSpan.ParseExact(text[5..], ["d'd'", "h'h'", "s's'"], CultureInfo.InvariantCulture).TotalMilliseconds - 1;
            return null;
        }
        _ledger.Now++;
        var parts = Regex.Match(text, @"^(?:as (?<user>\w+): )?(?<what>.*?)(?: (?<key>key|ref) (?<name>\w+))?$");
        var caller = parts.Groups["user"].Value is { Length: > 0 } user ? new Caller(Digest.OfOwner(user), AnyWallet: false) : Caller.Trusted;
        var what = parts.Groups["what"].Value;
        var key = parts.Groups["name"].Value is { Length: > 0 } name
            ? MemoryLedger.Key(name, what) with { IsReference = parts.Groups["key"].Value == "ref" }
            : null;
        var reader = new CaseReader(id => _wallets.GetValueOrDefault(id, WalletId.Create(1, MemoryLedger.Euro, 1)), _hold, _transaction, _ledger.Now);
        var answer = _ledger.Decide(reader.Read(what, caller, key))[0];
        Remember(answer);
        return answer;
    }

    // The last hold and the last transaction are what later words are about.
    private void Remember(Answer answer)
    {
        var id = new TransactionId(answer.Subject);
        if (_ledger.Originals.TryGetValue(id, out var made) && !made.Transaction.GivesBack)
            _transaction = made;
        _hold = _ledger.Holds.GetValueOrDefault(id) ?? (_hold is null ? null : _ledger.Holds[_hold.Id]);
    }

    private static string Told(Answer answer, string expected)
    {
        var text = $"{(answer.Replayed ? "again " : "")}{answer.Code}";
        if (answer.Items.Count > 0)
            text += $" [{string.Join(", ", answer.Items.Select(i => i.Code))}]";
        return expected.Contains('/') ? $"{text} {answer.Posted}/{answer.Available}" : text;
    }

    private void Compare(string text)
    {
        var words = text.Split(' ');
        var wallet = _ledger.Wallets[_wallets[words[0]]];
        var told = $"{words[0]} {wallet.Posted}";
        foreach (var word in words.Skip(2).Where(w => !long.TryParse(w, CultureInfo.InvariantCulture, out _)))
        {
            told += word switch
            {
                "held" => $" held {wallet.Held}",
                "available" => $" available {wallet.Available}",
                ['v', ..] => $" v{wallet.Version}",
                _ => $" {wallet.Status.ToString().ToLowerInvariant()}",
            };
        }
        told.Should().Be(text);
    }

    private static long? Number(string[] words, string name)
        => words.Contains(name) ? long.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture) : null;

    private static List<string> Items(string cell) => [.. cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
