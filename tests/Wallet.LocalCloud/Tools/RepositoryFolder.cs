namespace Wallet.LocalCloud.Tools;

/// <summary>The repository that a program or test was built from: found by walking up from the binaries to the solution.</summary>
public static class RepositoryFolder
{
    /// <summary>Absolute path of the repository.</summary>
    /// <exception cref="DirectoryNotFoundException">The binaries were moved out of the repository.</exception>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Absolute path of something in the repository.</summary>
    public static string File(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("Wallet.Operator.sln").Any())
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"Wallet.Operator.sln is in no folder above {start}: run from a build inside the repository.");
    }
}
