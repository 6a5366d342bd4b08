package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.DateRanks;
import bellwether.research.learning.label.BarrierLabels;
import bellwether.research.learning.label.BarrierOutcome;
import bellwether.research.learning.label.BarrierPolicy;
import bellwether.research.learning.label.LabelTape;
import bellwether.research.learning.label.LabelUniqueness;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.trading.execution.OrderSide;
import java.util.ArrayList;
import java.util.List;

/// Makes the rows of a symbol: which bars have one, and what came of each.
final class RowMaker {
    /// What buying and selling cost together.
    private static final double COSTS = 0.002;

    private static final int RANGE_BARS = 14;

    private final SampleSpec spec;

    RowMaker(SampleSpec spec) {
        this.spec = spec;
    }

    /// One row, before its uniqueness is known.
    private record Draft(int bar, int endBar, double outcome) {}

    /// The rows whose labels have ended.
    ///
    /// @param bars with prices above 0
    /// @param of the session of each
    LabelledRows rows(int symbol, SampleSymbol named, Bars bars, int[] of) {
        int phase = named.phase(spec.horizon());
        List<Integer> places = new ArrayList<>();
        for (int bar = 0; bar < bars.size(); bar++) {
            if (of[bar] % spec.horizon() == phase) {
                places.add(bar);
            }
        }
        return kept(
                symbol,
                of,
                spec.label() == SampleLabel.BARRIER
                        ? trades(bars, places)
                        : returns(bars, of, places));
    }

    private List<Draft> returns(Bars bars, int[] of, List<Integer> places) {
        List<Draft> drafts = new ArrayList<>();
        double costs = spec.label() == SampleLabel.DIRECTION ? COSTS : 0;
        for (int bar : places) {
            int end = bar + spec.horizon();
            if (end < bars.size() && isRanked(of, bar, end)) {
                drafts.add(new Draft(bar, end, earned(bars, bar, end) - costs));
            }
        }
        return drafts;
    }

    /// A rank compares labels of the same sessions alone.
    private boolean isRanked(int[] of, int bar, int end) {
        return spec.label() != SampleLabel.RANK || of[end] - of[bar] == spec.horizon();
    }

    private static double earned(Bars bars, int bar, int end) {
        return StrictMath.log(bars.close()[end] / bars.open()[bar + 1]);
    }

    private static List<Draft> trades(Bars bars, List<Integer> places) {
        double[] ranges = new double[bars.size()];
        Series series =
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size());
        Atr.compute(series, RANGE_BARS, ranges);
        LabelTape tape = LabelTape.plain(bars, ranges);
        BarrierLabels labels = new BarrierLabels(tape, ranges, BarrierPolicy.USUAL);
        List<Draft> drafts = new ArrayList<>();
        for (int bar : places) {
            labels.of(bar, OrderSide.BUY).map(RowMaker::draft).ifPresent(drafts::add);
        }
        return drafts;
    }

    private static Draft draft(BarrierOutcome outcome) {
        return new Draft(outcome.signal(), outcome.end(), outcome.netReturn());
    }

    private static LabelledRows kept(int symbol, int[] of, List<Draft> drafts) {
        double[] unique =
                LabelUniqueness.ofSpans(
                        drafts.stream()
                                .map(row -> new LabelUniqueness.Span(row.bar + 1, row.endBar))
                                .toList());
        return new LabelledRows(
                symbol,
                drafts.stream().mapToInt(Draft::bar).toArray(),
                drafts.stream().mapToInt(row -> of[row.bar]).toArray(),
                drafts.stream().mapToInt(row -> of[row.endBar]).toArray(),
                drafts.stream().mapToDouble(Draft::outcome).toArray(),
                unique);
    }

    /// Counts what came of all bars of a symbol, so that rows can be compared with them.
    void count(Bars bars, int[] of, DateRanks ranks) {
        for (int bar = 0; bar + spec.horizon() < bars.size(); bar++) {
            int end = bar + spec.horizon();
            if (isRanked(of, bar, end)) {
                ranks.add(of[bar], earned(bars, bar, end));
            }
        }
    }
}
