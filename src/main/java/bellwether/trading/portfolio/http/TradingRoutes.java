package bellwether.trading.portfolio.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.StrategyPlace;
import bellwether.trading.portfolio.TradedSymbol;
import bellwether.trading.portfolio.TradedSymbols;
import bellwether.trading.portfolio.risk.SizeWish;
import bellwether.trading.portfolio.risk.TradeRisk;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks before orders, sizes, and what trading costs.
public final class TradingRoutes implements Routes {
    private static final String ROOT = "/api/v1/trading";

    private static final List<String> AMOUNTS = List.of("cash", "percent");
    private static final BigDecimal MOST_RISK = BigDecimal.valueOf(100);

    private final PortfolioAccounts accounts;
    private final TradedSymbols symbols;
    private final TradeRisk risk;
    private final CostPresets presets;
    private final BodyParser bodies;

    public TradingRoutes(
            PortfolioAccounts accounts,
            TradedSymbols symbols,
            TradeRisk risk,
            CostPresets presets,
            BodyParser bodies) {
        this.accounts = accounts;
        this.symbols = symbols;
        this.risk = risk;
        this.presets = presets;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ROOT + "/checks", this::check, Role.TRADER);
        routes.post(ROOT + "/size", this::size, Role.READER);
        routes.get(ROOT + "/costs", this::costs, Role.READER);
    }

    private void check(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ObjectNode body = bodies.object(ctx);
        JsonNode strategy = body.remove("strategy");
        OrderRequest request = OrderReader.read(body);
        if (!(request.size() instanceof OrderSize.Shares)) {
            throw Refusal.invalid(
                    "/size", "must be absent: a check needs quantity, a number of shares");
        }
        StrategyPlace place = new NamedPortfolio(accounts).place(ctx, body, strategy);
        TradedSymbol symbol = symbols.find(request.ticker());
        ctx.status(201);
        Responses.json(
                ctx,
                risk.checks()
                        .check(
                                TradePaths.owner(ctx),
                                place.portfolio(),
                                symbol,
                                order(place, symbol, request)));
    }

    private void size(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ObjectNode body = bodies.object(ctx);
        BigDecimal percent = riskPercent(body.remove("risk_percent"));
        OrderSize amount = amount(body.remove("size"));
        if (body.hasNonNull("quantity")) {
            throw Refusal.invalid("/quantity", "must be absent: it is what is computed");
        }
        JsonNode strategy = body.remove("strategy");
        OrderRequest request = OrderReader.read(body.put("quantity", 1));
        StrategyPlace place = new NamedPortfolio(accounts).place(ctx, body, strategy);
        TradedSymbol symbol = symbols.find(request.ticker());
        Responses.json(
                ctx,
                risk.sizes()
                        .size(
                                TradePaths.owner(ctx),
                                place.portfolio(),
                                symbol.currency(),
                                order(place, symbol, request),
                                new SizeWish(percent, amount)));
    }

    /// What is to be spent; null where it is left out.
    private static @Nullable OrderSize amount(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        List<Fault> faults = new ArrayList<>();
        ObjectFaults size = new ObjectFaults(given, "/size", faults);
        Optional<OrderSize> amount =
                size.isObject(AMOUNTS)
                        ? size.one(AMOUNTS).flatMap(kind -> amount(size, kind))
                        : Optional.empty();
        return amount.orElseThrow(() -> Refusal.invalid(faults));
    }

    private static Optional<OrderSize> amount(ObjectFaults size, String kind) {
        return kind.equals("cash")
                ? size.positive(kind, "1e15").map(OrderSize.Cash::new)
                : size.positive(kind, "1000").map(OrderSize.EquityPercent::new);
    }

    private static @Nullable BigDecimal riskPercent(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isNumber()
                || given.decimalValue().signum() <= 0
                || given.decimalValue().compareTo(MOST_RISK) > 0) {
            throw Refusal.invalid(
                    "/risk_percent",
                    "must be a percentage above 0 and at most 100, was " + Quoted.json(given));
        }
        return given.decimalValue();
    }

    /// The symbol is read before the account is.
    private static Function<LockedAccount, Order> order(
            StrategyPlace place, TradedSymbol symbol, OrderRequest request) {
        PositionKey position = new PositionKey(place.strategy().toString(), symbol.ticker());
        return account -> {
            symbol.lastClose().ifPresent(account::mark);
            symbol.requireAllowed(account, position, request);
            Order asked =
                    new Order(
                            account.nextOrder().account(),
                            position,
                            request.side(),
                            request.size(),
                            request.type(),
                            request.timeInForce(),
                            request.reduceOnly(),
                            request.bracket(),
                            null,
                            null,
                            request.origin());
            account.markOf(symbol.ticker()).ifPresent(asked::requireExitsAround);
            return asked;
        };
    }

    private void costs(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        List<ShownCosts> all =
                presets.names().stream().map(presets::plan).map(ShownCosts::of).toList();
        reading.answer(EntityTag.ofBytes(), Page.whole(all));
    }
}
