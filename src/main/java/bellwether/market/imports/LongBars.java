package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.calendar.Listing;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds bars of weeks and months among the days of one symbol, where the beginning of the file did
/// not show them: behind its days, or a few of them alone; and those of several days of what trades
/// on every day.
final class LongBars {
    private static final int LEAST_STEPS = 3;
    private static final int FEWEST_WEEKS = 4;
    private static final int MOST_DOUBTFUL = 8;

    /// Days between neighbours, so many times one after the other.
    private record Step(String name, long least, long most, int times) {
        boolean fits(long gap) {
            return gap >= least && gap <= most;
        }
    }

    private static final List<Step> STEPS =
            List.of(
                    new Step("week", 7, 7, 8),
                    new Step("month", 26, 33, 5),
                    new Step("quarter", 85, 97, 4));

    private LongBars() {}

    /// @param listing asked for only when its days are apart
    /// @return what to remark on bars that may be weeks
    /// @throws Refusal when they are no days
    static Optional<String> of(String ticker, Bars bars, Supplier<Listing> listing) {
        long[] gaps = gaps(bars);
        for (Step step : STEPS) {
            int from = run(gaps, step);
            if (from >= 0) {
                throw refusal(
                        "From %s on, rows of %s are a %s apart: %ss are not days, and are put together from days here. Import the days."
                                .formatted(day(bars, from), ticker, step.name, step.name));
            }
        }
        requireEveryDay(ticker, bars, gaps, listing);
        return bars.size() >= FEWEST_WEEKS && bars.size() <= MOST_DOUBTFUL && areWeeks(gaps)
                ? Optional.of(
                        "The %d rows of %s are about a week apart; they were taken for days. If they are weeks, remove them and import the days."
                                .formatted(bars.size(), ticker))
                : Optional.empty();
    }

    private static void requireEveryDay(
            String ticker, Bars bars, long[] gaps, Supplier<Listing> listing) {
        if (gaps.length >= LEAST_STEPS
                && gaps[0] > 1
                && areAlike(gaps)
                && listing.get().kind() == InstrumentKind.CRYPTO) {
            throw refusal(
                    "Rows of %s are %d days apart, from %s on, and it trades on every day: bars of %d days are not kept; longer ones are put together from days here. Import the days."
                            .formatted(ticker, gaps[0], day(bars, 0), gaps[0]));
        }
    }

    /// The newest may be of a period that is not over.
    private static boolean areAlike(long[] gaps) {
        for (int i = 1; i < gaps.length - 1; i++) {
            if (gaps[i] != gaps[0]) {
                return false;
            }
        }
        return gaps[gaps.length - 1] <= gaps[0];
    }

    private static boolean areWeeks(long[] gaps) {
        for (int i = 0; i < gaps.length - 1; i++) {
            if (gaps[i] < 5 || gaps[i] > 9) {
                return false;
            }
        }
        return gaps[gaps.length - 1] <= 9;
    }

    /// Where such a run of steps begins; −1 without one.
    private static int run(long[] gaps, Step step) {
        int times = 0;
        for (int i = 0; i < gaps.length; i++) {
            times = step.fits(gaps[i]) ? times + 1 : 0;
            if (times == step.times) {
                return i + 1 - times;
            }
        }
        return -1;
    }

    private static long[] gaps(Bars bars) {
        long[] gaps = new long[Math.max(0, bars.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (bars.time()[i + 1] - bars.time()[i]) / Timeframe.SECONDS_PER_DAY;
        }
        return gaps;
    }

    private static LocalDate day(Bars bars, int place) {
        return Timeframe.date(bars.time()[place]);
    }

    private static Refusal refusal(String words) {
        return Refusal.of(RefusalKind.INVALID, "not_daily", words);
    }
}
