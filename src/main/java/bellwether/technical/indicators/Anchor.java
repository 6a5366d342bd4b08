package bellwether.technical.indicators;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an anchored indicator counts from. It names a date or an event and never a place among the
/// bars, so that older bars which come in later do not move it.
sealed interface Anchor {
    String STANDARD = "year";
    String RULE =
            "a date such as 2024-01-05, a time such as 2024-01-05T10:30 or 2024-01-05T15:30:00Z, or one of year, quarter, month, week, highest_high, lowest_low, last_split, last_dividend";

    /// As ids and answers show it.
    String text();

    /// The first bar of this day, or the next one.
    record Day(LocalDate date) implements Anchor {
        @Override
        public String text() {
            return date.toString();
        }
    }

    /// The first bar that begins then or later.
    record Moment(Instant time) implements Anchor {
        @Override
        public String text() {
            return time.toString();
        }
    }

    /// The same by the exchange's clock.
    record ClockTime(LocalDateTime time) implements Anchor {
        @Override
        public String text() {
            return time.toString();
        }
    }

    enum Event implements Anchor {
        /// The first bar of the period that the last bar shown lies in.
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        /// Of the bars shown; of several equal ones the newest.
        HIGHEST_HIGH,
        LOWEST_LOW,
        /// The first bar of the ex-date.
        LAST_SPLIT,
        LAST_DIVIDEND;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it is found among the bars shown, and so needs to know where these begin.
        boolean isOfBarsShown() {
            return this == HIGHEST_HIGH || this == LOWEST_LOW;
        }
    }

    /// Whether it lies within a day.
    default boolean isTime() {
        return this instanceof Moment || this instanceof ClockTime;
    }

    /// Nothing when it is none.
    static Optional<Anchor> of(String text) {
        return Stream.<Function<String, Anchor>>of(
                        typed -> new Day(LocalDate.parse(typed)),
                        typed -> new ClockTime(LocalDateTime.parse(typed)),
                        typed -> new Moment(OffsetDateTime.parse(typed).toInstant()))
                .flatMap(form -> read(form, text).stream())
                .filter(Anchor::isInReach)
                .findFirst()
                .or(() -> event(text));
    }

    private static Optional<Anchor> read(Function<String, Anchor> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Anchor> event(String text) {
        return Arrays.stream(Event.values())
                .filter(event -> event.text().equals(text.toLowerCase(Locale.ROOT)))
                .map(event -> (Anchor) event)
                .findAny();
    }

    private boolean isInReach() {
        int year =
                switch (this) {
                    case Day day -> day.date().getYear();
                    case ClockTime clock -> clock.time().getYear();
                    case Moment moment ->
                            LocalDate.ofInstant(moment.time(), ZoneOffset.UTC).getYear();
                    case Event _ -> 1;
                };
        return year >= 1 && year <= 9999;
    }
}
