using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// What the ledger promises, one request after the other, written a second time and as plainly as can be: pure. Ids of what is made are taken
/// from the answer that was seen.
/// </summary>
internal static class Model
{
    /// <summary>The answer to a request, and the ledger after it.</summary>
    public static (Seen Answer, ModelLedger After) Decide(ModelLedger ledger, MoneyRequest request, IReadOnlyList<string> ids) => request.Kind switch
    {
        RequestKind.Read => (Answer(ledger, request), ledger),
        RequestKind.Hold => Place(ledger, request, ids),
        RequestKind.Capture or RequestKind.Void => Resolve(ledger, request),
        RequestKind.Reversal => Reverse(ledger, request),
        RequestKind.AtomicBatch => Together(ledger, request, ids),
        _ => Move(ledger, request, ids),
    };

    private static (Seen Answer, ModelLedger After) Move(ModelLedger ledger, MoneyRequest request, IReadOnlyList<string> ids)
    {
        foreach (var condition in request.Conditions)
        {
            if (condition.Version is { } version && version != ledger[condition.Wallet].Version)
                return (Refused("VERSION_MISMATCH"), ledger);
            if (ledger[condition.Wallet].Available < condition.MinAvailable)
                return (Short(ledger, condition.Wallet), ledger);
        }
        if (FirstShort(ledger, request) is { } wallet)
            return (Short(ledger, wallet), ledger);
        var after = Apply(ledger, request.Legs);
        if (ids.Count > 0 && request.Kind != RequestKind.Journal)
            after = after.WithReversible(ids[0], Math.Abs(request.Legs[0].Amount));
        return (Answer(after, request), after);
    }

    private static (Seen Answer, ModelLedger After) Place(ModelLedger ledger, MoneyRequest request, IReadOnlyList<string> ids)
    {
        var (id, wallet) = (request.Legs[0].Wallet, ledger[request.Legs[0].Wallet]);
        if (request.Amount > wallet.Available)
            return (Short(ledger, id), ledger);
        var after = ledger.With(id, wallet.Plus(0, request.Amount));
        if (ids.Count > 0)
            after = after.WithHold(ids[0], new(id, request.Amount, true));
        return (Answer(after, request), after);
    }

    private static (Seen Answer, ModelLedger After) Resolve(ModelLedger ledger, MoneyRequest request)
    {
        if (!ledger.Holds.TryGetValue(request.Target!, out var hold))
            return (Refused("HOLD_NOT_FOUND"), ledger);
        if (!hold.IsOpen)
            return (Refused("HOLD_NOT_ACTIVE"), ledger);
        if (request.Amount > hold.Remaining && !request.AllowAbove)
            return (Refused("AMOUNT_TOO_LARGE") with { Available = hold.Remaining }, ledger);
        if (request.Amount - hold.Remaining > ledger[hold.Wallet].Available)
            return (Short(ledger, hold.Wallet), ledger);
        var ends = request.Kind == RequestKind.Void || request.Final || request.Amount >= hold.Remaining;
        var freed = ends ? hold.Remaining : request.Amount;
        var after = ledger.With(hold.Wallet, ledger[hold.Wallet].Plus(-request.Amount, -freed));
        foreach (var leg in request.Legs.Skip(1))
            after = after.With(leg.Wallet, after[leg.Wallet].Plus(leg.Amount));
        after = after.WithHold(request.Target!, hold with { Remaining = hold.Remaining - freed, IsOpen = !ends });
        return (Answer(after, request), after);
    }

    private static (Seen Answer, ModelLedger After) Reverse(ModelLedger ledger, MoneyRequest request)
    {
        if (!ledger.Reversible.TryGetValue(request.Target!, out var left))
            return (Refused("TRANSACTION_NOT_FOUND"), ledger);
        if (left == 0)
            return (Refused("ALREADY_REVERSED"), ledger);
        if (request.Amount > left)
            return (Refused("AMOUNT_TOO_LARGE") with { Available = left }, ledger);
        if (FirstShort(ledger, request) is { } wallet)
            return (Short(ledger, wallet), ledger);
        var after = Apply(ledger, request.Legs).WithReversible(request.Target!, left - request.Amount);
        return (Answer(after, request), after);
    }

    private static (Seen Answer, ModelLedger After) Together(ModelLedger ledger, MoneyRequest request, IReadOnlyList<string> ids)
    {
        var (after, items) = (ledger, new List<Seen>());
        for (var i = 0; i < request.Items.Count; i++)
        {
            (var answer, after) = Decide(after, request.Items[i], i < ids.Count ? [ids[i]] : []);
            items.Add(answer);
            if (!answer.IsExecuted)
                return (new("BATCH_REFUSED") { Items = [.. request.Items.Select((_, at) => at == i ? answer : Refused("BATCH_REFUSED"))] }, ledger);
        }
        return (new("") { Items = items }, after);
    }

    private static ModelLedger Apply(ModelLedger ledger, IReadOnlyList<Leg> legs)
        => legs.Aggregate(ledger, (state, leg) => state.With(leg.Wallet, state[leg.Wallet].Plus(leg.Amount)));

    private static Seen Answer(ModelLedger ledger, MoneyRequest request)
    {
        var wallet = ledger[request.Legs[0].Wallet];
        return new("", wallet.Balance, wallet.Available, wallet.Version);
    }

    // A refusal is about the first wallet that refuses.
    private static int? FirstShort(ModelLedger ledger, MoneyRequest request)
        => request.Legs.Where(l => -l.Amount > ledger[l.Wallet].Available).Select(l => (int?)l.Wallet).FirstOrDefault();

    private static Seen Short(ModelLedger ledger, int wallet) => Refused("INSUFFICIENT_FUNDS") with { Available = ledger[wallet].Available };

    private static Seen Refused(string code) => new(code);
}
