using Wallet.Api.Storage.Access;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>
/// The rights of the application's user. That they suffice is shown by all tests whose hosts run as it: those of HTTP, of jobs and of the past.
/// </summary>
public sealed class AppRightsTests
{
    [Fact]
    public async Task Every_table_and_procedure_of_the_schema_has_its_rights()
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true });
        Names("SELECT table_name FROM information_schema.tables WHERE table_schema").Should().BeEquivalentTo(AppRights.Tables.Keys);
        Names("SELECT routine_name FROM information_schema.routines WHERE routine_schema").Should().BeEquivalentTo(AppRights.Procedures);

        IEnumerable<string> Names(string sql)
            => DatabaseServers.Shared.Rows($"{sql} = '{cluster.Database.Name}'").Select(row => (string)row[0]);
    }

    [Theory]
    [InlineData("wallet", "`wallet`.*")]
    [InlineData("wallet_a", "`wallet_a`.*", @"`wallet\_a`.*")]
    [InlineData("a%b`c", "`a%b``c`.*", @"`a\%b``c`.*")]
    public void What_was_granted_before_is_revoked_as_a_name_and_as_a_pattern(string schema, params string[] revoked)
        => AppRights.Revocations(schema, "app").Should().Equal(
            revoked.Select(name => $"REVOKE SELECT, INSERT, UPDATE, DELETE, EXECUTE ON {name} FROM 'app'@'%'"));
}
