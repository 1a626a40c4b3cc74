using System.Text;
using Wallet.Api.Commands;

namespace Wallet.Api.Batching;

/// <summary>How much work something is: movements, and about how many bytes of SQL.</summary>
internal readonly record struct Weight(int Items, long Bytes)
{
    // The rows of one movement as SQL: balances, entries, transaction, kept answer, event.
    private const int RowsOfMovement = 1500;

    // A text is written as hexadecimal digits twice: in its row and in the outbox.
    private const int DigitsPerByte = 4;

    /// <summary>One item, of a size that does not matter.</summary>
    public static Weight One { get; } = new(1, 0);

    /// <summary>The weight of a command.</summary>
    public static Weight Of(Command command) => command switch
    {
        AtomicBatch batch => batch.Items.Aggregate(new Weight(0, RowsOfMovement), (sum, item) => sum + Of(item)),
        PostTransaction post => Of(post.Remarks, Math.Max(1, post.Legs.Count / 2)),
        Movement movement => Of(movement.Remarks, 1),
        CreateWallet create => new(1, RowsOfMovement + Digits(create.Wallet.Metadata) + Digits(create.Wallet.UserId)),
        _ => new(1, RowsOfMovement),
    };

    /// <summary>Both together.</summary>
    public static Weight operator +(Weight one, Weight other) => new(one.Items + other.Items, one.Bytes + other.Bytes);

    /// <summary>The one without the other.</summary>
    public static Weight operator -(Weight one, Weight other) => new(one.Items - other.Items, one.Bytes - other.Bytes);

    /// <summary>Whether neither measure is above the other's.</summary>
    public bool FitsIn(Weight bound) => Items <= bound.Items && Bytes <= bound.Bytes;

    private static Weight Of(Remarks remarks, int movements) => new(
        movements, (RowsOfMovement * movements) + Digits(remarks.Reference) + Digits(remarks.Description) + Digits(remarks.Metadata));

    private static long Digits(string? text) => text is null ? 0 : DigitsPerByte * (long)Encoding.UTF8.GetByteCount(text);
}
