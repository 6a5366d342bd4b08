package bellwether.frontend.legacy;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import bellwether.trading.strategy.Strategies;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategyValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Strategies as older clients read them and trade in them.
final class OlderStrategyRoutes implements Routes {
    private static final String ALL = "/strategies";
    private static final String ONE = ALL + "/{id}";

    private final Portfolios portfolios;
    private final Strategies strategies;
    private final BodyParser bodies;

    OlderStrategyRoutes(Portfolios portfolios, Strategies strategies, BodyParser bodies) {
        this.portfolios = portfolios;
        this.strategies = strategies;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.get(ONE + "/instruments", this::instruments, Role.READER);
        routes.get(ONE + "/m2m", this::marked, Role.READER);
        routes.post(ONE + "/orders", this::order, Role.TRADER);
    }

    private record Shown(
            String id,
            String name,
            String portfolioId,
            String userId,
            String status,
            Instant createdAt) {
        static Shown of(Strategy strategy, String owner) {
            return new Shown(
                    strategy.id().toString(),
                    strategy.name(),
                    strategy.portfolio().toString(),
                    owner,
                    strategy.active() ? "active" : "inactive",
                    strategy.createdAt());
        }
    }

    private record AllShown(List<Shown> strategies, int count) {}

    /// Another's are none.
    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        String owner = Callers.of(ctx).owner();
        List<Shown> all =
                OlderUser.isOwn(ctx.queryParam("user_id"), owner)
                        ? strategies.all(owner).stream()
                                .map(strategy -> Shown.of(strategy, owner))
                                .toList()
                        : List.of();
        Responses.json(ctx, new AllShown(all, all.size()));
    }

    private Strategy known(Context ctx) {
        StrategyId id =
                StrategyId.parse(ctx.pathParam("id"))
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "unknown_strategy",
                                        "strategy",
                                        ctx.pathParam("id"),
                                        "GET /api/strategies lists yours"));
        return strategies.known(Callers.of(ctx).owner(), id);
    }

    private record Instrument(
            String symbol,
            BigDecimal quantity,
            String currency,
            @Nullable BigDecimal lastPrice,
            @Nullable LocalDate lastPriceOn,
            BigDecimal realisedPnl) {
        static Instrument of(AccountView view, Position position) {
            AccountState state = view.state();
            SymbolMark mark = state.marks().get(position.key().symbol());
            return new Instrument(
                    position.key().symbol(),
                    position.quantity(),
                    position.currency(),
                    mark == null ? null : mark.price(),
                    mark == null ? null : mark.date(),
                    position.realised(view.portfolio().terms().lotMethod()));
        }
    }

    private record Instruments(String strategyId, List<Instrument> instruments) {}

    private void instruments(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Strategy strategy = known(ctx);
        AccountView view =
                portfolios.accounts().view(Callers.of(ctx).owner(), strategy.portfolio());
        String id = strategy.id().toString();
        Responses.json(
                ctx,
                new Instruments(
                        id,
                        view.state().positions().stream()
                                .filter(position -> position.key().strategy().equals(id))
                                .filter(position -> position.quantity().signum() != 0)
                                .map(position -> Instrument.of(view, position))
                                .toList()));
    }

    /// @param m2m profit with what closing at the marks would bring; null where a leg has no price,
    ///   or nothing was marked in the last 24 hours
    private record Marked(
            String strategyId,
            @Nullable BigDecimal m2m,
            @Nullable BigDecimal realisedPnl,
            @Nullable BigDecimal value,
            @Nullable String currency,
            @Nullable Instant markedAt,
            List<String> missing,
            @Nullable String note) {}

    private void marked(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Strategy strategy = known(ctx);
        Optional<StrategyValue> value = strategies.latest(strategy);
        Responses.json(
                ctx,
                new Marked(
                        strategy.id().toString(),
                        value.map(StrategyValue::profit).orElse(null),
                        value.map(StrategyValue::realised).orElse(null),
                        value.map(StrategyValue::value).orElse(null),
                        value.map(StrategyValue::currency).orElse(null),
                        value.map(StrategyValue::minute).orElse(null),
                        value.map(StrategyValue::missing).orElse(List.of()),
                        note(value)));
    }

    /// Why there is no profit; null where there is one.
    private static @Nullable String note(Optional<StrategyValue> value) {
        if (value.isEmpty()) {
            return "not marked in the last 24 hours: a strategy is marked each minute in which one of its positions trades";
        }
        return value.get().profit() == null
                ? "no price for " + String.join(", ", value.get().missing())
                : null;
    }

    private static void requireOwn(Strategy strategy, @Nullable String portfolio) {
        if (portfolio != null && !portfolio.equals(strategy.portfolio().toString())) {
            throw Refusal.invalid(
                    "/portfolio_id",
                    "must be left out or be %s, the portfolio of %s, was %s"
                            .formatted(
                                    strategy.portfolio(), strategy.id(), Quoted.text(portfolio)));
        }
    }

    private record Ordered(String orderId, String strategyId, String status, String broker) {}

    private void order(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Strategy strategy = known(ctx);
        OlderOrderBody body = bodies.read(ctx, OlderOrderBody.class);
        OlderUser.require(body.userId(), Callers.of(ctx).owner());
        requireOwn(strategy, body.portfolioId());
        OrderDesk.Placed placed =
                portfolios
                        .desk()
                        .place(
                                Callers.of(ctx).owner(),
                                new StrategyPlace(strategy.portfolio(), strategy.id()),
                                body.request(body.alert().isEmpty() ? "" : "alert:" + body.alert()),
                                IdempotencyKey.of(ctx));
        ctx.status(placed.repeated() ? 200 : 201);
        Responses.json(
                ctx,
                new Ordered(
                        placed.order().id().toString(),
                        strategy.id().toString(),
                        placed.order().status().state().key(),
                        "paper"));
    }
}
