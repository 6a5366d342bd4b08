package bellwether.trading.portfolio;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.store.BookReader;
import bellwether.trading.portfolio.store.StatedFillDao;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Trades that somebody states: they are booked as shares that come in or go out with their money,
/// and stay marked as stated.
public final class StatedTransfers {
    /// Where a day begins first.
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final PortfolioAccounts accounts;
    private final SymbolPast.Source pasts;
    private final InstantSource clock;
    private final StatedFillDao fills = new StatedFillDao();
    private final BookReader books = new BookReader();

    /// @param pasts what is on record of a ticker; asked outside of transactions
    public StatedTransfers(
            PortfolioAccounts accounts, SymbolPast.Source pasts, InstantSource clock) {
        this.accounts = accounts;
        this.pasts = pasts;
        this.clock = clock;
    }

    /// A trade that was booked.
    ///
    /// @param fill in the shares that the account has
    /// @param splits on record since the trade's day, by which its shares and price were changed;
    ///   empty for one that was booked before
    /// @param repeated whether an earlier request of the same key has booked it
    public record Transfer(
            StatedTrade stated, Fill fill, List<CorporateAction> splits, boolean repeated) {
        public Transfer {
            splits = List.copyOf(splits);
        }
    }

    /// Books one trade.
    ///
    /// @throws Refusal where the portfolio has no such strategy, or the trade cannot be booked
    public Transfer add(
            String owner, PortfolioId portfolio, StrategyId strategy, StatedTrade trade) {
        SymbolPast past = pasts.apply(trade.ticker());
        return accounts.change(
                        owner,
                        portfolio,
                        account -> {
                            requireStrategy(account, strategy);
                            requireNew(account, trade);
                            return book(account, strategy.toString(), trade, past);
                        })
                .answer();
    }

    /// Books one trade, however often it is asked for by its reference.
    ///
    /// @param fingerprint of the request, in letters and digits: another one of the same reference
    ///   is refused
    public Transfer addOnce(
            String owner, StrategyPlace place, StatedTrade trade, String fingerprint) {
        SymbolPast past = pasts.apply(trade.ticker());
        StatedTrade once = trade.by(trade.reference() + "." + fingerprint);
        return accounts.change(
                        owner,
                        place.portfolio(),
                        account ->
                                earlier(account, trade, once)
                                        .orElseGet(() ->
                                                book(
                                                        account,
                                                        place.strategy().toString(),
                                                        once,
                                                        past)))
                .answer();
    }

    private Optional<Transfer> earlier(LockedAccount account, StatedTrade trade, StatedTrade once) {
        return books.first(account.transaction(), account.portfolio().id(), trade.fillId() + ".")
                .map(known -> {
                    if (!known.fill().orderId().equals(once.fillId())) {
                        throw Refusal.of(
                                RefusalKind.INVALID,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another trade; take a new one.");
                    }
                    return new Transfer(once, known.fill(), List.of(), true);
                });
    }

    /// Where a strategy belongs.
    ///
    /// @throws Refusal where the owner has no such strategy
    public StrategyPlace place(String owner, StrategyId strategy) {
        return accounts.records().place(owner, strategy);
    }

    private void requireStrategy(LockedAccount account, StrategyId strategy) {
        boolean known =
                fills.strategies(account.transaction(), account.portfolio().id()).stream()
                        .anyMatch(one -> one.id().equals(strategy));
        if (!known) {
            throw Refusal.unknown(
                    "unknown_strategy",
                    "strategy",
                    strategy.toString(),
                    "This portfolio has none of this id; GET /api/v1/strategies lists yours");
        }
    }

    private void requireNew(LockedAccount account, StatedTrade trade) {
        Set<String> booked =
                fills.booked(
                        account.transaction(), account.portfolio().id(), List.of(trade.fillId()));
        if (!booked.isEmpty()) {
            throw Refusal.conflict(
                    "trade_exists",
                    "reference must be new, was that of a trade that is booked already: "
                            + trade.reference());
        }
    }

    /// What is on record of tickers, to be read before the account is locked. One that no symbol
    /// has, or had, is absent.
    public Map<String, SymbolPast> pasts(Collection<String> tickers) {
        return pasts.all(tickers);
    }

    /// Books one trade in the transaction of an account, or refuses it and leaves the account as it
    /// was.
    ///
    /// @param strategy its id, as positions name it
    public Transfer book(
            LockedAccount account, String strategy, StatedTrade trade, SymbolPast past) {
        requireDate(trade.date());
        InstrumentTerms terms = account.terms(trade.ticker());
        past.close().filter(mark -> mark.symbol().equals(terms.symbol())).ifPresent(account::mark);
        Optional<LocalDate> reached = account.markOf(terms.symbol()).map(SymbolMark::date);
        List<CorporateAction> splits =
                new ArrayList<>(
                        reached.map(day -> past.splitsSince(trade.date(), day)).orElse(List.of()));
        if (!splits.isEmpty()) {
            takeIn(account, terms.symbol(), splits);
        }
        Fill fill =
                account.transfer(
                        new PositionKey(strategy, terms.symbol()), SymbolPast.after(splits, trade));
        return new Transfer(trade, fill, splits, false);
    }

    /// Takes splits as booked that a trade is changed by. Left out is one that shares held before
    /// it have still to meet: the trade meets it with them.
    private void takeIn(LockedAccount account, String symbol, List<CorporateAction> splits) {
        PortfolioId id = account.portfolio().id();
        LocalDate begun = LocalDate.ofInstant(account.portfolio().createdAt(), ZoneOffset.UTC);
        Set<LocalDate> booked = fills.splits(account.transaction(), id, symbol);
        splits.removeIf(split ->
                split.exDate().isAfter(begun)
                        && !booked.contains(split.exDate())
                        && holdsFromBefore(account, symbol, split.exDate()));
        for (CorporateAction split : splits) {
            fills.book(account.transaction(), id, symbol, split.exDate(), clock.instant());
        }
    }

    private static boolean holdsFromBefore(LockedAccount account, String symbol, LocalDate day) {
        return account.state().positions().stream()
                .filter(position -> position.key().symbol().equals(symbol))
                .flatMap(position -> position.lots().stream())
                .anyMatch(lot -> lot.opened().isBefore(day));
    }

    private void requireDate(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EARLIEST);
        if (date.isAfter(today) || date.isBefore(FIRST)) {
            throw Refusal.invalid(
                    "/date", "must be from %s to today, was %s".formatted(FIRST, date));
        }
    }
}
