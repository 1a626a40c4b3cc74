namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The lines in which two texts differ, for failures that can be read.</summary>
internal static class LineDifference
{
    /// <returns>Lines of the first only with <c>-</c>, of the second only with <c>+</c>, each with the line number.</returns>
    public static IReadOnlyList<string> Between(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var common = CommonLengths(left, right);
        var lines = new List<string>();
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j]) (i, j) = (i + 1, j + 1);
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add($"{i + 1} - {left[i++]}");
            else lines.Add($"{i + 1} + {right[j++]}");
        }

        return lines;
    }

    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
