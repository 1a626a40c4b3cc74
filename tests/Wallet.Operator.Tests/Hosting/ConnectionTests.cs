using Wallet.Operator.Hosting;

namespace Wallet.Operator.Tests.Hosting;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("/nowhere/kubeconfig", null)]
    [InlineData(null, "apiVersion: v1\nkind: Config\ncurrent-context: none\n")]
    [InlineData(null, "{ not yaml: [")]
    public void A_kubeconfig_that_cannot_be_used_is_named_and_is_no_crash(string? path, string? content)
    {
        var file = path ?? Path.GetTempFileName();
        if (content is not null)
            File.WriteAllText(file, content);

        KubernetesConnection.Find(name => name == "KUBECONFIG" ? file : null, out var complaint).Should().BeNull();

        complaint.Should().Contain(file);
        if (content is not null)
            File.Delete(file);
    }

    [Fact]
    public void Without_any_the_user_learns_what_to_set()
    {
        KubernetesConnection.Find(_ => null, out var complaint).Should().BeNull();

        complaint.Should().Contain("KUBECONFIG");
    }
}
