package bellwether.trading.portfolio;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.store.CancelDao;
import bellwether.trading.portfolio.store.OrderDao;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Takes orders in, and cancels them.
public final class OrderDesk {
    private final PortfolioAccounts accounts;
    private final TradedSymbols symbols;
    private final OrderGuard guard;
    private final InstantSource clock;
    private final OrderDao orders = new OrderDao();
    private final CancelDao cancels = new CancelDao();

    /// @param guard judges each order first
    public OrderDesk(
            PortfolioAccounts accounts,
            TradedSymbols symbols,
            OrderGuard guard,
            InstantSource clock) {
        this.accounts = accounts;
        this.symbols = symbols;
        this.guard = guard;
        this.clock = clock;
    }

    /// An order that was taken in.
    ///
    /// @param repeated whether by an earlier request of the same key
    /// @param firstBar when the first bar begins that may fill it
    public record Placed(OrderRecord order, boolean repeated, Instant firstBar) {}

    /// Takes an order in.
    ///
    /// @param key what makes a repeated request have the effect of one
    /// @throws Refusal where a rule or a limit forbids it; then nothing is kept of it
    public Placed place(
            String owner, StrategyPlace place, OrderRequest request, Optional<String> key) {
        return place(owner, place, request.ticker(), request.toString(), key, (_, _) -> request);
    }

    private record Asked(String place, String request) {}

    /// What is ordered of a symbol, by the account as it stands then.
    private interface Wish {
        OrderRequest of(LockedAccount account, TradedSymbol symbol);
    }

    /// @param asked the request in words: with the same key, another one is refused
    private Placed place(
            String owner,
            StrategyPlace place,
            String ticker,
            String asked,
            Optional<String> key,
            Wish wish) {
        TradedSymbol symbol = symbols.find(ticker);
        String fingerprint = Sha256.hex(Json.answer(new Asked(place.toString(), asked)));
        return accounts.change(
                        owner,
                        place.portfolio(),
                        Set.of(symbol.currency()),
                        account -> placed(account, place, wish, symbol, key, fingerprint))
                .answer()
                .complete(this, symbol);
    }

    /// What was found in the transaction; a new order is written after it.
    private record Outcome(Optional<OrderRecord> earlier, OrderId id, PortfolioTape tape) {
        Placed complete(OrderDesk desk, TradedSymbol symbol) {
            OrderRecord order = earlier.orElseGet(() -> desk.accounts.records().stored(id));
            Instant accepted = Instant.ofEpochSecond(order.status().acceptedAt());
            return new Placed(
                    order, earlier.isPresent(), FirstBar.from(symbol.calendar(), tape, accepted));
        }
    }

    private Outcome placed(
            LockedAccount account,
            StrategyPlace place,
            Wish wish,
            TradedSymbol symbol,
            Optional<String> key,
            String fingerprint) {
        OrderId id = account.nextOrder();
        Optional<OrderRecord> earlier =
                key.flatMap(given -> earlier(account, id, given, fingerprint));
        if (earlier.isEmpty()) {
            PositionKey position = new PositionKey(place.strategy().toString(), symbol.ticker());
            OrderRequest request = wish.of(account, symbol);
            Order order = order(id, position, request);
            symbol.requireAllowed(account, position, request);
            symbol.lastClose().ifPresent(account::mark);
            account.markOf(symbol.ticker()).ifPresent(order::requireExitsAround);
            take(account, symbol, order, request.check());
        }
        return new Outcome(earlier, id, account.portfolio().terms().tape());
    }

    private Optional<OrderRecord> earlier(
            LockedAccount account, OrderId id, String key, String fingerprint) {
        Handle h = account.transaction();
        OrderDao.Keyed now = new OrderDao.Keyed(id.portfolio(), fingerprint, id.sequence());
        return orders.keep(h, account.portfolio().owner(), key, now, clock.instant())
                .map(before -> {
                    if (!before.fingerprint().equals(fingerprint)) {
                        throw Refusal.of(
                                RefusalKind.INVALID,
                                "idempotency_key_reused",
                                "Idempotency-Key must be new, was that of another request: " + key);
                    }
                    return orders.find(h, before.portfolio(), before.sequence()).orElseThrow();
                });
    }

    private static Order order(OrderId id, PositionKey position, OrderRequest request) {
        return new Order(
                id.account(),
                position,
                request.side(),
                request.size(),
                request.type(),
                request.timeInForce(),
                request.reduceOnly(),
                request.bracket(),
                request.oco().map(OrderDesk::accountId).orElse(null),
                null,
                request.origin());
    }

