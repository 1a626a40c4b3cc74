using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Cases;

/// <summary>
/// Reads a command in words, such as <c>transfer 5 from ann to bob</c>. Holds and reversals are about the last hold and transaction.
/// </summary>
internal sealed class CaseReader(Func<string, WalletId> wallet, Hold? hold, Original? transaction, long now)
{
    public Command Read(string text, Caller caller, IdempotencyKey? key)
    {
        var words = text.Split(' ');
        return words[0] switch
        {
            "freeze" => new SetStatus(caller, key, wallet(words[1]), WalletStatus.Frozen),
            "unfreeze" => new SetStatus(caller, key, wallet(words[1]), WalletStatus.Active),
            "close" when words.Length > 2 => new CloseWallet(caller, key, wallet(words[1]), wallet(words[3])),
            "close" => new SetStatus(caller, key, wallet(words[1]), WalletStatus.Closed),
            "limits" => new SetLimits(caller, key, wallet(words[1]), LimitsOf(words[2]), words.Length > 3 ? Number(words[3]) : 0),
            "together:" => new AtomicBatch(caller, key, [.. text["together: ".Length..].Split(" & ").Select(t => Movement(t, caller, null))]),
            _ => Movement(text, caller, key),
        };
    }

    private Movement Movement(string text, Caller caller, IdempotencyKey? key)
    {
        var (words, none) = (text.Split(' '), Remarks.None);
        return words[0] switch
        {
            "deposit" => new Deposit(caller, key, wallet(words[3]), Number(words[1]), none),
            "withdraw" => new Withdraw(caller, key, wallet(words[3]), Number(words[1]), none),
            "transfer" => new Transfer(caller, key, wallet(words[3]), wallet(words[5]), Number(words[1]), none),
            "post" => Post(text, caller, key),
            "hold" => new PlaceHold(
                caller, key, wallet(words[3]), After(words, "for") is { } to ? wallet(to) : null, Number(words[1]), Until(words), none),
            "capture" => new CaptureHold(
                caller, key, hold!.Wallet, hold.Id, hold.Destination, Part(words[1]), words.Contains("final"), none)
            {
                AllowAbove = words.Contains("above"),
            },
            "void" => new VoidHold(caller, key, words.Length > 1 ? wallet(words[2]) : hold!.Wallet, hold!.Id, hold.Destination, none),
            "extend" => new ExtendHold(caller, key, hold!.Wallet, hold.Id, hold.Destination, Until(words) ?? 0),
            "reverse" => new ReverseTransaction(
                caller, key, transaction!.Transaction.Id, [.. transaction.Transaction.Postings.Select(p => p.Wallet)], Part(words[1]), none),
            _ => throw new ArgumentException($"No command in words: {text}"),
        };
    }

    // post ann -5, bob +5 if ann at 1 has 20
    private PostTransaction Post(string text, Caller caller, IdempotencyKey? key)
    {
        var parts = text["post ".Length..].Split(" if ");
        var legs = parts[0].Split(", ").Select(l => new Leg(wallet(l.Split(' ')[0]), Number(l.Split(' ')[1])));
        var conditions = parts.Skip(1).Select(c => Regex.Match(c, @"^(?<who>\w+)(?: at (?<at>\d+))?(?: has (?<has>\d+))?$").Groups)
            .Select(c => new Condition(wallet(c["who"].Value), Optional(c["has"]), Optional(c["at"])));
        return new(caller, key, [.. legs], [.. conditions], Remarks.None);
    }

    private long? Until(string[] words) => After(words, "until") is { } seconds ? now + (1000 * Number(seconds.TrimEnd('s'))) : null;

    private static Limits LimitsOf(string text)
    {
        var parts = text.Split('/').Select(p => p.Length == 0 ? (long?)null : Number(p)).ToList();
        return new(parts[0], parts[1], parts[2]);
    }

    private static string? After(string[] words, string word) => Array.IndexOf(words, word) is >= 0 and var at ? words[at + 1] : null;

    private static long? Part(string word) => word == "all" ? null : Number(word);

    private static long? Optional(Group group) => group.Success ? Number(group.Value) : null;

    private static long Number(string word)
        => long.Parse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
