using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Makes commands of steps: finds the wallets, holds and transactions that they mean.</summary>
internal sealed class StepReader(MemoryLedger ledger)
{
    private const int NoWallet = 6;
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
    private static readonly WalletId Unknown = WalletId.Create(1, MemoryLedger.Euro, 1);
    private static readonly (string Name, UInt128 Owner)[] Users = [.. new[] { "ann", "bob", "eve" }.Select(u => (u, Digest.OfOwner(u)))];
    private static readonly Limits[] SomeLimits
        =
        [
            Limits.None, new(12, null, null), new(null, 15, null), new(null, null, 20), new(12, 20, 25), Limits.None with { Profile = "retail" },
            new(12, 20, null) { Profile = "retail" }, Limits.None with { Profile = "gold" },
        ];

    private static readonly Caller[] Callers = [Caller.Trusted, .. Users.Select(u => new Caller(u.Owner, AnyWallet: false))];

    public Command Read(Step step)
    {
        var command = CommandOf(step);
        var expects = step.Choice % 13 == 5 && command is not (AtomicBatch or ReleaseExpired) && command.Wallets.Any(w => !w.IsSystem);
        return expects ? command with { Expected = Expected(step, command.Wallets.First(w => !w.IsSystem)) } : command;
    }

    private Command CommandOf(Step step) => step.Kind switch
    {
        StepKind.Create => new CreateWallet(CallerOf(step), KeyOf(step), step.Choice % 7 == 0 ? MemoryLedger.Yen : MemoryLedger.Euro, Made(step)),
        StepKind.SetStatus => new SetStatus(CallerOf(step), KeyOf(step), Wallet(step.Wallet), (WalletStatus)(step.Choice % 3)),
        StepKind.SetLimits => new SetLimits(CallerOf(step), KeyOf(step), Wallet(step.Wallet), LimitsOf(step.Choice), step.Amount % 30),
        StepKind.Close => new CloseWallet(CallerOf(step), KeyOf(step), Wallet(step.Wallet), Wallet(step.Other)),
        StepKind.Together => new AtomicBatch(CallerOf(step), KeyOf(step), [.. step.Items.Select(Movement)]),
        StepKind.Sweep => new ReleaseExpired(Wallet(step.Wallet)),
        _ => Movement(step),
    };

    // As it is, or in one of two ways otherwise.
    private WalletExpectation Expected(Step step, WalletId id)
    {
        var wallet = ledger.Wallets.GetValueOrDefault(id) ?? new(id, UInt128.Zero);
        var settings = WalletSettings.Of(wallet);
        return (step.Third % 4) switch
        {
            0 => new(id, wallet.Version + 1),
            1 => new(id, wallet.Version, settings with { Overdraft = settings.Overdraft + 1 }),
            2 => new(id, wallet.Version),
            _ => new(id, wallet.Version, settings),
        };
    }

    private Movement Movement(Step step)
    {
        var (caller, key, wallet, none) = (CallerOf(step), KeyOf(step), Wallet(step.Wallet), Remarks.None);
        return step.Kind switch
        {
            StepKind.Deposit => new Deposit(caller, key, wallet, step.Amount, none),
            StepKind.Withdraw => new Withdraw(caller, key, wallet, step.Amount, none),
            StepKind.Transfer => new Transfer(caller, key, wallet, Wallet(step.Other), step.Amount, none),
            StepKind.Post => new PostTransaction(caller, key, Legs(step), Conditions(step), none),
            StepKind.Place => new PlaceHold(caller, key, wallet, step.Choice % 3 == 0 ? null : Wallet(step.Other), step.Amount, Expiry(step), none),
            StepKind.Reverse => Reverse(step),
            _ => HoldCommand(step),
        };
    }

