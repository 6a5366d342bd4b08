package bellwether.trading.rules;

import bellwether.market.bars.Bars;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A third, slow writing of the language for the tests: for each bar a tree of boxed truths over a
/// history that ends there.
final class PlainConditions {
    private final RuleHistory whole;
    private final Map<String, double[]> lines = new HashMap<>();

    PlainConditions(RuleHistory whole) {
        this.whole = whole;
    }

    /// Null is unknown.
    @Nullable Boolean test(Condition c, int t) {
        if (t < 0) {
            return null;
        }
        return switch (c) {
            case Condition.All all ->
                    all(all.parts().stream().map(p -> maybe(test(p, t))).toList());
            case Condition.Any any ->
                    not(all(any.parts().stream().map(p -> maybe(not(test(p, t)))).toList()));
            case Condition.Not n -> not(test(n.part(), t));
            case Condition.Throughout f -> all(last(f.bars(), i -> test(f.part(), t - i)));
            case Condition.Within w ->
                    not(test(new Condition.Throughout(new Condition.Not(w.part()), w.bars()), t));
            case Condition.Run r -> all(last(r.bars(), i -> moved(r, t - i)));
            default -> leaf(c, t);
        };
    }

    private static List<Optional<Boolean>> last(int bars, Past past) {
        return IntStream.range(0, bars).mapToObj(i -> maybe(past.back(i))).toList();
    }

    private interface Past {
        @Nullable Boolean back(int bars);
    }

    private static Optional<Boolean> maybe(@Nullable Boolean truth) {
        return Optional.ofNullable(truth);
    }

    private @Nullable Boolean moved(Condition.Run r, int t) {
        if (t < 1) {
            return null;
        }
        int scale = OperandType.of(r.value(), RuleTestFields.ALL).shareScale();
        double before = carried(value(r.value(), t - 1), t - 1, t, scale);
        return compare(value(r.value(), t), r.rising() ? ">" : "<", before);
    }

    private @Nullable Boolean leaf(Condition c, int t) {
        return switch (c) {
            case Condition.Comparison x ->
                    compare(value(x.left(), t), x.relation().sign(), value(x.right(), t));
            case Condition.Between b ->
                    all(
                            List.of(
                                    maybe(compare(value(b.low(), t), "<=", value(b.value(), t))),
                                    maybe(compare(value(b.high(), t), ">=", value(b.value(), t)))));
            case Condition.Cross x ->
                    switch (x.direction()) {
                        case ABOVE -> cross(x.left(), x.right(), t);
                        case BELOW -> cross(x.right(), x.left(), t);
                        case EITHER ->
                                not(
                                        all(
                                                List.of(
                                                        maybe(not(cross(x.left(), x.right(), t))),
                                                        maybe(
                                                                not(
                                                                        cross(
                                                                                x.right(), x.left(),
                                                                                t))))));
                    };
            case Condition.WordTest w -> words(w, field(w.field(), t));
            case Condition.WordOrder w -> {
                List<String> words = RuleTestFields.ALL.named(w.field().name()).words();
                yield compare(field(w.field(), t), w.relation().sign(), words.indexOf(w.word()));
            }
            case Condition.Known k -> !Double.isNaN(value(k.value(), t));
            case Condition.Flag f -> flag(field(f.field(), t));
            case Condition.Member m ->
                    flag(RandomHistory.SUPPLIED.column(m.of().column(m.name()), whole)[t]);
            default -> throw new AssertionError(c);
        };
    }

    private static @Nullable Boolean flag(double value) {
        return Double.isNaN(value) ? null : Boolean.valueOf(value != 0);
    }

    private static @Nullable Boolean words(Condition.WordTest w, double at) {
        if (Double.isNaN(at)) {
            return null;
        }
        String word = RuleTestFields.ALL.named(w.field().name()).words().get((int) at);
        boolean isAmong = w.words().contains(word);
        return w.relation() == WordRelation.IS_NOT ? !isAmong : isAmong;
    }

    private static @Nullable Boolean all(List<Optional<Boolean>> parts) {
        if (parts.contains(Optional.of(false))) {
            return false;
        }
        return parts.contains(Optional.<Boolean>empty()) ? null : true;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    private static @Nullable Boolean compare(double a, String sign, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return null;
        }
        return switch (sign) {
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "=" -> a == b;
            default -> a != b;
        };
    }

    private @Nullable Boolean cross(Operand a, Operand b, int t) {
        Double now = difference(a, b, t);
        if (now == null || now <= 0) {
            return now == null ? null : false;
        }
        int before = t - 1;
        while (before >= 0 && Double.valueOf(0).equals(difference(a, b, before))) {
            before--;
        }
        Double then = before < 0 ? null : difference(a, b, before);
        return then == null ? null : then < 0;
    }

