package bellwether.trading.rules.syntax;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.CountedNoun;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Operation;
import bellwether.trading.rules.WordRelation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says a tree in one sentence for people.
public final class SentenceWriter {
    private SentenceWriter() {}

    public static String sentence(Condition condition) {
        String words = words(condition);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    public static String words(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> joined(parts, " and ");
            case Condition.Any(List<Condition> parts) ->
                    (parts.size() == 2 ? "either " : "one of: ") + joined(parts, " or ");
            case Condition.Not(Condition part) -> "it is not true that " + inner(part);
            case Condition.Within(Condition part, int bars) ->
                    inner(part)
                            + (bars == 1 ? " on this bar" : " on one of the last " + bars(bars));
            case Condition.Throughout(Condition part, int bars) ->
                    inner(part)
                            + (bars == 1 ? " on this bar" : " on each of the last " + bars(bars));
            case Condition.Comparison(var left, var relation, var right) ->
                    "%s %s %s".formatted(words(left), relation.words(), words(right));
            case Condition.Between(var value, var low, var high) ->
                    "%s is from %s to %s".formatted(words(value), words(low), words(high));
            case Condition.Cross(var left, var way, var right) ->
                    words(left)
                            + switch (way) {
                                case ABOVE -> " crosses above ";
                                case BELOW -> " crosses below ";
                                case EITHER -> " crosses ";
                            }
                            + words(right);
            case Condition.Run(var value, boolean rising, int bars) ->
                    "%s has %s for %s"
                            .formatted(words(value), rising ? "risen" : "fallen", bars(bars));
            case Condition.WordTest test -> words(test);
            case Condition.WordOrder(var field, var relation, String word) ->
                    "%s %s %s".formatted(words(field), relation.words(), word);
            case Condition.Known(var value) -> words(value) + " is known";
            case Condition.Flag(var field) -> words(field) + " is true";
            case Condition.Member(var kind, String name) ->
                    "the symbol %s \"%s\"".formatted(kind.words(), name);
        };
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(SentenceWriter::inner).collect(Collectors.joining(word));
    }

    private static String inner(Condition part) {
        return part instanceof Condition.All || part instanceof Condition.Any
                ? "(" + words(part) + ")"
                : words(part);
    }

    private static String bars(int count) {
        return new CountedNoun(count, "bar").toString();
    }

    private static String words(Condition.WordTest test) {
        String words = String.join(" or ", test.words());
        return words(test.field())
                + (test.relation() == WordRelation.IS_NOT ? " is not " : " is ")
                + words;
    }

    public static String words(Operand operand) {
        return switch (operand) {
            case Operand.Literal _, Operand.DateLiteral _ -> TextWriter.text(operand);
            case Operand.FieldValue field -> words(field);
            case Operand.Arithmetic(Operation operation, Operand left, Operand right) ->
                    switch (operation) {
                        case ADD -> side(left) + " plus " + side(right);
                        case SUBTRACT -> side(left) + " less " + side(right);
                        case DIVIDE -> side(left) + " divided by " + side(right);
                        case MULTIPLY -> side(left) + " times " + side(right);
                        case PERCENT_OF ->
                                left instanceof Operand.Literal
                                        ? side(left) + " of " + side(right)
                                        : side(right) + " of " + side(left);
                    };
            case Operand.Negative(Operand part) -> "minus " + side(part);
            case Operand.Call(var function, List<Operand> arguments) -> {
                String all =
                        arguments.stream()
                                .map(SentenceWriter::words)
                                .collect(Collectors.joining(", ", " (", ")"));
                yield switch (function) {
                    case MIN -> "the least of" + all;
                    case MAX -> "the greatest of" + all;
                    case ABS -> "the size of" + all;
                };
            }
        };
    }

    private static String side(Operand operand) {
        return operand instanceof Operand.Arithmetic ? "(" + words(operand) + ")" : words(operand);
    }

    private static String words(Operand.FieldValue field) {
        String bar = field.timeframe().map(t -> adjective(t) + " bar").orElse("bar");
        String name =
                field.timeframe().map(t -> "the " + adjective(t) + " ").orElse("")
                        + shown(field.name());
        return field.ago() == 0
                ? name
                : "%s of %s ago".formatted(name, new CountedNoun(field.ago(), bar));
    }

    /// `plan_stop.trend` is "plan stop (trend)"; lines of indicators stay as they are.
    private static String shown(String name) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        String spaced = name.replace('_', ' ');
        int dot = spaced.indexOf('.');
        return dot < 0
                ? spaced
                : "%s (%s)".formatted(spaced.substring(0, dot), spaced.substring(dot + 1));
    }

    private static String adjective(Timeframe timeframe) {
        return switch (timeframe) {
            case DAY -> "daily";
            case WEEK -> "weekly";
            case MONTH -> "monthly";
            case QUARTER -> "quarterly";
            case YEAR -> "yearly";
            case MINUTE,
                    TWO_MINUTES,
                    THREE_MINUTES,
                    FIVE_MINUTES,
                    TEN_MINUTES,
                    QUARTER_HOUR,
                    HALF_HOUR,
                    HOUR,
                    TWO_HOURS,
                    FOUR_HOURS ->
                    timeframe.code();
        };
    }
}
