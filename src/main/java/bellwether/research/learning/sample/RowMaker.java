package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.label.BarrierLabels;
import bellwether.research.learning.label.BarrierOutcome;
import bellwether.research.learning.label.BarrierPolicy;
import bellwether.research.learning.label.LabelTape;
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

    /// One row.
    ///
    /// @param end the date on which its outcome is known
    private record Draft(int bar, int end, int endBar, double outcome) {}

    /// The bars of a symbol, whose prices are above 0, with the date of each and its calendar.
    static final class DatedBars {
        private final Bars bars;
        private final int[] of;
        private final CalendarSessions calendar;
        private final boolean delisted;

        /// @param delisted whether no bar will follow the last one
        DatedBars(Bars bars, int[] of, CalendarSessions calendar, boolean delisted) {
            this.bars = bars;
            this.of = of;
            this.calendar = calendar;
            this.delisted = delisted;
        }

        private int last() {
            return bars.size() - 1;
        }

        /// Whether a label that begins behind a bar ends with the last close before a delisting: it
        /// would reach beyond, and there is an open to enter at.
        private boolean isSettled(int bar, int horizon) {
            return delisted && bar < last() && bar + horizon > last();
        }

        /// How many of its sessions lie between two bars, where none is missing.
        private int sessions(int from, int to) {
            return calendar.ordinal(of[to]) - calendar.ordinal(of[from]);
        }
    }

    /// The rows whose labels have ended.
    LabelledRows rows(int symbol, SampleSymbol named, DatedBars dated) {
        int phase = named.phase(spec.horizon());
        List<Integer> places = new ArrayList<>();
        for (int bar = 0; bar < dated.bars.size(); bar++) {
            if (dated.calendar.ordinal(dated.of[bar]) % spec.horizon() == phase) {
                places.add(bar);
            }
        }
        return kept(
                symbol,
                dated.of,
                spec.label() == SampleLabel.BARRIER
                        ? trades(dated, places)
                        : returns(dated, places));
    }

    private List<Draft> returns(DatedBars dated, List<Integer> places) {
        List<Draft> drafts = new ArrayList<>();
        double costs = spec.label() == SampleLabel.DIRECTION ? COSTS : 0;
        for (int bar : places) {
            int end = bar + spec.horizon();
            if (end < dated.bars.size() && isRanked(dated, bar, end)) {
                drafts.add(
                        new Draft(bar, dated.of[end], end, earned(dated.bars, bar, end) - costs));
            } else if (settledEnd(dated, bar) >= 0) {
                double earned = earned(dated.bars, bar, dated.last());
                drafts.add(new Draft(bar, settledEnd(dated, bar), dated.last(), earned - costs));
            }
        }
        return drafts;
    }

    /// The date on which a label is known that ends with the last close before a delisting; -1
    /// where it does not. To be ranked its money lies idle until the sessions are over that the
    /// others take.
    private int settledEnd(DatedBars dated, int bar) {
        if (!dated.isSettled(bar, spec.horizon())) {
            return -1;
        }
        return spec.label() == SampleLabel.RANK
                ? dated.calendar.after(dated.of[bar], spec.horizon())
                : dated.of[dated.last()];
    }

    /// A rank compares labels of the same sessions alone, so that none may be missing.
    private boolean isRanked(DatedBars dated, int bar, int end) {
        return spec.label() != SampleLabel.RANK || dated.sessions(bar, end) == spec.horizon();
    }

    private static double earned(Bars bars, int bar, int end) {
        return StrictMath.log(bars.close()[end] / bars.open()[bar + 1]);
    }

    private static List<Draft> trades(DatedBars dated, List<Integer> places) {
        Bars bars = dated.bars;
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
        LabelTape tape = LabelTape.plain(bars, ranges, dated.delisted);
        BarrierLabels labels = new BarrierLabels(tape, ranges, BarrierPolicy.USUAL);
        List<Draft> drafts = new ArrayList<>();
        for (int bar : places) {
            labels.of(bar, OrderSide.BUY)
                    .map(outcome -> draft(dated, outcome))
                    .ifPresent(drafts::add);
        }
        return drafts;
    }

    private static Draft draft(DatedBars dated, BarrierOutcome outcome) {
        return new Draft(
                outcome.signal(), dated.of[outcome.end()], outcome.end(), outcome.netReturn());
    }

    private static LabelledRows kept(int symbol, int[] of, List<Draft> drafts) {
        return new LabelledRows(
                symbol,
                drafts.stream().mapToInt(Draft::bar).toArray(),
                drafts.stream().mapToInt(row -> of[row.bar]).toArray(),
                drafts.stream().mapToInt(Draft::end).toArray(),
                drafts.stream().mapToInt(Draft::endBar).toArray(),
                drafts.stream().mapToDouble(Draft::outcome).toArray());
    }

    /// Counts what came of all bars of a symbol, so that rows can be compared with them.
    void count(DatedBars dated, SpanRanks ranks) {
        for (int bar = 0; bar < dated.last(); bar++) {
            int end = bar + spec.horizon();
            if (end <= dated.last() && isRanked(dated, bar, end)) {
                ranks.add(dated.of[bar], dated.of[end], earned(dated.bars, bar, end));
            } else if (settledEnd(dated, bar) >= 0) {
                ranks.add(
                        dated.of[bar],
                        settledEnd(dated, bar),
                        earned(dated.bars, bar, dated.last()));
            }
        }
    }
}
