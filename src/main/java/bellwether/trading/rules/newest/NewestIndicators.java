package bellwether.trading.rules.newest;

import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.evaluation.BarFormulas;
import bellwether.trading.rules.field.FieldSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lines of indicators on the last bars, each indicator computed once for all of its lines, and not
/// at all where it was computed for something else.
final class NewestIndicators {
    private final SuppliedValues supplied;
    private final Map<String, Lines> byId = new LinkedHashMap<>();
    private double[][] room = {};
    private int tailBars;

    NewestIndicators(SuppliedValues supplied) {
        this.supplied = supplied;
    }

    /// A line that is wanted.
    ///
    /// @param scale how it changes with the number of shares
    /// @param computed where it was computed already, if it was
    private record Line(int place, int output, int scale, Optional<Supplier<double[]>> computed) {}

    /// The lines of one indicator that are wanted.
    private record Lines(Indicators.Choice choice, List<Line> wanted) {
        boolean areComputed() {
            return wanted.stream().allMatch(line -> line.computed.isPresent());
        }
    }

    void add(int place, RuleField field, FieldSource.IndicatorLine line) {
        Indicators.Choice choice = line.choice();
        if (choice.anchor().isPresent()) {
            throw new IllegalArgumentException(
                    field.name() + " counts from a day, which is not among the newest bars");
        }
        byId.computeIfAbsent(choice.id(), _ -> new Lines(choice, new ArrayList<>()))
                .wanted()
                .add(
                        new Line(
                                place,
                                line.output(),
                                field.shareScale(),
                                supplied.line(field.name())));
        int outputs = choice.indicator().outputs().size();
        if (room.length < outputs) {
            room = new double[outputs][0];
        }
        if (WindowedIndicators.has(choice, Timeframe.DAY)) {
            tailBars = Math.max(tailBars, WindowedIndicators.barsNeeded(choice));
        }
    }

    void read(RuleHistory history, double[] into) {
        Series all = history.series();
        Series tail = WindowedIndicators.tail(history, tailBars);
        for (Lines lines : byId.values()) {
            Indicators.Choice choice = lines.choice;
            if (lines.areComputed() && all.isWhole(choice.indicator().inputs())) {
                for (Line line : lines.wanted) {
                    put(history, line, line.computed.orElseThrow().get(), all.size(), into);
                }
                continue;
            }
            boolean isTailEnough =
                    WindowedIndicators.has(choice, history.timeframe())
                            && tail.isWhole(choice.indicator().inputs());
            Series series = isTailEnough ? tail : all;
            double[][] outputs = outputs(choice, series.size());
            choice.indicator().compute(series, choice.arguments(), outputs);
            for (Line line : lines.wanted) {
                put(history, line, outputs[line.output], series.size(), into);
            }
        }
    }

    private double[][] outputs(Indicators.Choice choice, int size) {
        if (room[0].length < size) {
            room = new double[room.length][size];
        }
        return Arrays.copyOf(room, choice.indicator().outputs().size());
    }

    /// @param size up to where the column is of bars, of which the last is the history's last
    private static void put(
            RuleHistory history, Line line, double[] column, int size, double[] into) {
        int last = history.size() - 1;
        for (int back = 0; back < NewestValues.BARS && back <= last; back++) {
            into[NewestValues.BARS * line.place + back] =
                    BarFormulas.own(
                            column[size - 1 - back], history.shares(last - back), line.scale);
        }
    }
}
