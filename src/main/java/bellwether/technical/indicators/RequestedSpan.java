package bellwether.technical.indicators;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.PrintableText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of a symbol's history that a body asks for, as it was typed. Both dates are included;
/// an absent one is the history's own first or last.
public record RequestedSpan(
        @Nullable String from, @Nullable String to, @Nullable String timeframe) {
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final int LONGEST = 60;

    private static final List<Timeframe> TIMEFRAMES = Arrays.asList(Timeframe.values());

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        bad("/from", from).ifPresent(faults::add);
        bad("/to", to).ifPresent(faults::add);
        if (faults.isEmpty() && first().isAfter(last())) {
            faults.add(
                    new Fault(
                            "/from",
                            "must not be after to, was %s and to %s".formatted(first(), last())));
        }
        if (timeframe != null && Timeframe.of(timeframe).isEmpty()) {
            faults.add(new Fault("/timeframe", Timeframe.unknown(timeframe, TIMEFRAMES)));
        }
        return faults;
    }

    LocalDate first() {
        return from == null ? EARLIEST : date(from).orElseThrow();
    }

    LocalDate last() {
        return to == null ? LATEST : date(to).orElseThrow();
    }

    /// @param zone by whose clock a day begins
    long firstSecond(ZoneId zone) {
        return second(first(), zone);
    }

    /// The second after the last day.
    long end(ZoneId zone) {
        return second(last().plusDays(1), zone);
    }

    public Timeframe bars() {
        return Timeframe.of(Objects.requireNonNullElse(timeframe, Timeframe.DAY.code()))
                .orElseThrow();
    }

    /// `from` and `to` as people read them in a refusal.
    String words() {
        return from == null && to == null
                ? "at all"
                : (from == null ? "" : "from " + first())
                        + (from == null || to == null ? "" : " ")
                        + (to == null ? "" : "to " + last());
    }

    /// What is said of a name that nothing bears.
    static String unknown(String what, String typed, List<String> known) {
        return "must be %s, was \"%s\"%s"
                .formatted(
                        what,
                        PrintableText.cut(PrintableText.line(typed), LONGEST),
                        DidYouMean.among(known, typed)
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse(
                                        !known.isEmpty() && known.size() <= 10
                                                ? "; known are " + String.join(", ", known)
                                                : ""));
    }

    private static Optional<Fault> bad(String pointer, @Nullable String text) {
        return text == null || date(text).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Fault(pointer, unknown("a date such as 2024-01-31", text, List.of())));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long second(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toEpochSecond();
    }
}
