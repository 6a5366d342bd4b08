package bellwether.market.imports.format;

import bellwether.market.calendar.Listing;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/// Says of which minute or day a row is, by the clock that holds for its symbol.
final class RowClock {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final PriceColumns columns;
    private final DateParser dates;
    private final FileListings listings;

    /// @param dates has read the row's
    RowClock(PriceColumns columns, DateParser dates, FileListings listings) {
        this.columns = columns;
        this.dates = dates;
        this.listings = listings;
    }

    /// The minute or the day that the row is of.
    ///
    /// @param symbol the number of the one of this name in the file
    OptionalInt unit(CsvRow row, String name, int symbol) {
        if (dates.timeframe().isIntraday()) {
            return dates.minute(dates.saysZone() ? ZoneOffset.UTC : clock(row, name), symbol);
        }
        return OptionalInt.of(dates.isMoment() ? (int) date(row, name).toEpochDay() : dates.day());
    }

    /// The day of a row that is not taken: that of its moment, where its date is one and it is
    /// known by whose clock.
    LocalDate rowDay(CsvRow row, String name) {
        return dates.isMoment() && listings.clock(name).isPresent()
                ? date(row, name)
                : LocalDate.ofEpochDay(dates.day());
    }

    /// The day of a unit of time by the clock of its symbol's exchange; that of the row itself
    /// where the exchange is not known.
    ///
    /// @param unit as `unit` gave it
    LocalDate day(int unit, String name) {
        if (!dates.timeframe().isIntraday()) {
            return LocalDate.ofEpochDay(unit);
        }
        Listing listing = listings.of(name);
        return listing.isKnown()
                ? listing.calendar().day(Instant.ofEpochSecond(60L * unit))
                : LocalDate.ofEpochDay(dates.day());
    }

    /// What is wrong with the time of a symbol's only row, which is a day's when it is midnight or
    /// the close by the clock of its exchange.
    Optional<Rejection> single(CsvRow row, String name) {
        if (!dates.isSingle()) {
            return Optional.empty();
        }
        Optional<Instant> moment = dates.only(clock(row, name));
        return moment.filter(at -> !isOfDay(at, name))
                .map(at ->
                        new Rejection(
                                RejectReason.INTRADAY,
                                "%s is the only row of %s, and its time is neither midnight nor the close by the clock of its exchange; if days begin then by another clock, name that with --zone"
                                        .formatted(
                                                Rejection.shown(DateParser.cell(row, columns)),
                                                name)));
    }

    private boolean isOfDay(Instant at, String name) {
        TradingCalendar calendar = listings.of(name).calendar();
        LocalDate day = calendar.day(at);
        boolean midnight =
                listings.clock(name)
                        .filter(zone -> at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT))
                        .isPresent();
        boolean close =
                calendar.session(day)
                        .filter(session ->
                                !at.isBefore(session.closes()) && !at.isAfter(session.complete()))
                        .isPresent();
        return midnight || close || isEvening(calendar, at);
    }

    /// Days of currencies begin so.
    private static boolean isEvening(TradingCalendar calendar, Instant at) {
        return calendar.startsOnTheEveningBefore()
                && at.atZone(NEW_YORK).toLocalTime().equals(LocalTime.of(17, 0));
    }

    private ZoneId clock(CsvRow row, String name) {
        return listings.clock(name).orElseThrow(() -> exchangeUnknown(row, name));
    }

    private LocalDate date(CsvRow row, String name) {
        ZoneId zone = clock(row, name);
        Instant moment = dates.moment();
        return listings.isZoneGiven()
                ? moment.atZone(zone).toLocalDate()
                : listings.of(name).calendar().dateOfBar(moment);
    }

    /// Nothing right can be stored of a time that may be that of any clock.
    private Refusal exchangeUnknown(CsvRow row, String name) {
        return Refusal.of(
                RefusalKind.INVALID,
                "exchange_unknown",
                "Where %s trades is not known: neither the file nor the form of the ticker says it, so by whose clock %s in line %d is to be read is not known either. Name the exchange with --exchange=XETR, XNSE, CRYPTO, FOREX …, or the zone with --zone=%s (exchange= and zone= over HTTP)."
                        .formatted(
                                name,
                                Rejection.shown(DateParser.cell(row, columns)),
                                row.line(),
                                name.endsWith(".TA")
                                        ? "Asia/Jerusalem, that of Tel Aviv, which has no calendar here"
                                        : "UTC, America/New_York …"));
    }
}
