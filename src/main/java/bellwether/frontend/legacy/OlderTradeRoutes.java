package bellwether.frontend.legacy;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.FinishedTrade;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderQuery;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Paper trades as older clients place, read and close them.
final class OlderTradeRoutes implements Routes {
    private static final int MOST = 1_000;
    private static final String LIST = "/api/paper-trades";
    private static final String ONE = "/api/paper-trade/{trade_id}";

    private final Portfolios portfolios;
    private final BodyParser bodies;

    OlderTradeRoutes(Portfolios portfolios, BodyParser bodies) {
        this.portfolios = portfolios;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(LIST, this::list, Role.READER);
        routes.post(LIST, this::place, Role.TRADER);
        routes.post("/api/paper-trade/execute", this::place, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.post(ONE + "/close", this::closeTrade, Role.TRADER);
        routes.post("/api/close-position", this::closePosition, Role.TRADER);
    }

    /// @param hasMore whether a portfolio has older ones, which its orders show
    private record Trades(List<OlderTrade> trades, int count, boolean hasMore) {}

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "status", "user_id", "symbol");
        String owner = Callers.of(ctx).owner();
        Optional<OlderTradeState> status =
                QueryParameters.oneOf(ctx, "status", OlderTradeState.class);
        Optional<String> symbol = Optional.ofNullable(ctx.queryParam("symbol"));
        List<OlderTrade> all = new ArrayList<>();
        boolean more = false;
        if (OlderUser.isOwn(ctx.queryParam("user_id"), owner)) {
            for (Portfolio portfolio : portfolios.accounts().records().all(owner)) {
                List<OrderRecord> orders = orders(owner, portfolio, symbol);
                more |= orders.size() > MOST;
                all.addAll(trades(owner, portfolio, orders.stream().limit(MOST).toList()));
            }
        }
        List<OlderTrade> wanted =
                all.stream()
                        .filter(trade -> status.isEmpty() || status.get() == trade.status())
                        .toList();
        Responses.json(ctx, new Trades(wanted, wanted.size(), more));
    }

    private List<OrderRecord> orders(String owner, Portfolio portfolio, Optional<String> symbol) {
        OrderQuery query =
                new OrderQuery(
                        Optional.empty(),
                        symbol.map(text -> text.strip().toUpperCase(Locale.ROOT)),
                        Optional.empty(),
                        Long.MAX_VALUE);
        return portfolios.accounts().records().orders(owner, portfolio.id(), query, MOST + 1);
    }

    private List<OlderTrade> trades(String owner, Portfolio portfolio, List<OrderRecord> orders) {
        AccountView view = portfolios.accounts().view(owner, portfolio.id());
        List<OrderRecord> entries = orders.stream().filter(OlderTrade::isEntry).toList();
        List<FinishedTrade> finished =
                portfolios.trades().of(portfolio, entries.stream().map(OrderRecord::id).toList());
        return entries.stream().map(order -> OlderTrade.of(order, view, finished)).toList();
    }

    private void place(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderOrderBody body = bodies.read(ctx, OlderOrderBody.class);
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId(), owner);
        Portfolio portfolio = chosen(owner, body.portfolioId());
        StrategyPlace place = portfolios.accounts().records().manual(owner, portfolio.id());
        answer(
                ctx,
                portfolios.desk().place(owner, place, body.request(""), IdempotencyKey.of(ctx)));
    }

    private void answer(Context ctx, OrderDesk.Placed placed) {
        ctx.status(placed.repeated() ? 200 : 201);
        Responses.json(ctx, shown(ctx, placed.order()));
    }

    private OlderTrade shown(Context ctx, OrderRecord order) {
        String owner = Callers.of(ctx).owner();
        AccountView view = portfolios.accounts().view(owner, order.id().portfolio());
        return OlderTrade.of(
                order, view, portfolios.trades().of(view.portfolio(), List.of(order.id())));
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, shown(ctx, known(ctx, ctx.pathParam("trade_id"))));
    }

    private OrderRecord known(Context ctx, String id) {
        OrderId order =
                OrderId.parse(id)
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "unknown_order",
                                        "trade",
                                        id,
                                        "GET /api/paper-trades lists yours"));
        return portfolios.accounts().records().order(Callers.of(ctx).owner(), order);
    }

    private void closeTrade(Context ctx) {
        QueryParameters.allowOnly(ctx);
        close(ctx, known(ctx, ctx.pathParam("trade_id")));
    }

    /// Cancels what waits, closes what is held of the trade and of no other.
    private void close(Context ctx, OrderRecord order) {
        String owner = Callers.of(ctx).owner();
        if (order.status().state().isOpen() && order.status().progress().filled().signum() == 0) {
            Responses.json(ctx, shown(ctx, portfolios.desk().cancel(owner, order.id())));
            return;
        }
        answer(ctx, portfolios.desk().closeTrade(owner, order, IdempotencyKey.of(ctx)));
    }

    /// @param symbol of a position, where no trade is named
    /// @param userId must be the caller's own
    record Closing(
            @Nullable String symbol,
            @Nullable String tradeId,
            @Nullable String portfolioId,
            @Nullable String userId) {}

    private void closePosition(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Closing body = bodies.read(ctx, Closing.class);
        OlderUser.require(body.userId(), Callers.of(ctx).owner());
        if (body.tradeId() != null) {
            close(ctx, known(ctx, body.tradeId()));
            return;
        }
        if (body.symbol() == null) {
            throw Refusal.invalid("/symbol", "must be given, or trade_id, was left out");
        }
        String owner = Callers.of(ctx).owner();
        Portfolio portfolio = chosen(owner, body.portfolioId());
        answer(
                ctx,
                portfolios
                        .desk()
                        .close(
                                owner,
                                place(owner, portfolio, body.symbol()),
                                body.symbol(),
                                IdempotencyKey.of(ctx)));
    }

    private Portfolio chosen(String owner, @Nullable String named) {
        return portfolios
                .accounts()
                .records()
                .chosen(owner, Optional.ofNullable(named), "/portfolio_id");
    }

    /// The strategy that holds it, or the one for what is traded by hand.
    private StrategyPlace place(String owner, Portfolio portfolio, String symbol) {
        return portfolios.accounts().state(owner, portfolio.id()).positions().stream()
                .filter(position -> position.key().symbol().equalsIgnoreCase(symbol))
                .filter(position -> position.quantity().signum() != 0)
                .map(Position::key)
                .flatMap(key -> StrategyId.parse(key.strategy()).stream())
                .findFirst()
                .map(strategy -> new StrategyPlace(portfolio.id(), strategy))
                .orElseGet(() -> portfolios.accounts().records().manual(owner, portfolio.id()));
    }
}
