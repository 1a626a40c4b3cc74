using System.Security.Cryptography.X509Certificates;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Tls;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>Which certificates of a server are taken: a table of those that it might send.</summary>
public sealed class CertificateCheckTests
{
    private const string Host = "db.example.com";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly TestAuthority Root = new("root");
    private static readonly TestAuthority Intermediate = new("intermediate", Root);
    private static readonly TestAuthority ExpiredIntermediate = new("expired intermediate", Root, isExpired: true);
    private static readonly TestAuthority Stranger = new("stranger");

    private static readonly Dictionary<string, (X509Certificate2 Sent, X509Certificate2[] With, string? Refusal)> Table = new()
    {
        ["good"] = (Root.Sign(Host), [], null),
        ["good, with its root sent along"] = (Root.Sign(Host), [Root.Certificate], null),
        ["of no named use"] = (Root.Sign(Host, usage: null), [], null),
        ["by a wildcard"] = (Root.Sign("*.example.com"), [], null),
        ["by an intermediate that is sent along"] = (Intermediate.Sign(Host), [Intermediate.Certificate], null),
        ["by an intermediate that is not"] = (Intermediate.Sign(Host), [], "PartialChain"),
        ["expired"] = (Root.Sign(Host, -10, -1), [], "NotTimeValid"),
        ["expired, with its root sent along"] = (Root.Sign(Host, -10, -1), [Root.Certificate], "NotTimeValid"),
        ["expired, by an intermediate"] = (Intermediate.Sign(Host, -10, -1), [Intermediate.Certificate, Root.Certificate], "NotTimeValid"),
        ["not valid yet"] = (Root.Sign(Host, 1, 10), [], "NotTimeValid"),
        ["by an intermediate that expired"] = (ExpiredIntermediate.Sign(Host), [ExpiredIntermediate.Certificate], "NotTimeValid"),
        ["for clients"] = (Root.Sign(Host, usage: ClientAuthentication), [], "NotValidForUsage"),
        ["for clients, with its root sent along"] = (Root.Sign(Host, usage: ClientAuthentication), [Root.Certificate], "NotValidForUsage"),
        ["for another host"] = (Root.Sign("other.example.com"), [], "is not for"),
        ["for a host below"] = (Root.Sign("*.db.example.com"), [], "is not for"),
        ["for an address"] = (Root.Sign("10.0.0.1"), [], "is not for"),
        ["by a stranger"] = (Stranger.Sign(Host), [], "PartialChain"),
        ["by a stranger, sent along"] = (Stranger.Sign(Host), [Stranger.Certificate], "UntrustedRoot"),
        ["the stranger's own"] = (Stranger.Certificate, [], "is not for"),
    };

    public static TheoryData<string> Cases => new(Table.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_certificate_is_taken_or_refused_with_the_reason(string what)
    {
        var (sent, with, refusal) = Table[what];
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.AddRange(with);
        var said = new CertificateCheck(Host, [Root.Certificate], checkRevocation: false, TimeProvider.System).Refusal(sent, chain);
        if (refusal is null)
            said.Should().BeNull();
        else
            said.Should().Contain(refusal);
    }

    [Fact]
    public void An_address_is_a_host_too()
        => new CertificateCheck("10.0.0.1", [Root.Certificate], false, TimeProvider.System).Refusal(Root.Sign("10.0.0.1"), null).Should().BeNull();

    [Fact]
    public void Without_a_file_the_system_decides()
        => new CertificateCheck(Host, [], false, TimeProvider.System).Refusal(Root.Sign(Host), null).Should().NotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate here")]
    public void A_file_that_cannot_be_used_is_named_with_its_setting(string? content)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.pem");
        if (content is not null)
            File.WriteAllText(file, content);
        var options = new DatabaseOptions(Host, null, 3306, "wallet", "app", "x") { CaFile = file };
        FluentActions.Invoking(() => new Database(options)).Should().Throw<IOException>().WithMessage($"*WALLET_DATABASE_CA_FILE*{file}*");
        File.Delete(file);
    }
}
