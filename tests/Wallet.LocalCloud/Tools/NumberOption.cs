using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Wallet.LocalCloud.Tools;

/// <summary>Command-line options that take a number within bounds.</summary>
public static class NumberOption
{
    /// <summary>An option whose error names the option, what was given and the bounds.</summary>
    public static Option<T> Of<T>(string name, string description, T usual, T least, T most) where T : struct, INumber<T> => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
            result.AddError($"{name} {result.Tokens[0].Value}: expected a number from {least} to {most}.");
            return usual;
        },
    };
}
