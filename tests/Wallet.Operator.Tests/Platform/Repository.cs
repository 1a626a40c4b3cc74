namespace Wallet.Operator.Tests.Platform;

/// <summary>Files of the repository, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wallet.Operator.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Run the tests from a checkout: Wallet.Operator.sln was not found above them.");
    }
}
