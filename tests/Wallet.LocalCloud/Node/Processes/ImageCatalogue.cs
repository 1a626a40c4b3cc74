namespace Wallet.LocalCloud.Node.Processes;

/// <summary>What an image's name stands for on this machine: a command line.</summary>
internal sealed class ImageCatalogue(IReadOnlyDictionary<string, string> programs)
{
    /// <summary>The image's command line, or null when the image is not known.</summary>
    public IReadOnlyList<string>? Find(string image)
    {
        var repository = Repository(image);
        var short_ = repository[(repository.LastIndexOf('/') + 1)..];
        if (!programs.TryGetValue(repository, out var program) && !programs.TryGetValue(short_, out program)) return null;
        return program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
    }

    /// <summary>The image's name without tag and digest.</summary>
    public static string Repository(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
