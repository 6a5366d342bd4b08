package bellwether.providers;

import bellwether.market.Bars;
import bellwether.market.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A symbol whose newer bars are looked for, with the closes that are stored already.
///
/// @param from the first day to ask for: some days before the last stored one, to compare them
/// @param until where the newer bars end
/// @param closes as traded, by day
record Wanted(
        String ticker,
        Instrument instrument,
        LocalDate from,
        Until until,
        Map<LocalDate, Double> closes) {
    /// The end of what is asked for.
    ///
    /// @param day that of the caller
    /// @param lastSession the newest day whose bar is complete
    record Until(LocalDate day, LocalDate lastSession) {}

    /// How far a close may lie from the stored one, as a share of it.
    static final double TOLERANCE = 0.01;

    private static final int COMPARED_DAYS = 10;
    private static final int YEARS = 5;

    static Wanted of(String ticker, Instrument instrument, Until until, Optional<History> stored) {
        Map<LocalDate, Double> closes =
                stored.map(history -> closes(history.bars())).orElse(Map.of());
        LocalDate from =
                closes.keySet().stream()
                        .max(LocalDate::compareTo)
                        .map(last -> last.minusDays(COMPARED_DAYS))
                        .orElse(until.day().minusYears(YEARS));
        return new Wanted(ticker, instrument, from, until, closes);
    }

    private static Map<LocalDate, Double> closes(Bars bars) {
        Map<LocalDate, Double> closes = new HashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            closes.put(date(bars, i), bars.close()[i]);
        }
        return closes;
    }

    static LocalDate date(Bars bars, int place) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(bars.time()[place]), ZoneOffset.UTC);
    }

    /// The days that are not stored yet and whose sessions are over.
    ///
    /// @throws Trouble when the others contradict what is stored, or nothing could be compared
    List<Day> missing(List<Day> days) {
        int compared = 0;
        for (Day day : days) {
            Double here = closes.get(day.date());
            double there = day.closing();
            if (here == null || Double.isNaN(there)) {
                continue;
            }
            compared++;
            if (!(Math.abs(there / here - 1) <= TOLERANCE)) {
                throw Trouble.wrong(
                        "disagrees with the stored bars, so nothing of it was taken: its close of %s is %s, the stored one %s"
                                .formatted(day.date(), Texts.shown(day.close()), here));
            }
        }
        if (compared == 0 && !closes.isEmpty()) {
            throw Trouble.wrong(
                    "told of no day that is stored, so it could not be compared and nothing of it was taken");
        }
        return days.stream().filter(this::isMissing).toList();
    }

    /// Days far ahead stay in, for the import to reject them by name.
    private boolean isMissing(Day bar) {
        boolean unfinished =
                bar.date().isAfter(until.lastSession())
                        && !bar.date().isAfter(until.day().plusDays(1));
        return !unfinished && !bar.date().isBefore(from) && !closes.containsKey(bar.date());
    }
}
