package bellwether.trading.portfolio.http;

import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.matching.SplitHold;
import bellwether.trading.portfolio.matching.SplitHolds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes of what a portfolio holds, and of symbols whose orders wait.
public final class HoldingRoutes implements Routes {
    private final PortfolioAccounts accounts;
    private final SplitHolds holds;
    private final Audit audit;

    public HoldingRoutes(PortfolioAccounts accounts, SplitHolds holds, Audit audit) {
        this.accounts = accounts;
        this.holds = holds;
        this.audit = audit;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PortfolioRoutes.ONE + "/positions", this::positions, Role.READER);
        routes.get(PortfolioRoutes.ONE + "/lots", this::lots, Role.READER);
        routes.get(PortfolioRoutes.ONE + "/holds", this::holds, Role.READER);
        routes.post(PortfolioRoutes.ONE + "/holds/{ticker}/dismiss", this::dismiss, Role.TRADER);
    }

    private Portfolio known(Context ctx) {
        return accounts.records().known(TradePaths.owner(ctx), TradePaths.portfolio(ctx));
    }

    private void positions(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "strategy", "flat");
        boolean flat = QueryParameters.flag(ctx, "flat");
        Optional<StrategyId> strategy = BookRequest.strategyAsked(ctx);
        AccountView view = accounts.view(TradePaths.owner(ctx), TradePaths.portfolio(ctx));
        List<ShownPosition> all =
                ShownPosition.all(
                        view,
                        position ->
                                (flat || position.quantity().signum() != 0)
                                        && isOf(strategy, position));
        reading.answer(EntityTag.ofBytes(), Page.whole(all));
    }

    private static boolean isOf(Optional<StrategyId> strategy, Position position) {
        return strategy.isEmpty() || position.key().strategy().equals(strategy.get().toString());
    }

    private void lots(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        AccountView view = accounts.view(TradePaths.owner(ctx), TradePaths.portfolio(ctx));
        List<ShownLot> all =
                view.state().positions().stream()
                        .flatMap(position ->
                                position.lots().stream()
                                        .map(lot -> ShownLot.of(view.portfolio(), position, lot)))
                        .toList();
        reading.answer(EntityTag.ofBytes(), Page.whole(all));
    }

    private void holds(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        List<SplitHold> all = holds.of(known(ctx));
        reading.answer(EntityTag.ofBytes(), Page.whole(all).map(ShownHold::of));
    }

    private void dismiss(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Portfolio portfolio = known(ctx);
        String ticker = TickerParameter.of(ctx).name();
        holds.dismiss(TradePaths.owner(ctx), portfolio, ticker);
        audit.note(Callers.actor(ctx), "portfolio.dismiss_split", portfolio.id() + " " + ticker);
        Responses.json(ctx, Page.whole(holds.of(portfolio)).map(ShownHold::of));
    }

    private record ShownHold(
            String ticker,
            LocalDate date,
            String ratio,
            double observed,
            String state,
            Instant heldAt,
            @Nullable Instant decidedAt) {
        static ShownHold of(SplitHold hold) {
            return new ShownHold(
                    hold.symbol(),
                    hold.date(),
                    hold.ratio(),
                    hold.observed(),
                    hold.state(),
                    hold.heldAt(),
                    hold.decidedAt().orElse(null));
        }
    }
}
