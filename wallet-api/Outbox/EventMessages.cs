using System.Buffers;
using System.Text.Json;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Outbox;

/// <summary>What is published of an event: pure, one record or more per event, in order.</summary>
internal static class EventMessages
{
    /// <summary>The records of an event.</summary>
    public static IEnumerable<EventMessage> Of(LedgerEvent item) => item switch
    {
        TransactionRecorded recorded =>
            [.. recorded.Entries.Select(entry => OfEntry(recorded.Transaction, entry)), OfTransaction(recorded.Transaction)],
        WalletOpened opened => [OfOpened(opened)],
        WalletChanged changed => [OfChanged(changed)],
        LimitsChanged changed => [OfLimits(changed)],
        LimitProfileChanged changed => [OfLimitProfile(changed.Change)],
        _ => [],
    };

    private static EventMessage OfEntry(LedgerTransaction transaction, Entry entry)
    {
        var wallet = entry.Wallet.ToString();
        return new(Topics.Entries, wallet, $"{wallet}:{entry.Sequence}", EventTypes.Entry, transaction.Id.Time, Json(json =>
        {
            json.WriteString("walletId", wallet);
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("transactionId", transaction.Id.ToString());
            json.WriteString("kind", Name(transaction.Kind));
            json.WriteString("currency", transaction.Currency.Code);
            json.WriteNumber("amountMinor", entry.Amount);
            json.WriteNumber("balanceAfterMinor", entry.Posted);
            json.WriteNumber("heldAfterMinor", entry.Held);
            if (entry.Counterparty.Value != 0)
                json.WriteString("counterpartyWalletId", entry.Counterparty.ToString());
            if (entry.Wallet.IsSystem)
                json.WriteBoolean("system", true);
            json.WriteString("occurredAt", transaction.Id.Time);
        }))
        {
            Wallets = [entry.Wallet],
        };
    }

    private static EventMessage OfTransaction(LedgerTransaction transaction)
    {
        var id = transaction.Id.ToString();
        return new(Topics.Transactions, id, id, EventTypes.Transaction, transaction.Id.Time, Json(json =>
        {
            json.WriteString("transactionId", id);
            json.WriteString("kind", Name(transaction.Kind));
            json.WriteString("currency", transaction.Currency.Code);
            json.WriteNumber("amountMinor", transaction.AmountMinor);
            if (transaction.Parent is { } parent)
                json.WriteString("parentTransactionId", parent.ToString());
            Write(json, transaction.Remarks);
            json.WriteStartArray("legs");
            foreach (var posting in transaction.Postings)
                Write(json, posting);
            json.WriteEndArray();
            json.WriteString("occurredAt", transaction.Id.Time);
        }))
        {
            Wallets = [.. transaction.Postings.Select(p => p.Wallet)],
        };
    }

    private static EventMessage OfOpened(WalletOpened opened)
    {
        var id = opened.Wallet.ToString();
        return new(Topics.Lifecycle, id, $"{id}:opened", EventTypes.Opened, opened.Wallet.Created, Json(json =>
        {
            json.WriteString("walletId", id);
            json.WriteString("userId", opened.UserId);
            if (opened.ExternalId is not null)
                json.WriteString("externalId", opened.ExternalId);
            json.WriteString("currency", opened.Wallet.Currency.Code);
            json.WriteString("occurredAt", opened.Wallet.Created);
        }))
        {
            Wallets = [opened.Wallet],
        };
    }

    private static EventMessage OfChanged(WalletChanged changed)
    {
        var id = changed.Wallet.ToString();
        var time = DateTimeOffset.FromUnixTimeMilliseconds(changed.At);
        return new(Topics.Lifecycle, id, $"{id}:{changed.Revision}", EventTypes.Changed, time, Json(json =>
        {
            json.WriteString("walletId", id);
            json.WriteString("status", changed.Status.ToString().ToUpperInvariant());
            if (changed.By is not null)
                json.WriteString("changedBy", changed.By);
            json.WriteString("occurredAt", time);
        }))
        {
            Wallets = [changed.Wallet],
        };
    }

    private static EventMessage OfLimits(LimitsChanged changed)
    {
        var id = changed.Wallet.ToString();
        var time = DateTimeOffset.FromUnixTimeMilliseconds(changed.At);
        return new(Topics.Lifecycle, id, $"{id}:{changed.Revision}", EventTypes.Limits, time, Json(json =>
        {
            json.WriteString("walletId", id);
            json.WriteString("currency", changed.Wallet.Currency.Code);
            Write(json, changed.Limits);
            if (changed.Limits.Profile is { } profile)
                json.WriteString("limitProfile", profile);
            json.WriteNumber("overdraftMinor", changed.Overdraft);
            if (changed.By is not null)
                json.WriteString("changedBy", changed.By);
            json.WriteString("occurredAt", time);
        }))
        {
            Wallets = [changed.Wallet],
        };
    }

    // About no wallet in particular: those that have the profile are not counted.
    private static EventMessage OfLimitProfile(LimitProfileChange change)
    {
        var (key, limits, version, at, by) = change.After;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at);
        return new(Topics.Lifecycle, $"{key}", $"{key}:{version}", EventTypes.LimitProfile, time, Json(json =>
        {
            json.WriteString("currency", key.Currency.Code);
            json.WriteString("name", key.Name);
            json.WriteNumber("version", version);
            json.WriteString("change", change.IsRemoved ? "REMOVED" : "SET");
            Write(json, limits);
            if (by is not null)
                json.WriteString("changedBy", by);
            json.WriteString("occurredAt", time);
        }));
    }

    private static void Write(Utf8JsonWriter json, Limits limits)
    {
        (string Name, long? Minor)[] amounts =
            [("perTransactionMinor", limits.PerTransaction), ("perDayMinor", limits.PerDay), ("perMonthMinor", limits.PerMonth)];
        foreach (var (name, minor) in amounts.Where(amount => amount.Minor is not null))
            json.WriteNumber(name, minor!.Value);
    }

    private static void Write(Utf8JsonWriter json, Remarks remarks)
    {
        if (remarks.Reference is not null)
            json.WriteString("referenceId", remarks.Reference);
        if (remarks.Description is not null)
            json.WriteString("description", remarks.Description);
        if (remarks.EffectiveAt is { } effective)
            json.WriteString("effectiveAt", effective);
        if (remarks.Metadata is not null)
        {
            json.WritePropertyName("metadata");
            json.WriteRawValue(remarks.Metadata);
        }
    }

    private static void Write(Utf8JsonWriter json, Posting posting)
    {
        json.WriteStartObject();
        json.WriteString("walletId", posting.Wallet.ToString());
        json.WriteNumber("amountMinor", posting.Amount);
        if (posting.Held != 0)
            json.WriteNumber("heldMinor", posting.Held);
        json.WriteEndObject();
    }

    private static string Name(TransactionKind kind) => kind.ToString().ToUpperInvariant();

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
