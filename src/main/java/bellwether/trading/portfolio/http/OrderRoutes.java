package bellwether.trading.portfolio.http;

import bellwether.market.bars.Market;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.trading.portfolio.FirstBar;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.OrderQuery;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import bellwether.trading.portfolio.matching.OrderWait;
import bellwether.trading.portfolio.matching.OrderWaits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The routes of orders.
public final class OrderRoutes implements Routes {
    private static final String ALL = "/api/v1/orders";
    private static final String ONE = ALL + "/{id}";
    private static final String OF_PORTFOLIO = PortfolioRoutes.ONE + "/orders";
    private static final String LIST = "orders";

    private final PortfolioAccounts accounts;
    private final OrderDesk desk;
    private final OrderWaits waits;
    private final Market market;
    private final BodyParser bodies;

    public OrderRoutes(
            PortfolioAccounts accounts,
            OrderDesk desk,
            OrderWaits waits,
            Market market,
            BodyParser bodies) {
        this.waits = waits;
        this.accounts = accounts;
        this.desk = desk;
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ALL, this::place, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.post(ONE + "/cancel", this::cancel, Role.TRADER);
        routes.get(OF_PORTFOLIO, this::list, Role.READER);
        routes.post("/api/v1/strategies/{id}/orders", this::placeInStrategy, Role.TRADER);
        routes.post("/api/v1/positions/{id}/close", this::close, Role.TRADER);
    }

    private void place(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ObjectNode body = bodies.object(ctx);
        StrategyPlace place =
                accounts.records()
                        .manual(TradePaths.owner(ctx), new NamedPortfolio(accounts).of(ctx, body));
        place(ctx, place, body);
    }

    private void placeInStrategy(Context ctx) {
        QueryParameters.allowOnly(ctx);
        StrategyPlace place =
                accounts.records().place(TradePaths.owner(ctx), TradePaths.strategy(ctx));
        ObjectNode body = bodies.object(ctx);
        if (body.hasNonNull("portfolio")) {
            throw Refusal.invalid(
                    "/portfolio", "must be absent: the strategy is of " + place.portfolio());
        }
        place(ctx, place, body);
    }

    private void place(Context ctx, StrategyPlace place, ObjectNode body) {
        Optional<String> key = IdempotencyKey.of(ctx);
        answer(ctx, desk.place(TradePaths.owner(ctx), place, OrderReader.read(body), key));
    }

    private void answer(Context ctx, OrderDesk.Placed placed) {
        ctx.status(placed.repeated() ? 200 : 201)
                .header("Location", ALL + "/" + placed.order().id());
        Responses.json(ctx, shown(placed));
    }

    /// One that was just taken in has no notes yet.
    private ShownOrder shown(OrderDesk.Placed placed) {
        return ShownOrder.of(placed.order(), Optional.of(placed.firstBar()))
                .with(
                        placed.repeated() ? accounts.records().notes(placed.order()) : List.of(),
                        Optional.empty());
    }

    private ShownOrder shown(Context ctx, OrderRecord order) {
        return shown(ctx, order, Optional.empty());
    }

    private ShownOrder shown(Context ctx, OrderRecord order, Optional<OrderWait> wait) {
        PortfolioRecords.KnownOrder known = accounts.records().with(TradePaths.owner(ctx), order);
        return shown(order, known.portfolio().terms().tape()).with(known.notes(), wait);
    }

    private ShownOrder shown(OrderRecord order, PortfolioTape tape) {
        Instant accepted = Instant.ofEpochSecond(order.status().acceptedAt());
        return ShownOrder.of(
                order,
                Optional.of(
                        FirstBar.from(
                                market.calendar(order.status().order().position().symbol()),
                                tape,
                                accepted)));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        OrderRecord order = accounts.records().order(TradePaths.owner(ctx), TradePaths.order(ctx));
        reading.answer(EntityTag.ofBytes(), shown(ctx, order, waits.of(order)));
    }

    private void cancel(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OrderRecord order = desk.cancel(TradePaths.owner(ctx), TradePaths.order(ctx));
        Responses.json(ctx, shown(ctx, order));
    }

    private void list(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        if (format != TableFormat.JSON) {
            table(ctx, format);
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "strategy", "ticker", "open", "format");
        int limit = QueryParameters.limit(ctx);
        PortfolioId id = TradePaths.portfolio(ctx);
        OrderQuery query = query(ctx, Cursor.number(ctx, LIST, Long.MAX_VALUE));
        List<OrderRecord> found =
                accounts.records().orders(TradePaths.owner(ctx), id, query, limit + 1);
        Page<OrderRecord> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.status().sequence()));
        PortfolioTape tape =
                accounts.records().find(TradePaths.owner(ctx), id).orElseThrow().terms().tape();
        reading.answer(EntityTag.ofBytes(), page.map(order -> shown(order, tape)));
    }

    private static OrderQuery query(Context ctx, long before) {
        return new OrderQuery(
                BookRequest.strategyAsked(ctx),
                BookRequest.ticker(ctx),
                ctx.queryParam("open") == null
                        ? Optional.empty()
                        : Optional.of(QueryParameters.flag(ctx, "open")),
                before);
    }

    /// All of them, the newest first as in pages.
    private void table(Context ctx, TableFormat format) {
        QueryParameters.allowOnly(ctx, "strategy", "ticker", "open", "format");
        String owner = TradePaths.owner(ctx);
        PortfolioId id = TradePaths.portfolio(ctx);
        TableExports.send(
                ctx,
                format,
                AccountTables.ORDERS,
                after ->
                        accounts.records()
                                .orders(
                                        owner,
                                        id,
                                        query(
                                                ctx,
                                                after.map(last -> last.status().sequence())
                                                        .orElse(Long.MAX_VALUE)),
                                        TableExports.PART));
    }

    private void close(Context ctx) {
        QueryParameters.allowOnly(ctx);
        String id = ctx.pathParam("id");
        int dot = id.indexOf('.');
        StrategyId strategy =
                StrategyId.parse(dot < 0 ? "" : id.substring(0, dot))
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "unknown_position",
                                        "position",
                                        id,
                                        "Ids are a strategy's id, a point and a ticker, such as"
                                                + " st_1.AAPL; GET /api/v1/portfolios/{id}/positions lists those of a portfolio"));
        StrategyPlace place = accounts.records().place(TradePaths.owner(ctx), strategy);
        answer(
                ctx,
                desk.close(
                        TradePaths.owner(ctx),
                        place,
                        id.substring(dot + 1),
                        IdempotencyKey.of(ctx)));
    }
}