    private static String accountId(String id) {
        return OrderId.parse(id)
                .map(OrderId::account)
                .orElseThrow(
                        () -> Refusal.invalid("/oco", "must be the id of an order, was " + id));
    }

    /// Takes an order into an account that is locked.
    ///
    /// @throws Refusal where it is rejected at once
    OrderStatus take(
            LockedAccount account, TradedSymbol symbol, Order order, Optional<String> check) {
        Instant now = clock.instant();
        LocalDate today = symbol.calendar().day(now);
        if (order.timeInForce() instanceof TimeInForce.GoodTillDate(LocalDate until)
                && until.isBefore(today)) {
            throw Refusal.invalid(
                    "/until", "must be today or later, was %s on %s".formatted(until, today));
        }
        symbol.lastClose().ifPresent(account::mark);
        guard.judge(account, order, check);
        Optional<Refusal> rejection = account.rejection(order);
        OrderStatus status = account.accept(order, wholeSeconds(now), today);
        if (status.state() == OrderState.REJECTED) {
            throw rejection.orElseGet(() -> account.refusal(status.reason(), order));
        }
        return status;
    }

    /// Bars that begin within the second in which it was taken in are none of its.
    private static long wholeSeconds(Instant now) {
        return now.getEpochSecond() + (now.getNano() > 0 ? 1 : 0);
    }

    /// Cancels an open order at its owner's request.
    ///
    /// @throws Refusal where it is not open
    public OrderRecord cancel(String owner, OrderId id) {
        OrderRecord order = accounts.records().order(owner, id);
        if (!order.status().state().isOpen()) {
            throw Refusal.conflict(
                    "order_ended",
                    "Order %s can no longer be cancelled: it is %s."
                            .formatted(id, order.status().state().key()));
        }
        cancel(owner, order);
        return accounts.records().order(owner, id);
    }

    /// An order that a bar under way may fill is cancelled once that bar is matched: cancelling it
    /// now would undo a fill whose price is known already.
    private void cancel(String owner, OrderRecord order) {
        String symbol = order.status().order().position().symbol();
        TradingCalendar calendar = symbols.calendar(symbol);
        accounts.change(
                owner,
                order.id().portfolio(),
                account -> {
                    long now = wholeSeconds(clock.instant());
                    SymbolMark mark = account.state().marks().get(symbol);
                    long from =
                            Math.max(
                                    order.status().acceptedAt(),
                                    mark == null ? 0 : mark.time() + 1);
                    Instant begin =
                            FirstBar.from(
                                    calendar,
                                    account.portfolio().terms().tape(),
                                    Instant.ofEpochSecond(from));
                    boolean underWay =
                            account.portfolio().terms().tape().timeframe().isPresent()
                                    && begin.getEpochSecond() < now;
                    if (underWay) {
                        cancels.request(
                                account.transaction(),
                                order.id().portfolio(),
                                order.status().sequence(),
                                now);
                    } else {
                        account.cancel(order.id().account());
                    }
                    return underWay;
                });
    }

    /// Orders the market order that closes a position, if there is one. A repeated request gets the
    /// first one's order, however little is held by then.
    public Placed close(String owner, StrategyPlace place, String ticker, Optional<String> key) {
        return place(
                owner,
                place,
                ticker,
                "close " + ticker.toUpperCase(Locale.ROOT),
                key,
                (account, symbol) -> ClosingOrders.ofPosition(account, place, symbol));
    }

    /// Closes what one order opened: cancels what it still wants, and orders the market order for
    /// as many shares as are held of it. Those that are sold are the portfolio's oldest, as ever.
    ///
    /// @throws Refusal where nothing of it is held
    public Placed closeTrade(String owner, OrderRecord opened, Optional<String> key) {
        PositionKey position = opened.status().order().position();
        StrategyPlace place =
                new StrategyPlace(
                        opened.id().portfolio(),
                        StrategyId.parse(position.strategy()).orElseThrow());
        if (opened.status().state().isOpen()) {
            cancel(owner, opened);
        }
        return place(
                owner,
                place,
                position.symbol(),
                "close trade " + opened.id(),
                key,
                (account, symbol) -> ClosingOrders.ofOrder(account, place, symbol, opened.id()));
    }
}
