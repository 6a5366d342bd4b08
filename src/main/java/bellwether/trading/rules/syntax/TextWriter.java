package bellwether.trading.rules.syntax;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossDirection;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Operation;
import bellwether.trading.rules.WordRelation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a tree as text that is read back as the same tree.
public final class TextWriter {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_]\\w*(\\.\\w+)*");

    private TextWriter() {}

    public static String text(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                    parts.stream().map(TextWriter::inAll).collect(Collectors.joining(" and "));
            case Condition.Any(List<Condition> parts) ->
                    parts.stream().map(TextWriter::inAny).collect(Collectors.joining(" or "));
            case Condition.Not(Condition part) -> "not " + single(part);
            case Condition.Within(Condition part, int bars) ->
                    "%s within %d bars".formatted(leaf(part), bars);
            case Condition.Throughout(Condition part, int bars) ->
                    "%s for %d bars".formatted(leaf(part), bars);
            case Condition.Comparison(var left, var relation, var right) ->
                    text(left) + " " + relation.sign() + " " + text(right);
            case Condition.Between(var value, var low, var high) ->
                    "%s between %s and %s".formatted(text(value), text(low), text(high));
            case Condition.Cross(var left, var way, var right) ->
                    text(left) + " crosses " + way(way) + text(right);
            case Condition.Run(var value, boolean rising, int bars) ->
                    "%s %s %d".formatted(text(value), rising ? "rising" : "falling", bars);
            case Condition.WordTest test -> words(test);
            case Condition.WordOrder(var field, var relation, String word) ->
                    text(field) + " " + relation.sign() + " " + word;
            case Condition.Known(var value) -> text(value) + " is known";
            case Condition.Flag(var field) -> text(field);
            case Condition.Member(var kind, String name) ->
                    "%s(\"%s\")".formatted(kind.code(), name);
        };
    }

    private static String inAny(Condition part) {
        return part instanceof Condition.Any ? bracketed(part) : text(part);
    }

    private static String inAll(Condition part) {
        return part instanceof Condition.Any || part instanceof Condition.All
                ? bracketed(part)
                : text(part);
    }

    /// What may follow `not`: one test.
    private static String single(Condition part) {
        return part instanceof Condition.Not ? bracketed(part) : inAll(part);
    }

    /// What may stand before `within`.
    private static String leaf(Condition part) {
        return switch (part) {
            case Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Within _,
                    Condition.Throughout _ ->
                    bracketed(part);
            case Condition.Comparison _,
                    Condition.Between _,
                    Condition.Cross _,
                    Condition.Run _,
                    Condition.WordTest _,
                    Condition.WordOrder _,
                    Condition.Known _,
                    Condition.Flag _,
                    Condition.Member _ ->
                    text(part);
        };
    }

    private static String bracketed(Condition part) {
        return "(" + text(part) + ")";
    }

    private static String way(CrossDirection way) {
        return switch (way) {
            case ABOVE -> "above ";
            case BELOW -> "below ";
            case EITHER -> "";
        };
    }

    private static String words(Condition.WordTest test) {
        String field = text(test.field());
        String words =
                test.words().stream().map(TextWriter::word).collect(Collectors.joining(", "));
        return switch (test.relation()) {
            case WordRelation.IS -> field + " is " + words;
            case WordRelation.IS_NOT -> field + " is not " + words;
            case WordRelation.IN -> field + " in (" + words + ")";
        };
    }

    private static String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean plain =
                PLAIN_WORD.matcher(word).matches()
                        && !lower.equals("known")
                        && !Keywords.ALL.contains(lower);
        return plain ? word : "\"" + word + "\"";
    }

    public static String text(Operand operand) {
        return switch (operand) {
            case Operand.Literal(double number, boolean percent) ->
                    plain(number) + (percent ? "%" : "");
            case Operand.DateLiteral(var date) -> date.toString();
            case Operand.FieldValue(String name, int ago, var timeframe) ->
                    name
                            + (ago == 0 ? "" : "[" + ago + "]")
                            + timeframe.map(Timeframe::code).map(code -> "@" + code).orElse("");
            case Operand.Arithmetic sum -> arithmetic(sum);
            case Operand.Negative(Operand part) ->
                    "-"
                            + (part instanceof Operand.Arithmetic
                                    ? "(" + text(part) + ")"
                                    : text(part));
            case Operand.Call(var function, List<Operand> arguments) ->
                    function.code()
                            + arguments.stream()
                                    .map(TextWriter::text)
                                    .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String arithmetic(Operand.Arithmetic sum) {
        boolean product = sum.operation().isProduct();
        return side(sum.left(), product, false)
                + " "
                + sum.operation().sign()
                + " "
                + side(sum.right(), product, true);
    }

    /// Brackets where the signs beside it would bind more closely.
    private static String side(Operand side, boolean product, boolean right) {
        boolean bracketed =
                side instanceof Operand.Arithmetic(Operation inner, _, _)
                        && (inner.isProduct() ? product && right : product || right);
        return bracketed ? "(" + text(side) + ")" : text(side);
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
