package bellwether.market.bars;

import bellwether.market.bars.PriceLiveEvents.Change;
import bellwether.market.bars.history.BarDerivation;
import bellwether.market.bars.history.RemovalDao;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.SymbolUse;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.Transactions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Removes symbols, and bars of symbols, each in one transaction. Stored analyses stay: they say
/// what was seen then.
public final class BarRemoval {
    private final RemovalDao dao = new RemovalDao();
    private final Transactions transactions;
    private final SymbolCalendars calendars;
    private final SymbolUse use;
    private final Audit audit;
    private final InstantSource clock;

    public BarRemoval(
            Transactions transactions,
            SymbolCalendars calendars,
            SymbolUse use,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.use = use;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which bars of a symbol.
    ///
    /// @param source the name of the file or provider that they came from
    public record Selection(
            Timeframe timeframe,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> source) {
        /// The timeframe, then what else the bars are chosen by, such as `1d from 2024-01-01`.
        public String words() {
            return timeframe.code()
                    + from.map(day -> " from " + day).orElse("")
                    + to.map(day -> " to " + day).orElse("")
                    + source.map(name -> " of " + name).orElse("");
        }
    }

    /// What was removed.
    ///
    /// @param removed bars
    /// @param left bars of the timeframe, or 0 when the symbol is gone
    public record Removed(String ticker, long removed, long left) {}

    /// What there is of a symbol.
    ///
    /// @param ticker what it is called now, which confirms that it is meant
    /// @param bars of all timeframes, or those that were chosen
    public record Stored(String ticker, long bars) {}

    /// What would be removed with a symbol.
    ///
    /// @throws Refusal 404 when it is not known
    public Stored stored(Ticker ticker) {
        return transactions.in(handle -> {
            RemovalDao.Symbol symbol =
                    dao.lock(handle, ticker)
                            .orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
            return new Stored(symbol.ticker(), dao.bars(handle, symbol.id()));
        });
    }

    /// How many of a symbol's bars would be removed.
    ///
    /// @throws Refusal 404 when it is not known
    public Stored stored(Ticker ticker, Selection which) {
        return transactions.in(handle -> {
            RemovalDao.Symbol symbol =
                    dao.lock(handle, ticker)
                            .orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
            return new Stored(
                    symbol.ticker(),
                    dao.countBars(handle, symbol.id(), span(handle, symbol, which)));
        });
    }

    /// Removes a symbol with its bars, corporate actions, former names and quality ledger.
    ///
    /// @param confirmed the ticker once more, as a sign that it is meant
    /// @throws Refusal 404 when it is not known, 422 when the confirmation is another ticker, 409
    ///   when it is in use
    public Removed symbol(Ticker ticker, String confirmed, Actor actor) {
        Removed removed =
                transactions.in(handle -> {
                    RemovalDao.Symbol symbol = locked(handle, ticker, confirmed);
                    use.remove(handle, List.of(symbol.ticker()));
                    long bars = dao.bars(handle, symbol.id());
                    dao.remove(handle, List.of(symbol.id()));
                    publish(handle, actor, Change.SYMBOL_REMOVED, symbol);
                    return new Removed(symbol.ticker(), bars, 0);
                });
        audit.note(
                actor,
                "stock.delete",
                removed.ticker(),
                new CountedNoun(removed.removed(), "bar").toString());
        return removed;
    }

    /// Removes bars of a symbol.
    ///
    /// @param confirmed the ticker once more, as a sign that it is meant
    /// @throws Refusal 404 when it is not known, 422 when the confirmation is another ticker
    public Removed bars(Ticker ticker, Selection which, String confirmed, Actor actor) {
        Removed removed =
                transactions.in(handle -> {
                    RemovalDao.Symbol symbol = locked(handle, ticker, confirmed);
                    Removed done = bars(handle, symbol, which);
                    publish(handle, actor, Change.BARS_REMOVED, symbol);
                    return done;
                });
        audit.note(
                actor,
                "stock.bars.delete",
                "%s %s".formatted(removed.ticker(), which.words()),
                new CountedNoun(removed.removed(), "bar").toString());
        return removed;
    }

    private static void publish(
            Handle handle, Actor actor, Change change, RemovalDao.Symbol symbol) {
        PriceLiveEvents.publish(handle, actor.owner(), change, 1, Optional.of(symbol.ticker()));
    }

    private Removed bars(Handle handle, RemovalDao.Symbol symbol, Selection which) {
        long removed =
                dao.removeBars(handle, symbol.id(), span(handle, symbol, which), clock.instant());
        return new Removed(
                symbol.ticker(), removed, dao.bars(handle, symbol.id(), which.timeframe()));
    }

    private RemovalDao.Span span(Handle handle, RemovalDao.Symbol symbol, Selection which) {
        ZoneId zone = BarDerivation.zone(which.timeframe(), calendars.of(handle, symbol.ticker()));
        return new RemovalDao.Span(
                which.timeframe(),
                which.from()
                        .map(day -> day.atStartOfDay(zone).toEpochSecond())
                        .orElse(Long.MIN_VALUE),
                which.to()
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1)
                        .orElse(Long.MAX_VALUE),
                which.source());
    }

    private RemovalDao.Symbol locked(Handle handle, Ticker ticker, String confirmed) {
        RemovalDao.Symbol symbol =
                dao.lock(handle, ticker).orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
        if (!confirmed.equalsIgnoreCase(symbol.ticker())) {
            throw Refusal.invalid(
                    "?confirm",
                    "must be %s, the symbol whose bars would be deleted (%,d are stored)"
                            .formatted(symbol.ticker(), dao.bars(handle, symbol.id())));
        }
        return symbol;
    }

    /// Removes all synthetic symbols; gives their tickers.
    ///
    /// @throws Refusal 409 when one of them is in use
    public List<String> samples(Actor actor) {
        List<String> removed =
                transactions.in(handle -> {
                    List<RemovalDao.Symbol> samples = dao.lockSynthetic(handle);
                    List<String> tickers = samples.stream().map(RemovalDao.Symbol::ticker).toList();
                    use.remove(handle, tickers);
                    dao.remove(handle, samples.stream().map(RemovalDao.Symbol::id).toList());
                    if (!samples.isEmpty()) {
                        PriceLiveEvents.publish(
                                handle,
                                actor.owner(),
                                Change.SYMBOL_REMOVED,
                                samples.size(),
                                Optional.empty());
                    }
                    return tickers;
                });
        audit.note(
                actor,
                "stock.delete",
                "synthetic",
                new CountedNoun(removed.size(), "symbol").toString());
        return removed;
    }
}
