namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>Macros over lists and maps.</summary>
internal static class CelFolding
{
    public static object? Evaluate(CelFold fold, CelScope? scope)
    {
        var range = CelEvaluation.Evaluate(fold.Range, scope);
        if (range is CelError) return range;
        if (Elements(range) is not { } elements) return CelError.NoOverload;
        return fold.Kind switch
        {
            CelFoldKind.All => Quantify(fold, elements, scope, by: false),
            CelFoldKind.Exists => Quantify(fold, elements, scope, by: true),
            CelFoldKind.ExistsOne => One(fold, elements, scope),
            CelFoldKind.TransformMap => Map(fold, elements, scope),
            _ => List(fold, elements, scope),
        };
    }

    /// <summary>First and second variable of each element: index and item of a list, key and value of a map.</summary>
    private static IEnumerable<(object? Key, object? Value, bool IsItem)>? Elements(object? range) => range switch
    {
        CelList list => list.Items.Select((item, index) => ((object?)(long)index, item, true)),
        CelMap map => map.Entries.Select(entry => ((object?)entry.Key, entry.Value, false)),
        _ => null,
    };

    // With one variable a list gives its items, a map its keys.
    private static CelScope Bind(CelFold fold, (object? Key, object? Value, bool IsItem) element, CelScope? scope)
        => fold.Second is { } second
            ? new CelScope(second, element.Value, new CelScope(fold.First, element.Key, scope))
            : new CelScope(fold.First, element.IsItem ? element.Value : element.Key, scope);

    // As the operators: one element that decides makes the errors of others good.
    private static object? Quantify(CelFold fold, IEnumerable<(object?, object?, bool)> elements, CelScope? scope, bool by)
    {
        object? failure = null;
        foreach (var element in elements)
        {
            var holds = CelEvaluation.Evaluate(fold.Condition!, Bind(fold, element, scope));
            if (holds is bool decided && decided == by) return by;
            if (holds is not bool) failure ??= holds as CelError ?? CelError.NoOverload;
        }

        return failure ?? !by;
    }

    private static object? One(CelFold fold, IEnumerable<(object?, object?, bool)> elements, CelScope? scope)
    {
        var count = 0;
        foreach (var element in elements)
        {
            var holds = CelEvaluation.Evaluate(fold.Condition!, Bind(fold, element, scope));
            if (holds is not bool taken) return holds as CelError ?? CelError.NoOverload;
            if (taken) count++;
        }

        return count == 1;
    }

    private static object? List(CelFold fold, IEnumerable<(object? Key, object? Value, bool IsItem)> elements, CelScope? scope)
    {
        var result = new List<object?>();
        foreach (var element in elements)
        {
            var bound = Bind(fold, element, scope);
            var holds = fold.Condition is null ? true : CelEvaluation.Evaluate(fold.Condition, bound);
            if (holds is not bool taken) return holds as CelError ?? CelError.NoOverload;
            if (!taken) continue;
            var value = fold.Result is null ? (element.IsItem ? element.Value : element.Key) : CelEvaluation.Evaluate(fold.Result, bound);
            if (value is CelError) return value;
            result.Add(value);
        }

        return new CelList(result);
    }

    private static object? Map(CelFold fold, IEnumerable<(object? Key, object? Value, bool IsItem)> elements, CelScope? scope)
    {
        var result = new Dictionary<object, object?>();
        foreach (var element in elements)
        {
            var bound = Bind(fold, element, scope);
            var holds = fold.Condition is null ? true : CelEvaluation.Evaluate(fold.Condition, bound);
            if (holds is not bool taken) return holds as CelError ?? CelError.NoOverload;
            if (!taken) continue;
            var value = CelEvaluation.Evaluate(fold.Result!, bound);
            if (value is CelError) return value;
            result[element.Key!] = value;
        }

        return new CelMap(result);
    }
}
