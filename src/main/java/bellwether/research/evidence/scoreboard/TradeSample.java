package bellwether.research.evidence.scoreboard;

import bellwether.market.calendar.Weekdays;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HypothesisTest;
import bellwether.technical.statistics.UndefinedFigure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Trades that have ended, and how much they are worth as evidence.
final class TradeSample {
    private static final String NO_VARIANCE = UndefinedFigure.noVariance().code();

    private final List<Trade> trades;
    private final int symbols;
    private final int dates;
    private final double effective;

    /// A trade that has ended.
    ///
    /// @param beyond null where the market's change is not known
    /// @param drawn the mean R of its random entries; null where none are drawn
    record Trade(
            long symbol,
            LocalDate asOf,
            LocalDate entered,
            LocalDate exited,
            double r,
            @Nullable Double beyond,
            @Nullable Double drawn) {
        double beyondDrawn() {
            return r - Objects.requireNonNull(drawn);
        }
    }

    TradeSample(List<Trade> trades) {
        this.trades = List.copyOf(trades);
        symbols = (int) trades.stream().mapToLong(Trade::symbol).distinct().count();
        dates = (int) trades.stream().map(Trade::asOf).distinct().count();
        effective = effectiveN();
    }

    int symbols() {
        return symbols;
    }

    int dates() {
        return dates;
    }

    /// The sum of uniqueness: of each trade the mean over its days of 1 ÷ how many of its symbol's
    /// trades are held on the day.
    double effective() {
        return effective;
    }

    /// The mean of a figure over dates, with its interval or why there is none.
    CellFigure figure(ToDoubleFunction<Trade> of) {
        Optional<Estimate> mean = mean(of);
        String why = tooFew().or(() -> mean.flatMap(this::undefined)).orElse(null);
        return CellFigure.of(mean, trades.size(), why);
    }

    /// Why there is no interval of any figure, whatever its values are.
    private Optional<String> tooFew() {
        if (effective < ScoreCell.FEWEST_PLANS) {
            return Optional.of(
                    "too few: %.0f of %d effective plans"
                            .formatted(Math.floor(effective), ScoreCell.FEWEST_PLANS));
        }
        return dates < ScoreCell.FEWEST_DATES
                ? Optional.of("too few: %d of %d dates".formatted(dates, ScoreCell.FEWEST_DATES))
                : Optional.empty();
    }

    private Optional<String> undefined(Estimate mean) {
        return mean.undefined().map(this::words);
    }

    private String words(UndefinedFigure why) {
        return why.code().equals(NO_VARIANCE)
                ? "the same on all %d dates: what does not vary has no interval".formatted(dates)
                : why.detail();
    }

    /// What trades earn beyond their random entries, of trades that all have some. Plans of
    /// neighbouring days hold the same bars, and so do their random entries: the dates' excesses
    /// are tested with the error of a mean whose values depend on those before them.
    ScoreCell.Chance chance() {
        if (trades.isEmpty()) {
            return new ScoreCell.Chance(0, null, null, "no random entries are drawn yet");
        }
        HypothesisTest test = dated(Trade::beyondDrawn).isGreater(symbols, horizon());
        String why =
                tooFew().or(this::tooFewToTest)
                        .or(() -> test.undefined().map(this::words))
                        .orElse(null);
        return new ScoreCell.Chance(
                trades.size(),
                mean(Trade::beyondDrawn).flatMap(Estimate::estimate).orElse(null),
                why == null ? test.p().orElse(null) : null,
                why);
    }

    private Optional<String> tooFewToTest() {
        return dates < ScoreCell.FEWEST_TESTED_DATES
                ? Optional.of(
                        "too few: %d of %d dates".formatted(dates, ScoreCell.FEWEST_TESTED_DATES))
                : Optional.empty();
    }

    Optional<Estimate> mean(ToDoubleFunction<Trade> figure) {
        return trades.isEmpty()
                ? Optional.empty()
                : Optional.of(dated(figure).meanOverDates(symbols, horizon(), CellFigure.LEVEL));
    }

    private DatedFigures dated(ToDoubleFunction<Trade> figure) {
        boolean isByBlocks = symbols < DatedFigures.FEWEST_SYMBOLS;
        int[] sessions =
                trades.stream()
                        .mapToInt(trade ->
                                isByBlocks
                                        ? weekdays(trade.asOf())
                                        : Math.toIntExact(trade.asOf().toEpochDay()))
                        .toArray();
        return DatedFigures.averages(sessions, trades.stream().mapToDouble(figure).toArray());
    }

    /// Over how many of the dates the longest trade goes on.
    private int horizon() {
        long[] days =
                trades.stream()
                        .mapToLong(trade -> trade.asOf().toEpochDay())
                        .sorted()
                        .distinct()
                        .toArray();
        int most = 1;
        for (Trade trade : trades) {
            int from = Arrays.binarySearch(days, trade.asOf().toEpochDay());
            int to = Arrays.binarySearch(days, trade.exited().toEpochDay());
            most = Math.max(most, (to < 0 ? -to - 1 : to) - from);
        }
        return most;
    }

    private static int weekdays(LocalDate day) {
        return Weekdays.number(day.toEpochDay());
    }

    private double effectiveN() {
        Map<Long, List<Trade>> bySymbol = new HashMap<>();
        trades.forEach(
                one -> bySymbol.computeIfAbsent(one.symbol(), _ -> new ArrayList<>()).add(one));
        double sum = 0;
        for (List<Trade> own : bySymbol.values()) {
            sum += unique(own);
        }
        return sum;
    }

    private static double unique(List<Trade> own) {
        int from = own.stream().mapToInt(one -> weekdays(one.entered())).min().orElse(0);
        int to = own.stream().mapToInt(one -> weekdays(one.exited())).max().orElse(0);
        int[] held = new int[to - from + 1];
        for (Trade one : own) {
            for (int day = weekdays(one.entered()); day <= weekdays(one.exited()); day++) {
                held[day - from]++;
            }
        }
        double sum = 0;
        for (Trade one : own) {
            int first = weekdays(one.entered());
            int last = weekdays(one.exited());
            double parts = 0;
            for (int day = first; day <= last; day++) {
                parts += 1.0 / held[day - from];
            }
            sum += parts / (last - first + 1);
        }
        return sum;
    }
}
