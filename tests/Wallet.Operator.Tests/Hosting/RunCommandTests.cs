using Wallet.Operator.Hosting;

namespace Wallet.Operator.Tests.Hosting;

public sealed class RunCommandTests
{
    private const string Boundary = "arn:aws:iam::123456789012:policy/wallet-boundary";

    [Fact]
    public async Task Without_a_boundary_none_is_required()
    {
        var options = await RunAsync([], []);

        options!.PermissionsBoundaryArn.Should().BeNull();
        options.RequirePermissionsBoundary.Should().BeFalse();
    }

    [Fact]
    public async Task Takes_the_boundary_from_the_environment_as_the_chart_sets_it()
    {
        var options = await RunAsync(
            new() { ["WALLET_OPERATOR_PERMISSIONS_BOUNDARY_ARN"] = Boundary, ["WALLET_OPERATOR_REQUIRE_PERMISSIONS_BOUNDARY"] = "true" }, []);

        options!.PermissionsBoundaryArn.Should().Be(Boundary);
        options.RequirePermissionsBoundary.Should().BeTrue();
    }

    [Fact]
    public async Task The_command_line_wins()
    {
        var options = await RunAsync(
            new() { ["WALLET_OPERATOR_PERMISSIONS_BOUNDARY_ARN"] = "arn:aws:iam::aws:policy/Other" }, ["--permissions-boundary-arn", Boundary]);

        options!.PermissionsBoundaryArn.Should().Be(Boundary);
    }

    [Theory]
    [InlineData("--permissions-boundary-arn", "wallet-boundary")]
    [InlineData("--permissions-boundary-arn", "arn:aws:iam::123456789012:role/x")]
    [InlineData("--require-permissions-boundary", "perhaps")]
    [InlineData("--require-permissions-boundary", "true")]
    public async Task Refuses_a_boundary_that_is_none(string option, string value)
        => (await RunAsync([], [option, value])).Should().BeNull();

    private static async Task<OperatorOptions?> RunAsync(Dictionary<string, string> environment, string[] arguments)
    {
        OperatorOptions? taken = null;
        var code = await CommandLine.RunAsync(
            ["run", .. arguments],
            name => environment.GetValueOrDefault(name),
            (options, _) =>
            {
                taken = options;
                return Task.FromResult(0);
            });
        code.Should().Be(taken is null ? CommandLine.BadArguments : 0);
        return taken;
    }
}
