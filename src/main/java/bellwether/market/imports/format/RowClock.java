package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/// Says of which minute or day a row is, by the clock that holds for its symbol.
final class RowClock {
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
                "Where %s trades is not known: neither the file nor the form of the ticker says it, so by whose clock %s in line %d is to be read is not known either. Name the exchange with --exchange=XETR, XNSE, CRYPTO, FOREX …, or the zone with --zone=UTC, America/New_York … (exchange= and zone= over HTTP)."
                        .formatted(
                                name, Rejection.shown(DateParser.cell(row, columns)), row.line()));
    }
}
