using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud.Tests.Node;

public class ImageCatalogueTests
{
    private readonly ImageCatalogue _images = new(new Dictionary<string, string>
    {
        ["wallet-api"] = "/srv/Wallet.Api.dll",
        ["registry:5000/acme/tool"] = "/srv/tool",
    });

    [Theory]
    [InlineData("wallet-api", "dotnet /srv/Wallet.Api.dll")]
    [InlineData("wallet-api:1.2", "dotnet /srv/Wallet.Api.dll")]
    [InlineData("public.ecr.aws/acme/wallet-api:1.2@sha256:abc", "dotnet /srv/Wallet.Api.dll")]
    [InlineData("registry:5000/acme/tool", "/srv/tool")]
    [InlineData("registry:5000/other/tool:1", null)]
    [InlineData("nginx", null)]
    public void An_image_is_found_by_its_repository_whatever_the_tag(string image, string? commandLine)
    {
        var found = _images.Find(image);

        (found is null ? null : string.Join(' ', found)).Should().Be(commandLine);
    }
}
