using System.Text;

namespace Wallet.Operator.Kube;

/// <summary>Messages of events as the API server takes them.</summary>
internal static class EventText
{
    // NoteLengthLimit of k8s.io/kubernetes/pkg/apis/core/validation/events.go: bytes, not characters.
    private const int LongestMessage = 1024;
    private const string Ellipsis = "…";

    /// <summary>The text cut to the limit between two code points: half of a surrogate pair is not text.</summary>
    public static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestMessage)
            return text;
        var (bytes, kept) = (Encoding.UTF8.GetByteCount(Ellipsis), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestMessage)
                break;
            kept += rune.Utf16SequenceLength;
        }

        return text[..kept] + Ellipsis;
    }
}