    /// Null is unknown, 0 a tie: equal to twelve digits.
    private @Nullable Double difference(Operand a, Operand b, int t) {
        double left = value(a, t);
        double right = value(b, t);
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return null;
        }
        double scale = Math.max(Math.abs(left), Math.abs(right));
        return Math.abs(left - right) <= 1e-12 * scale ? 0.0 : left - right;
    }

    private double value(Operand o, int t) {
        return switch (o) {
            case Operand.Literal(double number, _) -> number;
            case Operand.DateLiteral(LocalDate date) -> date.toEpochDay();
            case Operand.FieldValue f -> field(f, t);
            case Operand.Negative(Operand part) -> -value(part, t);
            case Operand.Arithmetic(var op, Operand l, Operand r) -> {
                double a = value(l, t);
                double b = value(r, t);
                double result =
                        switch (op.name()) {
                            case "ADD" -> a + b;
                            case "SUBTRACT" -> a - b;
                            case "DIVIDE" -> a / b;
                            case "PERCENT_OF" -> a * b / 100;
                            default -> a * b;
                        };
                yield Double.isInfinite(result) ? Double.NaN : result;
            }
            case Operand.Call(var f, List<Operand> arguments) -> {
                double[] all = arguments.stream().mapToDouble(a -> value(a, t)).toArray();
                double found = all[0];
                for (double each : all) {
                    found =
                            Double.isNaN(found) || Double.isNaN(each)
                                    ? Double.NaN
                                    : f == FunctionName.MIN
                                            ? Math.min(found, each)
                                            : Math.max(found, each);
                }
                yield f == FunctionName.ABS ? Math.abs(all[0]) : found;
            }
        };
    }

    private double carried(double value, int from, int to, int scale) {
        double ratio = whole.shares(to) / whole.shares(from);
        return switch (scale) {
            case 0 -> value;
            case 1 -> value / ratio;
            case -1 -> value * ratio;
            default -> throw new AssertionError(scale);
        };
    }

    private double field(Operand.FieldValue f, int t) {
        int at = t - f.ago();
        if (at < 0) {
            return Double.NaN;
        }
        int scale = RuleTestFields.ALL.named(f.name()).shareScale();
        return carried(line(f.name())[at], at, t, scale);
    }

    /// Each bar's value in its own shares, computed over a history that ends on that bar.
    private double[] line(String name) {
        return lines.computeIfAbsent(
                name,
                _ -> {
                    double[] line = new double[whole.size()];
                    for (int t = 0; t < line.length; t++) {
                        line[t] = newest(name, whole.prefix(t + 1));
                    }
                    return line;
                });
    }

    private static double newest(String name, RuleHistory history) {
        int t = history.size() - 1;
        Bars raw = history.raw();
        return switch (name) {
            case "open" -> raw.open()[t];
            case "high" -> raw.high()[t];
            case "low" -> raw.low()[t];
            case "close" -> raw.close()[t];
            case "volume" -> raw.volume()[t];
            case "weekday" -> history.date(t).getDayOfWeek().getValue() - 1;
            case "month_begins" ->
                    t == 0
                            ? Double.NaN
                            : history.date(t).getMonth() != history.date(t - 1).getMonth() ? 1 : 0;
            case "year_high" -> yearHigh(history);
            case "breakout", "gap" -> chart(name, history);
            default -> other(name, history, t);
        };
    }

    private static double other(String name, RuleHistory history, int t) {
        if (RuleTestFields.ALL.isSupplied(name)) {
            return RandomHistory.SUPPLIED.column(name, history)[t];
        }
        if (name.startsWith("return_")) {
            int bars = Integer.parseInt(name.substring(7));
            return t < bars ? Double.NaN : change(history, t - bars, t);
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return indicator(name, history, t);
        }
        CandlePattern pattern = CandlePattern.valueOf(name.toUpperCase(Locale.ROOT));
        short[][] out = new short[CandlePattern.values().length][history.size()];
        new Candles().compute(history.series(), out);
        short found = out[pattern.row()][t];
        return found == Candles.CANNOT_TELL ? Double.NaN : 1 + Integer.signum(found);
    }

    private static double change(RuleHistory history, int from, int to) {
        double[] close = history.raw().close();
        double ratio = history.shares(to) / history.shares(from);
        return 100 * (close[to] / (close[from] / ratio) - 1);
    }

    private static double indicator(String name, RuleHistory history, int t) {
        int dot = name.indexOf('.');
        var choice = Indicators.parse(dot < 0 ? name : name.substring(0, dot));
        List<String> outputs = choice.indicator().outputs();
        double[][] out = new double[outputs.size()][history.size()];
        choice.indicator().compute(history.series(), choice.arguments(), out);
        double value = out[dot < 0 ? 0 : outputs.indexOf(name.substring(dot + 1))][t];
        return switch (choice.indicator().units()) {
            case "price" -> value / history.shares(t);
            case "price; direction 1 or -1" ->
                    name.endsWith("direction") ? value : value / history.shares(t);
            case "shares; only changes mean anything" -> value * history.shares(t);
            default -> value;
        };
    }

    private static double yearHigh(RuleHistory history) {
        int t = history.size() - 1;
        if (history.date(0).isAfter(history.date(t).minusDays(364))) {
            return Double.NaN;
        }
        double high = 0;
        for (int i = t; i >= 0 && !history.date(i).isBefore(history.date(t).minusDays(364)); i--) {
            double each = history.series().high()[i];
            high = Double.isNaN(each) || Double.isNaN(high) ? Double.NaN : Math.max(high, each);
        }
        return high / history.shares(t);
    }

    private static double chart(String name, RuleHistory history) {
        int t = history.size() - 1;
        ChartPattern.Kind kind = ChartPattern.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        int seen = 0;
        boolean hole = false;
        for (int i = 0; i <= t; i++) {
            var bars = history.raw();
            hole = Double.isNaN(bars.close()[i]) || Double.isNaN(bars.volume()[i]);
            seen += hole ? 0 : 1;
        }
        if (hole || seen < kind.barsNeeded()) {
            return Double.NaN;
        }
        if (ChartPatterns.find(history.series()) instanceof ChartFindings.Searched searched) {
            return 1
                    + searched.patterns().stream()
                            .filter(p -> p.kind() == kind && p.confirmedAt() == t)
                            .mapToInt(ChartPattern::direction)
                            .reduce(0, (_, b) -> b);
        }
        return 1;
    }
}
