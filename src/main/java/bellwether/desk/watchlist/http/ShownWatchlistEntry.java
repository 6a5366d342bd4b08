package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.ClosePrice;
import bellwether.desk.watchlist.EntryView;
import bellwether.desk.watchlist.ListedVerdict;
import bellwether.desk.watchlist.WatchlistEntry;
import bellwether.market.symbols.Stock;
import bellwether.platform.http.CsvOutput;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An entry as lists show it, with what is known of its symbol now.
///
/// @param currency of its prices; null where it is not known
/// @param openAlerts null while nothing counts them
/// @param detections null while nothing counts them
record ShownWatchlistEntry(
        @JsonUnwrapped Entry entry,
        @Nullable String name,
        @Nullable String currency,
        @Nullable Boolean synthetic,
        @JsonUnwrapped Last last,
        Verdicts verdict,
        @Nullable Integer openAlerts,
        @Nullable Integer detections) {
    static final CsvOutput<ShownWatchlistEntry> TABLE =
            CsvOutput.<ShownWatchlistEntry>of("watchlist")
                    .with("place", row -> row.entry.place)
                    .with("ticker", row -> row.entry.ticker)
                    .with("added_as", row -> row.entry.addedAs)
                    .with("stored", row -> row.entry.stored)
                    .with("name", ShownWatchlistEntry::name)
                    .with("note", row -> row.entry.note)
                    .with("added_at", row -> row.entry.addedAt)
                    .with("added_close", row -> row.entry.addedClose)
                    .with("added_close_on", row -> row.entry.addedCloseOn)
                    .with("added_close_unknown", row -> row.entry.addedCloseUnknown)
                    .with("close", row -> row.last.close)
                    .with("close_on", row -> row.last.closeOn)
                    .with("close_unknown", row -> row.last.closeUnknown)
                    .with("since_added_percent", row -> row.last.sinceAddedPercent)
                    .with("currency", ShownWatchlistEntry::currency)
                    .with("synthetic", ShownWatchlistEntry::synthetic)
                    .with("verdict", row -> row.verdict.mine.verdict())
                    .with("score", row -> row.verdict.mine.score())
                    .with("as_of", row -> row.verdict.mine.asOf())
                    .with("verdict_unknown", row -> row.verdict.mine.unknown())
                    .with("changed_on", row -> change(row, ListedVerdict.Change::date))
                    .with("changed_from", row -> change(row, ListedVerdict.Change::from))
                    .with("open_alerts", ShownWatchlistEntry::openAlerts)
                    .with("detections", ShownWatchlistEntry::detections);

    private static @Nullable Object change(
            ShownWatchlistEntry row, Function<ListedVerdict.Change, Object> part) {
        ListedVerdict.Change changed = row.verdict.mine.changed();
        return changed == null ? null : part.apply(changed);
    }

    /// What is stored of an entry.
    record Entry(
            int place,
            String ticker,
            @Nullable String addedAs,
            boolean stored,
            String note,
            Instant addedAt,
            @Nullable BigDecimal addedClose,
            @Nullable LocalDate addedCloseOn,
            @Nullable String addedCloseUnknown) {
        static Entry of(WatchlistEntry entry) {
            return new Entry(
                    entry.place(),
                    entry.ticker(),
                    entry.addedAs(),
                    entry.symbol() != null,
                    entry.note(),
                    entry.addedAt(),
                    entry.added().close(),
                    entry.added().on(),
                    entry.added().unknown());
        }
    }

    /// The newest finished close.
    ///
    /// @param sinceAddedPercent its change since the entry was added, splits taken into account
    record Last(
            @Nullable BigDecimal close,
            @Nullable LocalDate closeOn,
            @Nullable String closeUnknown,
            @Nullable Double sinceAddedPercent) {
        static Last of(EntryView view) {
            ClosePrice price = view.last();
            return new Last(price.close(), price.on(), price.unknown(), view.sinceAdded());
        }
    }

    /// By whom it is said.
    record Verdicts(ListedVerdict mine, ListedVerdict sheet) {}

    static ShownWatchlistEntry of(EntryView view) {
        return new ShownWatchlistEntry(
                Entry.of(view.entry()),
                view.stock().map(Stock::name).orElse(null),
                view.stock().map(Stock::currency).orElse(null),
                view.stock().map(stock -> stock.stored().synthetic()).orElse(null),
                Last.of(view),
                new Verdicts(view.mine(), view.sheet()),
                view.alerts(),
                view.detections());
    }
}
