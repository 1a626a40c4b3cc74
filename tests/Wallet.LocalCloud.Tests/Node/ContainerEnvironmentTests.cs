using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud.Tests.Node;

public class ContainerEnvironmentTests
{
    [Theory]
    [InlineData("http://$(HOST):$(PORT)/", "http://db:3306/")]
    [InlineData("$(UNKNOWN)", "$(UNKNOWN)")]
    [InlineData("$$(HOST)", "$(HOST)")]
    [InlineData("$(HOST", "$(HOST")]
    [InlineData("costs $5", "costs $5")]
    public void References_to_variables_are_replaced(string text, string expected)
        => ContainerEnvironment.Expand(text, new Dictionary<string, string> { ["HOST"] = "db", ["PORT"] = "3306" }).Should().Be(expected);
}
