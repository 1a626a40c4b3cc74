namespace Wallet.Api.Commands;

/// <summary>A webhook's key: 42 bits of Unix milliseconds and 21 that tell apart those of one millisecond.</summary>
internal readonly record struct WebhookId(long Value)
{
    private const int NumberBits = 21;

    /// <summary>How many numbers there are in a millisecond.</summary>
    public const int Numbers = 1 << NumberBits;

    /// <summary>The key of a webhook made at <paramref name="unixMilliseconds"/>; <paramref name="number"/> is drawn at random.</summary>
    public static WebhookId Create(long unixMilliseconds, int number) => new((unixMilliseconds << NumberBits) + (number % Numbers));

    /// <summary>Reads the wire form; false for a text that never named a webhook.</summary>
    public static bool TryParse(string? text, out WebhookId id)
    {
        var found = PublicId.TryParse(text, PublicId.Kind.Webhook, out var value);
        id = new(value);
        return found;
    }

    /// <summary>The wire form, a UUID of version 7.</summary>
    public override string ToString() => PublicId.Format(Value, PublicId.Kind.Webhook);
}
