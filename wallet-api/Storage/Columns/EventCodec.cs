using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>
/// The outbox's payload: a batch's events in a compact binary form, since every byte is written, logged and deleted again. It lives
/// for seconds; the first byte is its version, so that pods of two releases can serve one outbox.
/// </summary>
internal static class EventCodec
{
    private const byte Version = 1;

    private enum Tag : byte
    {
        Transaction = 1,
        Opened = 2,

        // A change of status without its author, as releases before wrote it.
        Changed = 3,
        ChangedBy = 4,
        Limits = 5,
        ProfiledLimits = 6,
        LimitProfile = 7,
    }

    /// <summary>Writes a payload.</summary>
    public static byte[] Encode(IReadOnlyList<LedgerEvent> events)
    {
        using var buffer = new MemoryStream(events.Count * 128);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(events.Count);
        foreach (var item in events)
            Write(writer, item);
        return buffer.ToArray();
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">The payload has another version.</exception>
    public static IReadOnlyList<LedgerEvent> Decode(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        if (reader.ReadByte() is var version && version != Version)
            throw new InvalidDataException($"Outbox payload of version {version}; this release reads {Version}.");
        var events = new LedgerEvent[reader.Read7BitEncodedInt()];
        for (var i = 0; i < events.Length; i++)
            events[i] = Read(reader);
        return events;
    }

    private static void Write(BinaryWriter writer, LedgerEvent item)
    {
        switch (item)
        {
            case TransactionRecorded recorded:
                writer.Write((byte)Tag.Transaction);
                Write(writer, recorded.Transaction);
                foreach (var entry in recorded.Entries)
                    Write(writer, entry);
                break;
            case WalletOpened opened:
                writer.Write((byte)Tag.Opened);
                writer.Write(opened.Wallet.Value);
                writer.Write(opened.UserId);
                WriteText(writer, opened.ExternalId);
                break;
            case WalletChanged changed:
                writer.Write((byte)Tag.ChangedBy);
                writer.Write(changed.Wallet.Value);
                writer.Write((byte)changed.Status);
                writer.Write(changed.At);
                writer.Write(changed.Revision);
                WriteText(writer, changed.By);
                break;
            case LimitsChanged changed:
                Write(writer, changed);
                break;
            case LimitProfileChanged changed:
                Write(writer, changed.Change);
                break;
        }
    }

    private static LedgerEvent Read(BinaryReader reader)
    {
        switch ((Tag)reader.ReadByte())
        {
            case Tag.Transaction:
                var transaction = ReadTransaction(reader);
                var entries = new Entry[transaction.Postings.Count];
                for (var i = 0; i < entries.Length; i++)
                    entries[i] = ReadEntry(reader, transaction, i);
                return new TransactionRecorded(transaction, entries);
            case Tag.Opened:
                return new WalletOpened(new(reader.ReadInt64()), reader.ReadString(), ReadText(reader));
            case Tag.Changed:
                return new WalletChanged(new(reader.ReadInt64()), (WalletStatus)reader.ReadByte(), reader.ReadInt64(), reader.ReadInt64());
            case Tag.ChangedBy:
                return new WalletChanged(
                    new(reader.ReadInt64()), (WalletStatus)reader.ReadByte(), reader.ReadInt64(), reader.ReadInt64(), ReadText(reader));
            case Tag.Limits:
                return ReadLimits(reader);
            case Tag.ProfiledLimits:
                var profile = reader.ReadString();
                var changed = ReadLimits(reader);
                return changed with { Limits = changed.Limits with { Profile = profile } };
            case Tag.LimitProfile:
                return new LimitProfileChanged(ReadLimitProfile(reader));
            case var tag:
                throw new InvalidDataException($"Outbox event with unknown tag {tag}.");
        }
    }

    private static void Write(BinaryWriter writer, LimitsChanged changed)
    {
        writer.Write((byte)(changed.Limits.Profile is null ? Tag.Limits : Tag.ProfiledLimits));
        if (changed.Limits.Profile is { } profile)
            writer.Write(profile);
        writer.Write(changed.Wallet.Value);
        Write(writer, changed.Limits);
        WriteSigned(writer, changed.Overdraft);
        writer.Write(changed.At);
        writer.Write(changed.Revision);
        WriteText(writer, changed.By);
    }

    private static LimitsChanged ReadLimits(BinaryReader reader)
    {
        var wallet = new WalletId(reader.ReadInt64());
        return new(wallet, ReadAmounts(reader), ReadSigned(reader), reader.ReadInt64(), reader.ReadInt64(), ReadText(reader));
    }

    private static void Write(BinaryWriter writer, LimitProfileChange change)
    {
        writer.Write((byte)Tag.LimitProfile);
        writer.Write(change.After.Key.Currency.Number);
        writer.Write(change.After.Key.Name);
        Write(writer, change.After.Limits);
        writer.Write7BitEncodedInt64(change.After.Version);
        writer.Write(change.After.At);
        WriteText(writer, change.After.By);
        writer.Write(change.IsRemoved);
    }

    private static LimitProfileChange ReadLimitProfile(BinaryReader reader)
    {
        var key = new LimitProfileKey(Currency.FromNumber(reader.ReadInt16()), reader.ReadString());
        var after = new LimitProfile(key, ReadAmounts(reader), reader.Read7BitEncodedInt64(), reader.ReadInt64(), ReadText(reader));
        return new(after, reader.ReadBoolean());
    }

    private static void Write(BinaryWriter writer, Limits limits)
    {
        foreach (var limit in (long?[])[limits.PerTransaction, limits.PerDay, limits.PerMonth])
            WriteSigned(writer, limit ?? -1);
    }

    private static Limits ReadAmounts(BinaryReader reader) => new(ReadLimit(reader), ReadLimit(reader), ReadLimit(reader));

    private static long? ReadLimit(BinaryReader reader) => ReadSigned(reader) is >= 0 and var limit ? limit : null;

    private static void Write(BinaryWriter writer, LedgerTransaction row)
    {
        writer.Write(row.Id.Value);
        writer.Write((byte)row.Kind);
        writer.Write(row.Currency.Number);
        WriteSigned(writer, row.AmountMinor);
        writer.Write7BitEncodedInt64(row.Parent?.Value ?? 0);
        WriteSigned(writer, row.Remarks.EffectiveAt?.ToUnixTimeMilliseconds() ?? 0);
        WriteText(writer, row.Remarks.Reference);
        WriteText(writer, row.Remarks.Description);
        WriteText(writer, row.Remarks.Metadata);
        writer.Write7BitEncodedInt(row.Postings.Count);
        foreach (var posting in row.Postings)
        {
            writer.Write(posting.Wallet.Value);
            WriteSigned(writer, posting.Amount);
            WriteSigned(writer, posting.Held);
        }
    }

    private static LedgerTransaction ReadTransaction(BinaryReader reader)
    {
        var id = new TransactionId(reader.ReadInt64());
        var kind = (TransactionKind)reader.ReadByte();
        var currency = Currency.FromNumber(reader.ReadInt16());
        var amount = ReadSigned(reader);
        var parent = reader.Read7BitEncodedInt64();
        var effective = ReadSigned(reader);
        var remarks = new Remarks(
            ReadText(reader), ReadText(reader), ReadText(reader), effective == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(effective));
        var postings = new Posting[reader.Read7BitEncodedInt()];
        for (var i = 0; i < postings.Length; i++)
            postings[i] = new(new(reader.ReadInt64()), ReadSigned(reader), ReadSigned(reader));
        return new(id, kind, currency, amount, postings, remarks) { Parent = parent == 0 ? null : new(parent) };
    }

    private static void Write(BinaryWriter writer, Entry entry)
    {
        writer.Write7BitEncodedInt64(entry.Sequence);
        WriteSigned(writer, entry.Posted);
        WriteSigned(writer, entry.Held);
    }

    // The chain is left out: it proves the table, not the message.
    private static Entry ReadEntry(BinaryReader reader, LedgerTransaction transaction, int posting) => new(
        transaction.Postings[posting].Wallet, transaction.Id, transaction.Kind, reader.Read7BitEncodedInt64(),
        transaction.Postings[posting].Amount, ReadSigned(reader), ReadSigned(reader), transaction.CounterpartyOf(posting), default);

    // Zigzag: small amounts take few bytes, whatever their sign.
    private static void WriteSigned(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64((value << 1) ^ (value >> 63));

    private static long ReadSigned(BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt64();
        return (value >>> 1) ^ -(value & 1);
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
