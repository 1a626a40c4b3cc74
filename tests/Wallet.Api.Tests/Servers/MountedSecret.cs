using System.Runtime.InteropServices;

namespace Wallet.Api.Tests.Servers;

/// <summary>
/// A Secret as the kubelet mounts it: the files are links through the link <c>..data</c>, which is replaced at once by one that leads to a new
/// folder.
/// </summary>
internal sealed class MountedSecret : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wallet-secret-").FullName;
    private int _generation;

    public MountedSecret(params (string Name, string Value)[] files)
    {
        Replace(files);
        foreach (var (name, _) in files)
            File.CreateSymbolicLink(PathOf(name), Path.Combine("..data", name));
    }

    /// <summary>The path by which a pod is told of a file.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>All files at once; those that are not named are gone.</summary>
    public void Replace(params (string Name, string Value)[] files)
    {
        var next = $"..{++_generation}";
        Directory.CreateDirectory(Path.Combine(_folder, next));
        foreach (var (name, value) in files)
            File.WriteAllText(Path.Combine(_folder, next, name), value);
        var link = Path.Combine(_folder, "..data_tmp");
        File.CreateSymbolicLink(link, next);
        // What was there is replaced, and never absent.
        if (rename(link, Path.Combine(_folder, "..data")) != 0)
            throw new IOException($"{link} cannot be renamed.", Marshal.GetLastPInvokeError());
        if (_generation > 1)
            Directory.Delete(Path.Combine(_folder, $"..{_generation - 1}"), recursive: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The runtime's File.Move looks where a link leads.
    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int rename(string from, string to);
}