    // Some name the hold under a wallet that it is not of.
    private HoldCommand HoldCommand(Step step)
    {
        var (caller, key, none) = (CallerOf(step), KeyOf(step), Remarks.None);
        var hold = ledger.Holds.Count == 0 ? null : ledger.Holds.Values.ElementAt(step.Wallet % ledger.Holds.Count);
        var wallet = hold is null || step.Choice % 16 == 0 ? Wallet(step.Other) : hold.Wallet;
        var id = hold?.Id ?? new TransactionId(1);
        long? amount = step.Choice % 3 == 0 ? null : step.Amount;
        return step.Kind switch
        {
            StepKind.Capture or StepKind.CaptureAbove => new CaptureHold(
                caller, key, wallet, id, hold?.Destination, step.Kind == StepKind.Capture ? amount : (hold?.Remaining ?? 0) + step.Amount,
                step.Choice % 4 == 1, none)
            {
                AllowAbove = step.Kind == StepKind.CaptureAbove || step.Choice / 16 % 2 == 1,
            },
            StepKind.Void => new VoidHold(caller, key, wallet, id, hold?.Destination, none),
            _ => new ExtendHold(caller, key, wallet, id, hold?.Destination, Expiry(step) ?? ledger.Now + Day),
        };
    }

    private ReverseTransaction Reverse(Step step)
    {
        var original = ledger.Originals.Count == 0 ? null : ledger.Originals.Values.ElementAt(step.Wallet % ledger.Originals.Count);
        return new(
            CallerOf(step), KeyOf(step), original?.Transaction.Id ?? new(1), [.. original?.Transaction.Postings.Select(p => p.Wallet) ?? []],
            step.Choice % 3 == 0 ? null : step.Amount, Remarks.None);
    }

    private Leg[] Legs(Step step)
    {
        var (from, to, third) = (Wallet(step.Wallet), Wallet(step.Other), Wallet(step.Third));
        var amount = Math.Min(step.Amount, Money.MaxMinor);
        return (step.Choice % 5) switch
        {
            0 => [new(from, -amount), new(to, amount)],
            1 => [new(to, amount), new(from, -amount)],
            2 => [new(to, amount), new(third, 2), new(from, -amount - 2)],
            3 => [new(from, -amount), new(third, -3), new(to, amount + 3)],
            _ => [new(from, -amount), new(to, amount - (step.Choice % 2))],
        };
    }

    private Condition[] Conditions(Step step)
    {
        var wallet = Wallet(step.Choice % 2 == 0 ? step.Wallet : step.Third);
        var version = ledger.Wallets.GetValueOrDefault(wallet)?.Version;
        return (step.Choice % 7) switch
        {
            0 => [new(wallet, null, version)],
            1 => [new(wallet, null, version + 1)],
            2 => [new(wallet, step.Third * 3, null), new(Wallet(step.Other), null, version)],
            _ => [],
        };
    }

    private long? Expiry(Step step) => (step.Choice % 8) switch
    {
        0 => null,
        1 => ledger.Now,
        2 => ledger.Now + 1,
        3 => ledger.Now + Day,
        _ => ledger.Now + 20 + step.Third,
    };

    private static NewWallet Made(Step step)
    {
        var (name, owner) = Users[step.Other % 2];
        var overdraft = step.Choice % 4 == 0 ? step.Amount % 16 : step.Choice % 31 == 0 ? Money.MaxMinor : 0;
        return new(name, owner, null, overdraft, step.Choice % 2 == 0 ? Limits.None : LimitsOf(step.Choice / 2), null);
    }

    private static Limits LimitsOf(int choice) => SomeLimits[choice % SomeLimits.Length];

    private static Caller CallerOf(Step step) => Callers[step.Caller];

    // A body is told by its number: the digest of a real one is the endpoints' business.
    private static IdempotencyKey? KeyOf(Step step)
        => step.Key == 0 ? null : new((UInt128)step.Key, 0, (UInt128)step.Body, IsReference: step.Key % 2 == 0);

    private WalletId Wallet(int index)
    {
        var made = ledger.Wallets.Keys.Where(w => !w.IsSystem).ToList();
        return made.Count == 0 || index == NoWallet ? Unknown : made[index % made.Count];
    }
}
