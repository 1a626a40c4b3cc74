using System.Text;

namespace Wallet.LocalCloud.Tests.Control;

/// <summary>Takes what one thread writes while another reads what there is so far.</summary>
internal sealed class SharedWriter : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    // All other ways of writing end here.
    public override void Write(char value)
    {
        lock (_text) _text.Append(value);
    }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }
}
