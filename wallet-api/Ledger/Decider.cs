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

    private static Answer Execute(Draft draft, Command command) => command switch
    {
        Deposit deposit => MovementRules.Deposit(draft, deposit),
        Withdraw withdraw => MovementRules.Withdraw(draft, withdraw),
        Transfer transfer => MovementRules.Transfer(draft, transfer),
        CreateWallet create => WalletRules.Create(draft, create),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };
}
