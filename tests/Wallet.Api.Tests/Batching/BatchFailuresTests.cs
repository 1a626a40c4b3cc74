using Wallet.Api.Batching;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Batching;

public sealed class BatchFailuresTests
{
    /// <summary>Faults that a batch meets one after the other, and with which of them it is divided; 0 for none.</summary>
    [Theory]
    [InlineData(8, "bug", 1)]
    [InlineData(1, "bug", 1)]
    [InlineData(8, "TooLarge", 1)]
    [InlineData(1, "TooLarge", 1)]
    [InlineData(8, "Refused Refused Refused", 3)]
    [InlineData(1, "Duplicate Duplicate Duplicate", 3)]
    [InlineData(8, "Duplicate Refused Duplicate", 3)]
    [InlineData(8, "Lost Lost", 2)]
    [InlineData(2, "Lost Lost", 2)]
    [InlineData(1, "Lost Lost Lost Lost Lost", 0)]
    [InlineData(1, "Lost Lost Lost Refused Refused Refused", 6)]
    [InlineData(8, "Lost Refused Refused Lost", 4)]
    [InlineData(8, "Rolled Rolled Rolled Rolled Rolled", 0)]
    [InlineData(8, "Busy Unavailable Denied Busy Unavailable Denied Busy", 0)]
    [InlineData(8, "Rolled Lost Busy Lost", 4)]
    public void A_batch_is_divided_for_what_may_be_its_own_doing(int commands, string faults, int with)
    {
        var failures = new BatchFailures();
        var calls = faults.Split(' ').Select(fault => failures.CallForDivision(fault == "bug" ? null : Enum.Parse<DatabaseFault>(fault), commands));
        (calls.ToList().IndexOf(true) + 1).Should().Be(with);
    }
}
