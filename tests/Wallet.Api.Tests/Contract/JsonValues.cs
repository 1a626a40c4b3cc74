using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wallet.Api.Tests.Contract;

/// <summary>Values of JSON that are worth sending, as they are written: each is at the edge of something that a schema or the service draws.</summary>
internal static class JsonValues
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What can be read as JSON by anyone (I-JSON, RFC 7493).</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "null", "true", "false",
        .. Numbers, .. Amounts.Select(Text), .. Times.Select(Text), .. Words.Select(Text), .. Escaped, .. Structures,
    ];

    /// <summary>Texts that have half of a character, and objects that have a member twice: no JSON to rely on.</summary>
    public static IReadOnlyList<string> Unreliable { get; } =
        ["\"\\ud800\"", "\"a\\udc00b\"", "\"\\ud83d\\ud83d\\udcb8\"", "{\"a\":\"\\udfff\"}", "{\"\\ud800\":1}", "{\"a\":1,\"a\":1}", "{\"a\":{\"b\":1,\"b\":2}}"];

    /// <summary>Keys of every kind, as headers carry them.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "order-4711", "\"order-4711\"", "\"a\\\\b\"", "01J9Z5W2K9WQ5ZC1D0F4N6R8TM", "01990000000000000000000000", "00000000000000000000000000",
        "20260131120000000000000042", "abcdef0123456789abcdef0123", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01990000-0000-7000-8000-000000000000",
        "01990000-0000-4000-8000-000000000000", new('k', 255), new('k', 256), "\"",
    ];

    // None beyond a decimal: as such the judge compares them.
    private static string[] Numbers =>
    [
        "0", "-0", "0.0", "1", "-1", "2.0", "2e0", "1E+2", "1.0E7", "25e-2", "0.1", "12.30", "-12.30", "0.001", "1e-7", "9007199254740993",
        "1000000000000000", "1000000000000001", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e18", "1e25", "-1e25",
    ];

    private static string[] Amounts =>
    [
        "0", "-0", "0.00", "-0.00", "1", "0.01", "12.30", "12.3000000", "0.001", "0.0001", "0.00001", "007.50", "-1", "-12.30", "+1", "1e5", ".5", "1.",
        " 1", "1,5", "1.2.3", "0x10", "NaN", "٣", "1000000000000000", "1000000000000001", "9999999999999999", "10000000000000000", "10000000000000.00",
        $"{new string('0', 60)}1.00", $"{new string('0', 61)}1.00", $"1.{new string('0', 62)}", "0.30000000000000004",
    ];

    private static string[] Times =>
    [
        "2099-01-31T12:00:00Z", "2099-01-31t12:00:00z", "2099-01-31T12:00:00.123456789Z", "2099-01-31T12:00:00.0000000000001Z", "2099-01-31T12:00:00",
        "2099-01-31T12:00Z", "2099-01-31T12:00+02:00", "2099-01-31T12:00:00+14:00", "2099-01-31T12:00:00+14:01", "2099-01-31T12:00:00-13:59",
        "2099-01-31T12:00:00+2", "2099-01-31T12:00:00+02", "2099-01-31", "2099-01-31 12:00:00Z", "2099-1-31T12:00:00Z", "2099-02-29T12:00:00Z",
        "2096-02-29T12:00:00Z", "2100-02-29T12:00:00Z", "2400-02-29T12:00:00Z", "2099-04-31T12:00:00Z", "2099-13-01T12:00:00Z", "2099-00-10T12:00:00Z",
        "2099-01-31T24:00:00Z", "2099-01-31T12:60:00Z", "2099-01-31T12:00:61Z", "2099-01-31T12:00:60Z", "2098-12-31T23:59:60Z", "2099-06-30T23:59:60.5",
        "2099-06-29T23:59:60Z", "2099-01-31T12:00:00.Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "1970-01-02T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-01:00", "31 Jan 2099 12:00", "4102444800",
    ];

    private static string[] Words =>
    [
        "", "a", "alice", ".", "..", "...", "a/b", "%2F", "EUR", "USD", "JPY", "KWD", "BGN", "eur", "XXX", "EURO", "deposit", "withdraw", "transfer", "Transfer",
        "independent", "atomic", "https://receiver.invalid/hook", "https://receiver.invalid:8443/a?b=c", "http://receiver.invalid", "https://10.0.0.1/",
        "https://a:b@receiver.invalid/", "https://receiver.invalid/#a", "https://[::1]/", "wallet.entry.v1", "pending", "' OR 1=1; DROP TABLE balances; --", "%s%n", "../../etc/passwd", "💸", "é", "\u200b", "\u2028", "\ufeff",
        "01990000-0000-7000-8000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "x", "01J9Z5W2K9WQ5ZC1D0F4N6R8TM",
        new('a', 100), new('a', 101), string.Concat(Enumerable.Repeat("💸", 100)), new('ß', 500), new('ß', 501),
    ];

    private static string[] Escaped =>
        ["\"\\u0031\"", "\"1\\u002e50\"", "\"\\u0061lice\"", "\"\\ud83d\\udcb8\"", "\"\\/\\\\\\\"\"", "\"\\u0000\"", "\"\\na\"", "\"\\u007f\"", "\"\\u0085\""];

    private static string[] Structures =>
        ["{}", "[]", "[null]", "[1]", "{\"a\":1}", "{\"b\":[1,{\"c\":null}],\"a\":1e2}", "{\"\":\"\"}", "{\"é\":\"💸\",\"e\":-0.0}", "{\"a\":{\"a\":{\"a\":{}}}}"];

    private static string Text(string text) => JsonSerializer.Serialize(text, AsIs);
}
