using System.Globalization;

namespace Wallet.Api;

/// <summary>Progress on standard error: a bar on a terminal, a line for each tenth elsewhere.</summary>
internal sealed class ProgressBar(string name, long estimate)
{
    private const int Width = 40;
    private long _done;
    private int _shown = -1;

    /// <summary>So many more are done.</summary>
    public void Advance(int count)
    {
        _done += count;
        // The total is an estimate: never say that all is done before it is.
        Show((int)Math.Min(99, _done * 100 / Math.Max(estimate, 1)));
    }

    /// <summary>All are done.</summary>
    public void Finish()
    {
        Show(100);
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }

    private void Show(int percent)
    {
        if (Console.IsErrorRedirected)
        {
            if (percent / 10 > _shown / 10 || _shown < 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {percent} % ({_done} checked)"));
        }
        else if (percent != _shown)
        {
            var bar = new string('#', percent * Width / 100).PadRight(Width, '.');
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{name,-12} [{bar}] {percent,3} % {_done} checked"));
        }
        _shown = percent;
    }
}
