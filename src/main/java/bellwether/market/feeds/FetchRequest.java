package bellwether.market.feeds;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// A symbol whose newer bars are looked for, with the closes that are stored already.
///
/// @param from the first day to ask for: some days before the last stored one, to compare them
/// @param until where the newer bars end
/// @param stored what is there
record FetchRequest(
        String ticker, Instrument instrument, LocalDate from, Until until, StoredCloses stored) {
    /// The end of what is asked for.
    ///
    /// @param day that of the caller
    /// @param lastSession the newest day whose bar is complete
    record Until(LocalDate day, LocalDate lastSession) {}

    private static final int COMPARED_SESSIONS = 5;

    /// More than can lie between `from` and the last one.
    static final int NEWEST_BARS = 2 * COMPARED_SESSIONS;

    private static final int YEARS = 5;

    static FetchRequest of(
            Instrument instrument, Until until, TradingCalendar calendar, StoredCloses stored) {
        LocalDate from =
                stored.last()
                        .map(last -> overlap(last, calendar))
                        .orElse(until.day().minusYears(YEARS));
        return new FetchRequest(instrument.ticker(), instrument, from, until, stored);
    }

    /// Some sessions before the last stored one.
    private static LocalDate overlap(LocalDate last, TradingCalendar calendar) {
        LocalDate day = last;
        for (int i = 0; i < COMPARED_SESSIONS; i++) {
            day = calendar.sessionBefore(day);
        }
        return day;
    }

    /// The oldest stored day.
    LocalDate first() {
        return stored.closes().keySet().stream().min(LocalDate::compareTo).orElse(from);
    }

    /// By what the closes of stored bars have to be multiplied to be those of the answer, when they
    /// all come from this source and it has adjusted them since.
    OptionalDouble moved(List<ProviderBar> days, ProviderName source) {
        return stored.areAllOf(source)
                ? AdjustmentDetector.factor(days, stored.closes())
                : OptionalDouble.empty();
    }

    /// The whole history that is to take the place of the stored one.
    ///
    /// @throws ProviderException when a stored day is not among it, or it does not show the same
    ///   factor
    List<ProviderBar> whole(List<ProviderBar> days, double factor) {
        Set<LocalDate> told = days.stream().map(ProviderBar::date).collect(Collectors.toSet());
        Optional<LocalDate> lacking =
                stored.closes().keySet().stream()
                        .filter(day -> !told.contains(day))
                        .min(LocalDate::compareTo);
        if (lacking.isPresent()) {
            throw contradiction(
                    "its closes are now %s times the stored ones, but its whole history lacks %s"
                            .formatted(AdjustmentDetector.shown(factor), lacking.get()));
        }
        List<ProviderBar> tail = days.stream().filter(day -> !day.date().isBefore(from)).toList();
        if (!AdjustmentDetector.same(factor, AdjustmentDetector.factor(tail, stored.closes()))) {
            throw contradiction("it returned two versions of its last days");
        }
        return days.stream().filter(day -> !isUnfinished(day)).toList();
    }

    static ProviderException contradiction(String words) {
        return new ProviderException(
                ProviderException.Kind.CONTRADICTS,
                "disagrees with the stored bars, so nothing was stored: " + words);
    }

    static LocalDate date(Bars bars, int place) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(bars.time()[place]), ZoneOffset.UTC);
    }

    /// What an answer adds and corrects.
    ///
    /// @throws ProviderException when it contradicts what is stored, or nothing could be compared
    AnswerDiff compared(List<ProviderBar> days, ProviderName source) {
        return new AnswerComparison(this, days, source).result();
    }

    /// Whether a day is not stored yet and its session is over.
    boolean isMissing(ProviderBar bar) {
        return !isUnfinished(bar)
                && !bar.date().isBefore(from)
                && !stored.closes().containsKey(bar.date());
    }

    /// Days far ahead are not meant; they stay in, for the import to reject them by name.
    private boolean isUnfinished(ProviderBar bar) {
        return bar.date().isAfter(until.lastSession())
                && !bar.date().isAfter(until.day().plusDays(1));
    }
}
