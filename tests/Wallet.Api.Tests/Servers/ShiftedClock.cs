using System.Globalization;

namespace Wallet.Api.Tests.Servers;

/// <summary>
/// The time of day as a program of ours sees it, that can jump while the program runs. It is libfaketime between the program and the C
/// library, so that nothing in the program needs to know; time that only goes forward (timeouts, stopwatches) is left alone.
/// </summary>
public sealed class ShiftedClock : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("wallet-clock-").FullName, "shift");

    public ShiftedClock() => Shift(TimeSpan.Zero);

    /// <summary>What a program that is to have this clock needs in its environment.</summary>
    public IReadOnlyList<string> Environment =>
    [
        $"LD_PRELOAD={Library()}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "NO_FAKE_STAT=1", "FAKETIME_FORCE_MONOTONIC_FIX=0",
    ];

    /// <summary>From now on the clock is <paramref name="by"/> ahead of the true one, in whole seconds.</summary>
    public void Shift(TimeSpan by) => Write(((long)by.TotalSeconds).ToString("+0;-0;+0", CultureInfo.InvariantCulture));

    /// <summary>From now on the clock stands still.</summary>
    public void Stop() => Write(DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private void Write(string setting)
    {
        File.WriteAllText($"{_file}.new", setting);
        File.Move($"{_file}.new", _file, overwrite: true);
    }

    private static string Library() => Directory.EnumerateDirectories("/usr/lib")
        .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("libfaketime is missing: apt-get install -y libfaketime");
}
