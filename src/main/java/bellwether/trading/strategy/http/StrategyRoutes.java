package bellwether.trading.strategy.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.basket.StrategyChange;
import bellwether.trading.strategy.basket.StrategyRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The routes under `/api/v1/strategies` that define strategies.
public final class StrategyRoutes implements Routes {
    static final String ALL = "/api/v1/strategies";
    static final String ONE = ALL + "/{id}";
    private static final String LIST = "strategies";

    private final StrategyBook book;
    private final BodyParser bodies;

    public StrategyRoutes(StrategyBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "portfolio", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        long after = Cursor.number(ctx, LIST, 0);
        List<Strategy> found = book.list(Callers.of(ctx).owner(), portfolio(ctx), after, limit + 1);
        Page<Strategy> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownStrategy::of));
    }

    private static Optional<PortfolioId> portfolio(Context ctx) {
        String typed = ctx.queryParam("portfolio");
        if (typed == null) {
            return Optional.empty();
        }
        return Optional.of(
                PortfolioId.parse(typed)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?portfolio",
                                        "must be a portfolio's id such as pf_1, was \"%s\""
                                                .formatted(Quoted.text(typed)))));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Strategy made = book.create(Callers.actor(ctx), bodies.read(ctx, StrategyRequest.class));
        ctx.status(201).header("Location", ALL + "/" + made.id());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Strategy strategy = book.known(Callers.of(ctx).owner(), id(ctx));
        reading.answer(version(strategy), ShownStrategy.of(strategy));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        StrategyId id = id(ctx);
        book.known(Callers.of(ctx).owner(), id);
        StrategyChange change = bodies.read(ctx, StrategyChange.class);
        String condition = IfMatch.required(ctx, "strategy's");
        answer(ctx, book.change(Callers.actor(ctx), id, change, matching(condition)));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(
                Callers.actor(ctx),
                id(ctx),
                IfMatch.of(ctx).map(StrategyRoutes::matching).orElse(_ -> {}));
        Responses.nothing(ctx);
    }

    private static Consumer<Strategy> matching(String condition) {
        return strategy -> {
            if (!version(strategy).isNamedBy(condition)) {
                throw StrategyBook.moved();
            }
        };
    }

    private static EntityTag.Known version(Strategy strategy) {
        return EntityTag.of("strategy", strategy.id(), strategy.version());
    }

    private static void answer(Context ctx, Strategy strategy) {
        ctx.header("ETag", version(strategy).header());
        Responses.json(ctx, ShownStrategy.of(strategy));
    }

    /// The id in the path.
    static StrategyId id(Context ctx) {
        String typed = ctx.pathParam("id");
        return StrategyId.parse(typed).orElseThrow(() -> StrategyBook.unknown(Quoted.text(typed)));
    }
}
