package bellwether.research.learning.golden;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.label.BarrierLabels;
import bellwether.research.learning.label.BarrierOutcome;
import bellwether.research.learning.label.BarrierPolicy;
import bellwether.research.learning.label.LabelTape;
import bellwether.research.learning.label.LabelUniqueness;
import bellwether.technical.statistics.golden.GoldenCheck;
import bellwether.technical.statistics.golden.GoldenComparison;
import bellwether.technical.statistics.golden.GoldenFolder;
import bellwether.technical.statistics.golden.GoldenParts;
import bellwether.technical.statistics.golden.GoldenPrices;
import bellwether.technical.statistics.golden.GoldenTable;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.trading.execution.OrderSide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// `labels.csv.gz`: the triple barrier, each label traded by the account of all trading.
final class LabelsGolden implements GoldenCheck {
    private static final String FILE = "labels.csv.gz";
    private static final double TOLERANCE = 1e-9;
    private static final int ATR_BARS = 14;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenComparison all = parts.all(TOLERANCE);
        for (String series : folder.names("labels")) {
            GoldenTable theirs = folder.table(FILE).where("series", series);
            List<BarrierOutcome> ours = labels(folder.series(series), theirs.column("t"));
            all.same(series + " labels", ours.size(), theirs.size());
            if (ours.size() == theirs.size()) {
                compare(all, series, ours, theirs);
            }
        }
    }

    private static List<BarrierOutcome> labels(GoldenPrices prices, double[] signals) {
        Bars bars = bars(prices);
        Series series =
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size());
        double[] range = new double[bars.size()];
        Atr.compute(series, ATR_BARS, range);
        LabelTape tape = LabelTape.plain(bars, range, false);
        BarrierLabels labels = new BarrierLabels(tape, range, BarrierPolicy.USUAL);
        List<BarrierOutcome> found = new ArrayList<>();
        for (double signal : signals) {
            labels.of((int) signal, OrderSide.BUY).ifPresent(found::add);
        }
        return found;
    }

    private static Bars bars(GoldenPrices prices) {
        return new Bars(
                prices.size(),
                prices.bars().texts("date").stream()
                        .mapToLong(date ->
                                LocalDate.parse(date).toEpochDay() * Timeframe.SECONDS_PER_DAY)
                        .toArray(),
                prices.open(),
                prices.high(),
                prices.low(),
                prices.close(),
                prices.volume());
    }

    private static void compare(
            GoldenComparison all, String series, List<BarrierOutcome> ours, GoldenTable theirs) {
        List<String> why = theirs.texts("why");
        for (int i = 0; i < ours.size(); i++) {
            all.same(series + " why " + i, ours.get(i).why().key(), why.get(i));
        }
        column(all, theirs, "end", ours, BarrierOutcome::end);
        column(all, theirs, "entry", ours, BarrierOutcome::entry);
        column(all, theirs, "stop", ours, BarrierOutcome::stop);
        column(all, theirs, "target", ours, BarrierOutcome::target);
        column(all, theirs, "exit", ours, BarrierOutcome::exit);
        column(all, theirs, "net_return", ours, BarrierOutcome::netReturn);
        column(all, theirs, "r", ours, BarrierOutcome::r);
        column(all, theirs, "label", ours, outcome -> outcome.won() ? 1 : 0);
        double[] unique = LabelUniqueness.of(ours);
        double[] others = theirs.column("uniqueness");
        for (int i = 0; i < unique.length; i++) {
            all.number(series + " uniqueness " + i, unique[i], others[i]);
        }
    }

    private static void column(
            GoldenComparison all,
            GoldenTable theirs,
            String name,
            List<BarrierOutcome> ours,
            ToDoubleFunction<BarrierOutcome> of) {
        double[] others = theirs.column(name);
        for (int i = 0; i < others.length; i++) {
            double number = of.applyAsDouble(ours.get(i));
            // a return is a small difference of prices: compared in its own unit
            boolean small = name.equals("net_return");
            Optional<Double> mine = Optional.of(number);
            if (small) {
                all.number(name + " " + i, mine, Optional.of(others[i]), 1);
            } else {
                all.number(name + " " + i, number, others[i]);
            }
        }
    }
}
