package bellwether.trading.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a tree is made of: its nodes, its depth, the fields it names.
public final class ConditionParts {
    private ConditionParts() {}

    /// The tests right below one.
    public static List<Condition> tests(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts;
            case Condition.Any(List<Condition> parts) -> parts;
            case Condition.Not(Condition part) -> List.of(part);
            case Condition.Within(Condition part, _) -> List.of(part);
            case Condition.Throughout(Condition part, _) -> List.of(part);
            case Condition.Comparison _,
                    Condition.Between _,
                    Condition.Cross _,
                    Condition.Run _,
                    Condition.WordTest _,
                    Condition.WordOrder _,
                    Condition.Known _,
                    Condition.Flag _,
                    Condition.Member _ ->
                    List.of();
        };
    }

    /// How many bars before its own a test looks at by itself, ties of crossings apart.
    public static int barsBack(Condition condition) {
        return switch (condition) {
            case Condition.Within(_, int bars) -> bars - 1;
            case Condition.Throughout(_, int bars) -> bars - 1;
            case Condition.Run(_, _, int bars) -> bars;
            case Condition.Cross _ -> 1;
            case Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Comparison _,
                    Condition.Between _,
                    Condition.WordTest _,
                    Condition.WordOrder _,
                    Condition.Known _,
                    Condition.Flag _,
                    Condition.Member _ ->
                    0;
        };
    }

    /// The values right below a test.
    public static List<Operand> operands(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(Operand left, _, Operand right) -> List.of(left, right);
            case Condition.Between(Operand value, Operand low, Operand high) ->
                    List.of(value, low, high);
            case Condition.Cross(Operand left, _, Operand right) -> List.of(left, right);
            case Condition.Run(Operand value, _, _) -> List.of(value);
            case Condition.WordTest(Operand.FieldValue field, _, _) -> List.of(field);
            case Condition.WordOrder(Operand.FieldValue field, _, _) -> List.of(field);
            case Condition.Known(Operand value) -> List.of(value);
            case Condition.Flag(Operand.FieldValue field) -> List.of(field);
            case Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Within _,
                    Condition.Throughout _,
                    Condition.Member _ ->
                    List.of();
        };
    }

    /// The values right below a value.
    public static List<Operand> operands(Operand operand) {
        return switch (operand) {
            case Operand.Arithmetic(_, Operand left, Operand right) -> List.of(left, right);
            case Operand.Negative(Operand part) -> List.of(part);
            case Operand.Call(_, List<Operand> arguments) -> arguments;
            case Operand.Literal _, Operand.DateLiteral _, Operand.FieldValue _ -> List.of();
        };
    }

    /// A test with other parts than its own, as many of each.
    static Condition with(Condition condition, List<Condition> tests, List<Operand> operands) {
        return switch (condition) {
            case Condition.All _ -> new Condition.All(tests);
            case Condition.Any _ -> new Condition.Any(tests);
            case Condition.Not _ -> new Condition.Not(tests.get(0));
            case Condition.Within(_, int bars) -> new Condition.Within(tests.get(0), bars);
            case Condition.Throughout(_, int bars) -> new Condition.Throughout(tests.get(0), bars);
            case Condition.Comparison(_, var relation, _) ->
                    new Condition.Comparison(operands.get(0), relation, operands.get(1));
            case Condition.Between _ ->
                    new Condition.Between(operands.get(0), operands.get(1), operands.get(2));
            case Condition.Cross(_, var direction, _) ->
                    new Condition.Cross(operands.get(0), direction, operands.get(1));
            case Condition.Run(_, boolean rising, int bars) ->
                    new Condition.Run(operands.get(0), rising, bars);
            case Condition.WordTest(_, var relation, var words) ->
                    new Condition.WordTest((Operand.FieldValue) operands.get(0), relation, words);
            case Condition.WordOrder(_, var relation, String word) ->
                    new Condition.WordOrder((Operand.FieldValue) operands.get(0), relation, word);
            case Condition.Known _ -> new Condition.Known(operands.get(0));
            case Condition.Flag _ -> new Condition.Flag((Operand.FieldValue) operands.get(0));
            case Condition.Member member -> member;
        };
    }

    /// A value with other parts than its own, as many.
    static Operand with(Operand operand, List<Operand> parts) {
        return switch (operand) {
            case Operand.Arithmetic(var operation, _, _) ->
                    new Operand.Arithmetic(operation, parts.get(0), parts.get(1));
            case Operand.Negative _ -> new Operand.Negative(parts.get(0));
            case Operand.Call(var function, _) -> new Operand.Call(function, parts);
            case Operand.Literal _, Operand.DateLiteral _, Operand.FieldValue _ -> operand;
        };
    }

    /// All fields that it names, each once, in their order.
    public static Set<Operand.FieldValue> fields(Condition condition) {
        Set<Operand.FieldValue> found = new LinkedHashSet<>();
        collect(condition, found);
        return found;
    }

    public static Set<Operand.FieldValue> fields(Operand operand) {
        Set<Operand.FieldValue> found = new LinkedHashSet<>();
        collect(operand, found);
        return found;
    }

    private static void collect(Condition condition, Set<Operand.FieldValue> found) {
        operands(condition).forEach(operand -> collect(operand, found));
        tests(condition).forEach(test -> collect(test, found));
    }

    private static void collect(Operand operand, Set<Operand.FieldValue> found) {
        if (operand instanceof Operand.FieldValue field) {
            found.add(field);
        }
        operands(operand).forEach(part -> collect(part, found));
    }

    /// It and all tests below it.
    public static Stream<Condition> all(Condition condition) {
        return Stream.concat(
                Stream.of(condition), tests(condition).stream().flatMap(ConditionParts::all));
    }
}
