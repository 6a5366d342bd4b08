package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.WholeBars;
import bellwether.research.learning.sample.SampleReader;
import bellwether.research.learning.sample.SampleSource;
import bellwether.research.learning.sample.SessionMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Cuts a whole universe at a date and looks whether a feature that takes it changes by a bit on a
/// date before. Reads along with a survey; compares the first symbols of each calendar that have
/// enough bars. Both universes are counted at once, 22 kB a date.
public final class UniverseSearch implements SampleReader {
    /// Symbols of a calendar that are compared.
    private static final int SYMBOLS = 5;

    /// The part of the dates that is kept.
    private static final double CUT = 0.6;

    private final long[] dates;
    private final List<CalendarSessions> calendars;
    private final boolean isWanted;
    private final int end;
    private final UniverseReading whole;
    private final UniverseReading cut;
    private final List<ComparedSymbol> compared = new ArrayList<>();
    private final Map<CalendarSessions, Integer> ofCalendar = new HashMap<>();

    /// @param reading of a universe of so many dates
    public UniverseSearch(SampleSource source, IntFunction<UniverseReading> reading) {
        dates = source.sessions();
        calendars = source.calendars();
        isWanted = source.symbols().size() >= FeatureCatalogue.FEWEST_SYMBOLS;
        end = (int) (dates.length * CUT);
        whole = reading.apply(dates.length);
        cut = reading.apply(end);
    }

    private record ComparedSymbol(int symbol, Bars bars) {}

    @Override
    public void take(int symbol, Bars given) {
        if (!isWanted) {
            return;
        }
        Bars bars = WholeBars.of(given);
        int[] of = SessionMoments.numbers(dates, bars);
        whole.take(bars, of);
        int kept = before(of);
        cut.take(bars.trimmed(kept), Arrays.copyOf(of, kept));
        if (kept > 0
                && bars.size() >= LookAheadSearch.FEWEST_BARS
                && ofCalendar.merge(calendars.get(symbol), 1, Integer::sum) <= SYMBOLS) {
            compared.add(new ComparedSymbol(symbol, bars.trimmed(bars.size())));
        }
    }

    private int before(int[] of) {
        int kept = Arrays.binarySearch(of, end);
        return kept < 0 ? -kept - 1 : kept;
    }

    /// What was found, when all symbols were taken. Under 20 symbols rows have no such feature.
    public LeakReport report() {
        if (!isWanted) {
            return LeakReport.CLEAN;
        }
        PrefixComparison comparison = new PrefixComparison(whole.names());
        Map<CalendarSessions, CalendarSessions> shorter = new HashMap<>();
        for (ComparedSymbol one : compared) {
            CalendarSessions calendar = calendars.get(one.symbol);
            int[] of = SessionMoments.numbers(dates, one.bars);
            int kept = before(of);
            comparison.compare(
                    whole.read(one.bars, of, calendar),
                    cut.read(
                            one.bars.trimmed(kept),
                            Arrays.copyOf(of, kept),
                            shorter.computeIfAbsent(calendar, all -> all.until(end))),
                    kept);
        }
        return comparison.report();
    }
}
