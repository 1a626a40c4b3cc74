using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>
/// The ledger as a person would keep it on paper: every rule spelled out once more, slowly, from README and documents, without a line of
/// the product's rules. It foretells each answer and the books after it.
/// </summary>
internal sealed class ModelLedger
{
    private readonly Dictionary<UInt128, (UInt128 Fingerprint, Answer Answer)> _kept = [];

    public ModelBook Book { get; private set; } = new(new(0, 0, [], []));

    public IReadOnlyList<Answer> Decide(IReadOnlyList<Command> commands, BatchFacts batch)
    {
        Book = Book.Copy(batch);
        foreach (var wallet in commands.SelectMany(c => c.Wallets).Distinct().Order())
            ModelHolds.EndExpired(Book, wallet);
        return [.. commands.Select(Once)];
    }

    // The same key and body: the same answer. The same key and another body: refused, and the first stands.
    private Answer Once(Command command)
    {
        if (command.Key is not { } key)
            return Execute(command);
        if (_kept.TryGetValue(key.Hash, out var kept))
        {
            if (kept.Fingerprint == key.Fingerprint)
                return kept.Answer with { Replayed = true };
            return new(key.IsReference ? ResultCode.DuplicateReference : ResultCode.KeyReused);
        }
        var answer = Execute(command);
        // A condition that did not hold is not the request's answer.
        if (answer.Code != ResultCode.PreconditionFailed)
            _kept.Add(key.Hash, (key.Fingerprint, answer));
        return answer;
    }

    private Answer Execute(Command command)
    {
        if (command.Expected is not { } expected)
            return Apply(command);
        if (!ModelMovements.Exists(Book, command.Caller, expected.Wallet, out var wallet))
            return new(ResultCode.WalletNotFound);
        var isSo = expected.Version == Book.Version(wallet.Id)
            && (expected.Settings is not { } settings
                || (settings.Status == wallet.Status && settings.Overdraft == wallet.Overdraft && settings.Limits == wallet.Limits));
        return isSo ? Apply(command) : ModelMovements.Stands(Book, wallet, ResultCode.PreconditionFailed);
    }

    private Answer Apply(Command command) => command switch
    {
        CreateWallet create => Create(create),
        SetStatus status => Set(status),
        SetLimits limits => Set(limits),
        CloseWallet close => Close(close),
        AtomicBatch batch => Together(batch),
        Movement movement => Move(movement),
        ReleaseExpired => new(ResultCode.Executed),
        _ => throw new ArgumentException($"The model has no rule for {command}."),
    };

    private Answer Move(Movement movement) => movement switch
    {
        Deposit deposit => ModelMovements.Deposit(Book, deposit),
        Withdraw withdraw => ModelMovements.Withdraw(Book, withdraw),
        Transfer transfer => ModelMovements.Transfer(Book, transfer),
        PostTransaction post => ModelMovements.Post(Book, post),
        ReverseTransaction reverse => ModelMovements.Reverse(Book, reverse),
        PlaceHold place => ModelHolds.Place(Book, place),
        CaptureHold capture => ModelHolds.Capture(Book, capture),
        VoidHold release => ModelHolds.Void(Book, release),
        ExtendHold extend => ModelHolds.Extend(Book, extend),
        _ => throw new ArgumentException($"The model has no rule for {movement}."),
    };

    private Answer Create(CreateWallet command)
    {
        var made = command.Wallet;
        if (!ModelProfiles.IsThere(made.Limits, command.Currency))
            return new(ResultCode.LimitProfileNotFound);
        var id = Book.Batch.Wallet(Book.News.OfType<WalletId>().Count());
        Book.Open(id, new(id, made.Owner, command.Currency.Number, IsOutside: false) { Overdraft = made.Overdraft, Limits = made.Limits });
        return new(ResultCode.Executed, id.Value, 0, made.Overdraft, 0);
    }

