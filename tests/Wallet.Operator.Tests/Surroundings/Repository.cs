namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>Absolute path of a file.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Wallet.Operator.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Wallet.Operator.sln above {AppContext.BaseDirectory}.");
    }
}
