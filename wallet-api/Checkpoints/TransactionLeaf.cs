using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// What a checkpoint says of a transaction: a text that never changes, neither with what is given back of it later nor with a release of the
/// service. The hash is of its UTF-8 bytes.
/// </summary>
internal static class TransactionLeaf
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a transaction.</summary>
    public static string Of(LedgerTransaction transaction) => Write(transaction.Id, json =>
    {
        json.WriteString("type", transaction.Kind.ToString().ToUpperInvariant());
        json.WriteString("currency", transaction.Currency.Code);
        json.WriteNumber("amountMinor", transaction.AmountMinor);
        WriteLegs(json, transaction.Postings);
        WriteText(json, "parentTransactionId", transaction.Parent?.ToString());
        WriteText(json, "referenceId", transaction.Remarks.Reference);
        WriteText(json, "description", transaction.Remarks.Description);
        WriteText(json, "metadata", transaction.Remarks.Metadata);
        if (transaction.Remarks.EffectiveAt is { } effective)
            json.WriteString("effectiveAt", effective.UtcDateTime);
    });

    /// <summary>The text of a transaction whose row could not be read when it was sealed.</summary>
    public static string OfUnreadable(TransactionId id) => Write(id, json => json.WriteBoolean("unreadable", true));

    /// <summary>The hash of a text.</summary>
    public static byte[] Hash(string text) => MerkleTree.Leaf(Encoding.UTF8.GetBytes(text));

    private static string Write(TransactionId id, Action<Utf8JsonWriter> rest)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("transactionId", id.ToString());
            rest(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteLegs(Utf8JsonWriter json, IReadOnlyList<Posting> postings)
    {
        json.WriteStartArray("legs");
        foreach (var posting in postings)
        {
            json.WriteStartObject();
            json.WriteString("walletId", posting.Wallet.ToString());
            json.WriteNumber("amountMinor", posting.Amount);
            json.WriteNumber("heldMinor", posting.Held);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