    private Answer Set(SetStatus command)
    {
        if (!ModelMovements.Exists(Book, command.Caller, command.Wallet, out var wallet))
            return new(ResultCode.WalletNotFound);
        var stands = ModelMovements.Stands(Book, wallet, ResultCode.Executed, wallet.Id.Value);
        if (command.Status == wallet.Status)
            return stands;
        if (wallet.Status == WalletStatus.Closed)
            return stands with { Code = ResultCode.WalletClosed, Subject = 0 };
        if (command.Status == WalletStatus.Closed && (wallet.Posted != 0 || wallet.Held != 0))
            return stands with { Code = ResultCode.WalletNotEmpty, Subject = 0 };
        Book.Wallets[wallet.Id] = wallet with { Status = command.Status };
        Book.News.Add((wallet.Id, command.Status));
        return stands;
    }

    // Closed stays closed, and what is already overdrawn cannot be called back.
    private Answer Set(SetLimits command)
    {
        if (!ModelMovements.Exists(Book, command.Caller, command.Wallet, out var wallet))
            return new(ResultCode.WalletNotFound);
        if (wallet.Status == WalletStatus.Closed)
            return ModelMovements.Stands(Book, wallet, ResultCode.WalletClosed);
        if (!ModelProfiles.IsThere(command.Limits, command.Wallet.Currency))
            return ModelMovements.Stands(Book, wallet, ResultCode.LimitProfileNotFound);
        var changed = wallet with { Limits = command.Limits, Overdraft = command.Overdraft };
        if (changed.Available < 0)
            return ModelMovements.Stands(Book, wallet, ResultCode.InsufficientFunds);
        if (changed != wallet)
            Book.News.Add((wallet.Id, command.Limits, command.Overdraft));
        Book.Wallets[wallet.Id] = changed;
        return ModelMovements.Stands(Book, changed, ResultCode.Executed, wallet.Id.Value);
    }

    // Closing is two things that a person could do one after the other: pay out all there is, and close what is empty then. Both or none. To a
    // receiver that is not open nothing is given, be it nothing at all.
    private Answer Close(CloseWallet command)
    {
        if (!ModelMovements.Exists(Book, command.Caller, command.Wallet, out var wallet))
            return new(ResultCode.WalletNotFound);
        if (wallet.Status == WalletStatus.Closed)
            return ModelMovements.Stands(Book, wallet, ResultCode.Executed);
        if (!Book.Wallets.TryGetValue(command.SweepTo, out var receiver))
            return ModelMovements.Stands(Book, wallet, ResultCode.WalletNotFound);
        if (receiver.Id == wallet.Id)
            return ModelMovements.Stands(Book, wallet, ResultCode.InvalidTransfer);
        if (receiver.Currency != wallet.Currency)
            return ModelMovements.Stands(Book, wallet, ResultCode.CurrencyMismatch);
        if (receiver.Status != WalletStatus.Active)
            return ModelMovements.Stands(Book, wallet, receiver.Status == WalletStatus.Frozen ? ResultCode.WalletFrozen : ResultCode.WalletClosed);
        if (wallet.Held > 0 || wallet.Posted < 0)
            return ModelMovements.Stands(Book, wallet, ResultCode.WalletNotEmpty);
        var paid = wallet.Posted == 0 ? null : ModelMovements.Move(
            Book, command.Caller, TransactionKind.Transfer, wallet.Posted,
            [new(wallet.Id, -wallet.Posted, 0), new(receiver.Id, wallet.Posted, 0)]);
        if (paid is { Code: not ResultCode.Executed })
            return paid;
        Book.Wallets[wallet.Id] = Book.Wallets[wallet.Id] with { Status = WalletStatus.Closed };
        Book.News.Add((wallet.Id, WalletStatus.Closed));
        return ModelMovements.Stands(Book, Book.Wallets[wallet.Id], ResultCode.Executed, paid?.Subject ?? 0);
    }

    // Everything on a copy of the books; the first refusal throws the copy away.
    private Answer Together(AtomicBatch batch)
    {
        var before = Book.Copy(Book.Batch);
        var answers = new List<Answer>();
        foreach (var item in batch.Items)
        {
            answers.Add(Move(item));
            if (answers[^1].Code == ResultCode.Executed)
                continue;
            Book = before;
            var others = new Answer(ResultCode.BatchRefused);
            return new(ResultCode.BatchRefused) { Items = [.. batch.Items.Select((_, i) => i == answers.Count - 1 ? answers[i] : others)] };
        }
        return new(ResultCode.Executed) { Items = answers };
    }
}
