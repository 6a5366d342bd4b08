package bellwether.technical.indicators;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// Finds the bar of an anchor. A bar is only taken when older bars that come in later cannot take
/// its place: where the stored ones begin too late to tell, the anchor is refused.
///
/// @param actions on record, the oldest first; read when an anchor needs them
record AnchorFinder(
        BarWindow window, TradingCalendar calendar, Supplier<List<CorporateAction>> actions) {
    /// No pause of an exchange is longer; where bars begin later than so many days after an anchor,
    /// some are missing.
    private static final int LONGEST_PAUSE = 60;

    /// The place of its bar among those of the window.
    ///
    /// @param pointer the field that holds it
    /// @throws Refusal when it has no bar, or which one it has is not certain
    int bar(Anchor anchor, String pointer) {
        return switch (anchor) {
            case Anchor.Day(LocalDate day) -> atOrAfter(day, pointer);
            case Anchor.Moment(Instant time) -> atOrAfter(time, anchor.text(), pointer);
            case Anchor.ClockTime clock ->
                    atOrAfter(
                            clock.time().atZone(window.zone()).toInstant(), anchor.text(), pointer);
            case Anchor.Event event -> bar(event, pointer);
        };
    }

    private int bar(Anchor.Event event, String pointer) {
        LocalDate last = window.date(window.to() - 1);
        return switch (event) {
            case YEAR -> atOrAfter(last.withDayOfYear(1), pointer);
            case QUARTER ->
                    atOrAfter(
                            LocalDate.of(last.getYear(), (last.getMonthValue() - 1) / 3 * 3 + 1, 1),
                            pointer);
            case MONTH -> atOrAfter(last.withDayOfMonth(1), pointer);
            case WEEK -> atOrAfter(last.minusDays(last.getDayOfWeek().getValue() - 1L), pointer);
            case HIGHEST_HIGH -> highest();
            case LOWEST_LOW -> lowest();
            case LAST_SPLIT -> atOrAfter(last(ActionKind.SPLIT, pointer), pointer);
            case LAST_DIVIDEND -> atOrAfter(last(ActionKind.DIVIDEND, pointer), pointer);
        };
    }

    private int atOrAfter(LocalDate day, String pointer) {
        requireNotAfterLast(day.isAfter(window.date(window.to() - 1)), day.toString(), pointer);
        int bar = window.history().bars().place(day.atStartOfDay(window.zone()).toEpochSecond());
        if (bar == 0 && !isFirstSince(day)) {
            throw tooEarly(day.toString(), pointer);
        }
        return bar;
    }

    private int atOrAfter(Instant time, String text, String pointer) {
        Bars bars = window.history().bars();
        int bar = bars.place(time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0));
        requireNotAfterLast(bar >= window.to(), text, pointer);
        if (bar == 0 && bars.time()[0] != time.getEpochSecond()) {
            throw tooEarly(text, pointer);
        }
        return bar;
    }

    /// Whether no bar can lie between the beginning of a day and the first one of the history.
    private boolean isFirstSince(LocalDate day) {
        LocalDate first = window.date(0);
        boolean isFar = day.plusDays(LONGEST_PAUSE).isBefore(first);
        if (isFar || !calendar.sessionsBetween(day, first.minusDays(1)).isEmpty()) {
            return false;
        }
        return !window.timeframe().isIntraday()
                || window.history().bars().time()[0] <= calendar.open(first).getEpochSecond();
    }

    private void requireNotAfterLast(boolean after, String text, String pointer) {
        if (after) {
            throw Refusal.invalid(
                    pointer,
                    "must not be after the last bar returned (%s), was %s"
                            .formatted(window.shown(window.to() - 1), text));
        }
    }

    private Refusal tooEarly(String text, String pointer) {
        return Refusal.invalid(
                pointer,
                "starts at %s, but the available bars of %s start at %s, so the anchor bar is not among them; use a later date or import older bars"
                        .formatted(text, window.history().ticker(), window.shown(0)));
    }

    private int highest() {
        double[] high = window.history().bars().high();
        int highest = window.from();
        for (int bar = window.from(); bar < window.to(); bar++) {
            highest = high[bar] >= high[highest] ? bar : highest;
        }
        return highest;
    }

    private int lowest() {
        double[] low = window.history().bars().low();
        int lowest = window.from();
        for (int bar = window.from(); bar < window.to(); bar++) {
            lowest = low[bar] <= low[lowest] ? bar : lowest;
        }
        return lowest;
    }

    private LocalDate last(ActionKind kind, String pointer) {
        LocalDate end = window.date(window.to() - 1);
        return actions.get().stream()
                .filter(action -> action.kind() == kind && !action.exDate().isAfter(end))
                .map(CorporateAction::exDate)
                .max(LocalDate::compareTo)
                .orElseThrow(() ->
                        Refusal.invalid(
                                pointer,
                                "no %s of %s up to %s is recorded; use a date"
                                        .formatted(
                                                kind == ActionKind.SPLIT ? "split" : "dividend",
                                                window.history().ticker(),
                                                end)));
    }
}
