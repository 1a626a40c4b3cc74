using System.Diagnostics;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// The rules, as one pure function: no clock, no randomness, no I/O. Commands are decided one after the other, each seeing what
/// the ones before it did; a refused command changes nothing, so it cannot spoil its neighbours.
/// </summary>
internal static class Decider
{
    /// <summary>Decides a batch.</summary>
    public static Decision Decide(LedgerState state, IReadOnlyList<Command> commands, Moment moment)
    {
        var draft = new Draft(state, moment);
        HoldRules.ReleaseExpired(draft, state);
        var answers = new Answer[commands.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = Once(draft, commands[i]);
        return draft.Finish(answers);
    }

    private static Answer Once(Draft draft, Command command)
    {
        if (command.Key is not { } key)
            return Execute(draft, command);
        if (draft.Recall(key) is { } earlier)
        {
            return earlier.Fingerprint == key.Fingerprint
                ? earlier.Answer with { Replayed = true }
                : new(key.IsReference ? ResultCode.DuplicateReference : ResultCode.KeyReused);
        }
        var answer = Execute(draft, command);
        if (answer.Code.IsFinal())
            draft.Keep(key, answer);
        return answer;
    }

    private static Answer Execute(Draft draft, Command command)
    {
        if (command.Expected is not { } expected)
            return Apply(draft, command);
        if (draft.Find(expected.Wallet) is not { } wallet || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        return expected.Holds(wallet) ? Apply(draft, command) : MovementRules.Refused(ResultCode.PreconditionFailed, wallet);
    }

    private static Answer Apply(Draft draft, Command command) => command switch
    {
        Deposit deposit => MovementRules.Deposit(draft, deposit),
        Withdraw withdraw => MovementRules.Withdraw(draft, withdraw),
        Transfer transfer => MovementRules.Transfer(draft, transfer),
        PostTransaction post => MovementRules.Post(draft, post),
        ReverseTransaction reverse => MovementRules.Reverse(draft, reverse),
        PlaceHold place => HoldRules.Place(draft, place),
        CaptureHold capture => HoldRules.Capture(draft, capture),
        VoidHold release => HoldRules.Void(draft, release),
        ExtendHold extend => HoldRules.Extend(draft, extend),
        CreateWallet create => WalletRules.Create(draft, create),
        SetStatus status => WalletRules.SetStatus(draft, status),
        SetLimits limits => WalletRules.SetLimits(draft, limits),
        CloseWallet close => ClosingRules.Close(draft, close),
        ReleaseExpired or ClaimKey => new(ResultCode.Executed),
        AtomicBatch batch => Together(draft, batch),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Answer Together(Draft draft, AtomicBatch batch)
    {
        var answers = new Answer[batch.Items.Count];
        var refused = -1;
        draft.AllOrNothing(() =>
        {
            for (var i = 0; i < answers.Length && refused < 0; i++)
            {
                answers[i] = Execute(draft, batch.Items[i]);
                refused = answers[i].Code == ResultCode.Executed ? -1 : i;
            }
            return refused < 0;
        });
        if (refused < 0)
            return new(ResultCode.Executed) { Items = answers };
        for (var i = 0; i < answers.Length; i++)
            answers[i] = i == refused ? answers[i] : new(ResultCode.BatchRefused);
        return new(ResultCode.BatchRefused) { Items = answers };
    }
}
