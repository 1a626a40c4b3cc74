namespace Wallet.LocalCloud.Engines;

/// <summary>Finds programs on the PATH and where Debian keeps servers.</summary>
internal static class EngineBinaries
{
    private static readonly string[] ServerFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin"];

    /// <summary>Full path of a program.</summary>
    /// <param name="program">File name.</param>
    /// <param name="debianPackage">Package to name when it is missing.</param>
    public static string Find(string program, string debianPackage)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(ServerFolders)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"{program} is not installed. On Debian: apt-get install --no-install-recommends {debianPackage}", program);
}
