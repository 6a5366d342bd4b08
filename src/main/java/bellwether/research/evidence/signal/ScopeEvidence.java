package bellwether.research.evidence.signal;

import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.MultipleTests;
import bellwether.technical.statistics.Percentile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the cards of a scope.
public final class ScopeEvidence {
    /// Of these cards; with other rules it is another.
    public static final int FORMULA = 2;

    /// Older bars do not count: ten years.
    public static final int DAYS = 3_652;

    private final ScopeSums counted;
    private final int[] dates;
    private final Runnable moved;

    private ScopeEvidence(ScopeSums counted, Runnable moved) {
        this.counted = counted;
        this.moved = moved;
        dates = counted.dates();
    }

    /// The first day that counts.
    ///
    /// @param last the day of the newest bars
    public static LocalDate first(LocalDate last) {
        return last.minusDays(DAYS);
    }

    /// The cards of these symbols.
    ///
    /// @param last the day of the newest bars; no symbol has later ones
    /// @param moved is run before each test, and may throw to end it all
    public static ScopeCards of(SymbolSource symbols, LocalDate last, Runnable moved) {
        ScopeSums counted = new ScopeSums(Math.toIntExact(first(last).toEpochDay()), DAYS + 1);
        symbols.each(counted::add);
        return new ScopeEvidence(counted, moved).cards(symbols);
    }

    private ScopeCards cards(SymbolSource symbols) {
        List<SignalCard> cards = new ArrayList<>();
        counted.all()
                .forEach((key, horizons) ->
                        horizons.forEach(
                                (horizon, sums) -> cards.add(untested(key, horizon, sums))));
        List<SignalCard> enough = cards.stream().filter(card -> card.why() == null).toList();
        Iterator<SignalCard> tested = tested(symbols, enough).iterator();
        cards.replaceAll(card -> card.why() == null ? tested.next() : card);
        return new ScopeCards(
                counted.symbols(),
                dates.length == 0 ? null : day(dates[0]),
                dates.length == 0 ? null : day(dates[dates.length - 1]),
                cards);
    }

    private List<SignalCard> tested(SymbolSource symbols, List<SignalCard> enough) {
        if (enough.isEmpty()) {
            return List.of();
        }
        ScopeShifts shifts = new ScopeShifts(counted, enough);
        symbols.each(shifts::add);
        shifts.requireAll();
        List<CardTest> tests =
                enough.stream()
                        .map(card -> {
                            moved.run();
                            return shifts.test(card);
                        })
                        .toList();
        List<AdjustedP> adjusted =
                MultipleTests.BENJAMINI_YEKUTIELI.adjust(
                        tests.stream().mapToDouble(CardTest::p).toArray());
        List<SignalCard> all = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            CardTest test = tests.get(i).among(adjusted.get(i).adjusted(), tests.size());
            SignalCard card = enough.get(i);
            all.add(card.tested(test, shifts.interval(card)));
        }
        return all;
    }

    private LocalDate day(int number) {
        return LocalDate.ofEpochDay((long) counted.first() + number);
    }

    private SignalCard untested(SignalKey key, EventHorizon horizon, CardSums sums) {
        int[] days = sums.days();
        int[] places = Arrays.stream(days).map(day -> Arrays.binarySearch(dates, day)).toArray();
        double[] means = Arrays.stream(days).mapToDouble(sums::mean).toArray();
        Estimate mean =
                DatedFigures.averages(places, means)
                        .meanOverDates(
                                sums.symbols(), overlap(places, horizon.bars()), SignalCard.LEVEL);
        double effective = mean.effectiveN().orElse(0.0);
        String why = tooFew(mean, effective);
        return new SignalCard(
                key,
                horizon.bars(),
                day(days[0]),
                day(days[days.length - 1]),
                new CardSize(sums.events(), sums.symbols(), days.length, effective, mean.unit()),
                sums.rates(),
                new CardExcess(mean.estimate().orElseThrow(), median(means), null, null),
                null,
                why);
    }

    private static @Nullable String tooFew(Estimate mean, double effective) {
        return effective < SignalCard.FEWEST
                ? "%.0f of %d independent %s"
                        .formatted(Math.floor(effective), SignalCard.FEWEST, mean.unit())
                : mean.undefined().map(why -> why.detail()).orElse(null);
    }

    /// Over how many of the dates of events the horizon of one goes on.
    private static int overlap(int[] places, int bars) {
        int most = 1;
        int to = 0;
        for (int from = 0; from < places.length; from++) {
            while (to + 1 < places.length && places[to + 1] - places[from] <= bars) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return most;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Percentile.ofSorted(sorted, 0.5);
    }
}
