package bellwether.desk.watchlist;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/watchlists/{id}/entries`. First is removed, then added, at the end,
/// then moved.
public record EntriesChange(
        @Nullable List<NewEntry> add, @Nullable List<String> remove, @Nullable EntryMove moveTo)
        implements SelfValidating {

    /// Only adds.
    public static EntriesChange adding(List<NewEntry> entries) {
        return new EntriesChange(entries, null, null);
    }

    /// Only removes.
    public static EntriesChange removing(String ticker) {
        return new EntriesChange(null, List.of(ticker), null);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (add == null && remove == null && moveTo == null) {
            faults.add(new Fault("/add", "send at least one of add, remove and move_to"));
        }
        size("/add", add, faults);
        for (int i = 0; i < added().size(); i++) {
            entry("/add/" + i, added().get(i), faults);
        }
        tickers("/remove", remove, faults);
        if (moveTo != null) {
            if (moveTo.tickers() == null) {
                faults.add(new Fault("/move_to/tickers", "is required: the tickers to move"));
            }
            tickers("/move_to/tickers", moveTo.tickers(), faults);
            if (moveTo.place() != null
                    && (moveTo.place() < 1 || moveTo.place() > Watchlist.MOST_ENTRIES)) {
                faults.add(
                        new Fault(
                                "/move_to/place",
                                "must be 1 to %,d, was %,d"
                                        .formatted(Watchlist.MOST_ENTRIES, moveTo.place())));
            }
        }
        return faults;
    }

    private static void size(String pointer, @Nullable List<?> list, List<Fault> faults) {
        if (list != null && (list.isEmpty() || list.size() > Watchlist.MOST_ENTRIES)) {
            faults.add(
                    new Fault(
                            pointer,
                            "must have 1 to %,d entries, has %,d"
                                    .formatted(Watchlist.MOST_ENTRIES, list.size())));
        }
    }

    private static void entry(String pointer, @Nullable NewEntry entry, List<Fault> faults) {
        if (entry == null) {
            faults.add(new Fault(pointer, "must be a ticker or {ticker, note}, was null"));
            return;
        }
        ticker(entry.note() == null ? pointer : pointer + "/ticker", entry.ticker(), faults);
        if (entry.note() != null) {
            NewEntry.noteFault(entry.note())
                    .ifPresent(fault -> faults.add(new Fault(pointer + "/note", fault)));
        }
    }

    private static void tickers(
            String pointer, @Nullable List<String> tickers, List<Fault> faults) {
        size(pointer, tickers, faults);
        for (int i = 0; tickers != null && i < tickers.size(); i++) {
            ticker(pointer + "/" + i, tickers.get(i), faults);
        }
    }

    private static void ticker(String pointer, @Nullable String typed, List<Fault> faults) {
        if (typed == null) {
            faults.add(new Fault(pointer, "must be a ticker, was null"));
        } else if (Ticker.of(typed).isEmpty()) {
            faults.add(new Fault(pointer, Ticker.rule(typed)));
        }
    }

    List<NewEntry> added() {
        return Objects.requireNonNullElse(add, List.of());
    }

    List<String> removed() {
        return names(remove);
    }

    List<String> moved() {
        return moveTo == null ? List.of() : names(moveTo.tickers());
    }

    private static List<String> names(@Nullable List<String> typed) {
        return Objects.requireNonNullElse(typed, List.<String>of()).stream()
                .map(ticker -> Ticker.of(ticker).orElseThrow().name())
                .distinct()
                .toList();
    }

    /// Whether it does nothing but add one ticker.
    boolean isOneAdded() {
        return added().size() == 1 && remove == null && moveTo == null;
    }
}
