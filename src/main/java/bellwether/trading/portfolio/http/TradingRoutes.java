package bellwether.trading.portfolio.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyPlace;
import bellwether.trading.portfolio.TradedSymbol;
import bellwether.trading.portfolio.TradedSymbols;
import bellwether.trading.portfolio.risk.TradeRisk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks before orders, sizes, and what trading costs.
public final class TradingRoutes implements Routes {
    private static final String ROOT = "/api/v1/trading";

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
        CheckBody body = bodies.read(ctx, CheckBody.class, TradingRoutes::ofCheck);
        String owner = Callers.of(ctx).owner();
        PortfolioId portfolio = portfolio(body);
        ctx.status(201);
        Responses.json(ctx, risk.checks().check(owner, portfolio, order(owner, portfolio, body)));
    }

    private static List<Fault> ofCheck(CheckBody body) {
        return faults("/quantity", body.quantity(), "/risk_percent", body.riskPercent());
    }

    private void size(Context ctx) {
        QueryParameters.allowOnly(ctx);
        CheckBody body = bodies.read(ctx, CheckBody.class, TradingRoutes::ofSize);
        String owner = Callers.of(ctx).owner();
        PortfolioId portfolio = portfolio(body);
        Responses.json(
                ctx,
                risk.sizes()
                        .size(owner, portfolio, order(owner, portfolio, body), body.riskPercent()));
    }

    private static List<Fault> ofSize(CheckBody body) {
        return body.quantity() == null
                ? List.of()
                : List.of(new Fault("/quantity", "must be absent: it is what is computed"));
    }

    private static List<Fault> faults(
            String needed, @Nullable Object given, String absent, @Nullable Object other) {
        if (given == null) {
            return List.of(new Fault(needed, "must be a number of shares, was absent"));
        }
        return other == null
                ? List.of()
                : List.of(new Fault(absent, "must be absent: a check has a quantity"));
    }

    private static PortfolioId portfolio(CheckBody body) {
        return PortfolioId.parse(body.portfolio())
                .orElseThrow(() -> Refusal.notFound("unknown_portfolio", "Unknown portfolio id."));
    }

    /// The symbol is read before the account is.
    private Function<LockedAccount, Order> order(
            String owner, PortfolioId portfolio, CheckBody body) {
        StrategyPlace place = accounts.manual(owner, portfolio);
        TradedSymbol symbol = symbols.find(body.ticker());
        PositionKey position = new PositionKey(place.strategy().toString(), symbol.ticker());
        return account -> {
            symbol.lastClose().ifPresent(account::mark);
            return body.order(account.nextOrder().account(), position, BigDecimal.ONE);
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
