package bellwether.trading.rules;

import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A third, slow writing of the language for the tests: for each bar a tree of boxed truths over a
/// history that ends there.
final class PlainConditions {
    private final RuleHistory whole;
    private final Map<String, double[]> lines = new HashMap<>();

    PlainConditions(RuleHistory whole) {
        this.whole = whole;
    }

    /// Null is unknown.
    Boolean test(Condition c, int t) {
        if (t < 0) {
            return null;
        }
        if (c instanceof Condition.All all) {
            return all(all.parts().stream().map(p -> Optional.ofNullable(test(p, t))).toList());
        }
        if (c instanceof Condition.Any any) {
            return not(
                    all(
                            any.parts().stream()
                                    .map(p -> Optional.ofNullable(not(test(p, t))))
                                    .toList()));
        }
        if (c instanceof Condition.Not n) {
            return not(test(n.part(), t));
        }
        if (c instanceof Condition.Throughout f) {
            return all(
                    java.util.stream.IntStream.range(0, f.bars())
                            .mapToObj(i -> Optional.ofNullable(test(f.part(), t - i)))
                            .toList());
        }
        if (c instanceof Condition.Within w) {
            return not(test(new Condition.Throughout(new Condition.Not(w.part()), w.bars()), t));
        }
        if (c instanceof Condition.Comparison x) {
            return compare(value(x.left(), t), x.relation().sign(), value(x.right(), t));
        }
        if (c instanceof Condition.Between b) {
            return all(
                    List.of(
                            Optional.ofNullable(
                                    compare(value(b.low(), t), "<=", value(b.value(), t))),
                            Optional.ofNullable(
                                    compare(value(b.high(), t), ">=", value(b.value(), t)))));
        }
        if (c instanceof Condition.Cross x) {
            return switch (x.direction()) {
                case ABOVE -> cross(x.left(), x.right(), t);
                case BELOW -> cross(x.right(), x.left(), t);
                case EITHER ->
                        not(
                                all(
                                        List.of(
                                                Optional.ofNullable(
                                                        not(cross(x.left(), x.right(), t))),
                                                Optional.ofNullable(
                                                        not(cross(x.right(), x.left(), t))))));
            };
        }
        if (c instanceof Condition.Run r) {
            int scale = OperandType.of(r.value(), RuleTestFields.ALL).shareScale();
            return all(
                    java.util.stream.IntStream.range(0, r.bars())
                            .mapToObj(i -> {
                                if (t - i < 1) {
                                    return Optional.<Boolean>empty();
                                }
                                double before =
                                        carried(
                                                value(r.value(), t - i - 1),
                                                t - i - 1,
                                                t - i,
                                                scale);
                                return Optional.ofNullable(
                                        compare(
                                                value(r.value(), t - i),
                                                r.rising() ? ">" : "<",
                                                before));
                            })
                            .toList());
        }
        if (c instanceof Condition.WordTest w) {
            double at = field(w.field(), t);
            if (Double.isNaN(at)) {
                return null;
            }
            String word = RuleTestFields.ALL.named(w.field().name()).words().get((int) at);
            return w.relation() == WordRelation.IS_NOT
                    ? !w.words().contains(word)
                    : w.words().contains(word);
        }
        if (c instanceof Condition.WordOrder w) {
            double place = RuleTestFields.ALL.named(w.field().name()).words().indexOf(w.word());
            return compare(field(w.field(), t), w.relation().sign(), place);
        }
        if (c instanceof Condition.Known k) {
            return !Double.isNaN(value(k.value(), t));
        }
        double flag =
                c instanceof Condition.Flag f
                        ? field(f.field(), t)
                        : RandomHistory.SUPPLIED
                                .column(
                                        ((Condition.Member) c)
                                                .of()
                                                .column(((Condition.Member) c).name()),
                                        whole)[t];
        return Double.isNaN(flag) ? null : flag != 0;
    }

    private static Boolean all(List<Optional<Boolean>> parts) {
        if (parts.contains(Optional.of(false))) {
            return false;
        }
        return parts.contains(Optional.<Boolean>empty()) ? null : true;
    }

    private static Boolean not(Boolean truth) {
        return truth == null ? null : !truth;
    }

    private static Boolean compare(double a, String sign, double b) {
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

    private Boolean cross(Operand a, Operand b, int t) {
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
    private Double difference(Operand a, Operand b, int t) {
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
                        line[t] = last(name, whole.prefix(t + 1));
                    }
                    return line;
                });
    }

    private static double last(String name, RuleHistory history) {
        int t = history.size() - 1;
        var raw = history.raw();
        switch (name) {
            case "open":
                return raw.open()[t];
            case "high":
                return raw.high()[t];
            case "low":
                return raw.low()[t];
            case "close":
                return raw.close()[t];
            case "volume":
                return raw.volume()[t];
            case "weekday":
                return history.date(t).getDayOfWeek().getValue() - 1;
            case "month_begins":
                return t == 0
                        ? Double.NaN
                        : history.date(t).getMonth() != history.date(t - 1).getMonth() ? 1 : 0;
            case "year_high":
                return yearHigh(history);
            case "breakout", "gap":
                return chart(name, history);
            default:
        }
        if (RuleTestFields.ALL.isSupplied(name)) {
            return RandomHistory.SUPPLIED.column(name, history)[t];
        }
        if (name.startsWith("return_")) {
            int bars = Integer.parseInt(name.substring(7));
            if (t < bars) {
                return Double.NaN;
            }
            double ratio = history.shares(t) / history.shares(t - bars);
            double change = 100 * (raw.close()[t] / (raw.close()[t - bars] / ratio) - 1);
            return change;
        }
        if (name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
            CandlePattern pattern = CandlePattern.valueOf(name.toUpperCase(java.util.Locale.ROOT));
            short[][] out = new short[CandlePattern.values().length][history.size()];
            new Candles().compute(history.series(), out);
            short found = out[pattern.row()][t];
            return found == Candles.CANNOT_TELL ? Double.NaN : 1 + Integer.signum(found);
        }
        return indicator(name, history, t);
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
        ChartPattern.Kind kind = ChartPattern.Kind.valueOf(name.toUpperCase(java.util.Locale.ROOT));
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
