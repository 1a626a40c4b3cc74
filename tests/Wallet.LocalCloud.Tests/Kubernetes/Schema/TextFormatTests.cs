using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Tests.Kubernetes.Schema;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("date-time", "2026-11-22T10:00:00Z", true)]
    [InlineData("date-time", "2026-11-22t10:00:00.5+03:00", true)]
    [InlineData("date-time", "2026-11-22T10:00Z", false)]
    [InlineData("date-time", "2026-11-22 10:00:00Z", false)]
    [InlineData("date-time", "2026-02-30T10:00:00Z", false)]
    [InlineData("date-time", "2026-11-22T24:00:00Z", false)]
    [InlineData("date-time", "2026-11-22T10:00:00", false)]
    [InlineData("cidr", "10.0.0.0/8", true)]
    [InlineData("cidr", "10/8", false)]
    [InlineData("cidr", "010.0.0.0/8", false)]
    [InlineData("cidr", "10.0.0.0/08", false)]
    [InlineData("cidr", "fd00::/8", true)]
    [InlineData("ipv4", "1.2.3.04", false)]
    [InlineData("ipv4", "1.2.3.4", true)]
    [InlineData("ipv6", "fe80::1%eth0", false)]
    [InlineData("duration", "1h30m", true)]
    [InlineData("duration", "90", false)]
    public void A_format_takes_what_a_real_server_takes(string format, string text, bool isTaken)
        => TextFormat.Holds(format, text).Should().Be(isTaken);
}
