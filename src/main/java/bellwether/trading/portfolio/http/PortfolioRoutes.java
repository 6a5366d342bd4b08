package bellwether.trading.portfolio.http;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.CashFlows;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioDefinition;
import bellwether.trading.portfolio.PortfolioDefinitions;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.risk.TradeRisk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The routes under `/api/v1/portfolios` that show and change portfolios.
public final class PortfolioRoutes implements Routes {
    static final String ALL = "/api/v1/portfolios";
    static final String ONE = ALL + "/{id}";
    private static final String LIST = "portfolios";

    private final PortfolioAccounts accounts;
    private final Given given;
    private final BodyParser bodies;

    /// What the routes are given beside accounts.
    ///
    /// @param quotes whether any can be asked for decides on tapes of quotes
    public record Given(
            CostPresets presets,
            QuoteSource quotes,
            TradeRisk risk,
            CashFlows flows,
            Audit audit) {}

    public PortfolioRoutes(PortfolioAccounts accounts, Given given, BodyParser bodies) {
        this.accounts = accounts;
        this.given = given;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.post(ONE + "/flows", this::flow, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<Portfolio> found =
                accounts.records()
                        .list(TradePaths.owner(ctx), Cursor.number(ctx, LIST, 0), limit + 1);
        Page<Portfolio> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        List<ShownPortfolio> shown =
                accounts.views(TradePaths.owner(ctx), page.items()).stream()
                        .map(ShownPortfolio::of)
                        .toList();
        reading.answer(EntityTag.ofBytes(), new Page<>(shown, page.next()));
    }

    private ShownPortfolio shown(Context ctx, PortfolioId id) {
        return ShownPortfolio.of(accounts.view(TradePaths.owner(ctx), id));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        PortfolioBody body = bodies.read(ctx, PortfolioBody.class);
        PortfolioTerms terms = body.terms();
        requireKnown(terms);
        Actor actor = Callers.actor(ctx);
        Portfolio made =
                accounts.create(
                        TradePaths.owner(ctx),
                        body.name(),
                        terms,
                        body.openingCash(),
                        (h, id) ->
                                body.statedLimits()
                                        .ifPresent(limits ->
                                                given.risk
                                                        .overviews()
                                                        .limit(h, actor, id, limits)));
        given.audit.note(actor, "portfolio.create", made.id().toString());
        ctx.status(201).header("Location", ALL + "/" + made.id());
        answer(ctx, made);
    }

    private void requireKnown(PortfolioTerms terms) {
        if (!terms.costs().isEmpty()) {
            given.presets.plan(terms.costs());
        }
        if (terms.tape().equals(PortfolioTape.QUOTE) && !given.quotes.isConfigured()) {
            throw Refusal.invalid(
                    "/tape",
                    "must be a timeframe such as 1d: quotes need a provider, and none is configured (set PROVIDERS)");
        }
    }

    private void answer(Context ctx, Portfolio portfolio) {
        ctx.header("ETag", tag(portfolio).header());
        Responses.json(ctx, shown(ctx, portfolio.id()));
    }

    /// Of its definition: what it is worth changes without anybody's doing.
    private static EntityTag.Known tag(Portfolio portfolio) {
        return EntityTag.of("portfolio", portfolio.id(), portfolio.version());
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, known(ctx));
    }

    private Portfolio known(Context ctx) {
        return accounts.records().known(TradePaths.owner(ctx), TradePaths.portfolio(ctx));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Portfolio before = known(ctx);
        PortfolioChange body = bodies.read(ctx, PortfolioChange.class);
        String condition = IfMatch.required(ctx, "portfolio's");
        Optional<Integer> seen = seen(before, condition);
        Portfolio after =
                accounts.definitions()
                        .redefine(
                                TradePaths.owner(ctx),
                                before.id(),
                                seen,
                                definition -> {
                                    PortfolioDefinition changed = body.of(definition);
                                    requireKnown(changed.terms());
                                    return changed;
                                });
        if (after.version() != before.version()) {
            given.audit.note(Callers.actor(ctx), "portfolio.change", after.id().toString());
        }
        answer(ctx, after);
    }

    /// The version that an `If-Match` names; empty where it names any.
    private static Optional<Integer> seen(Portfolio portfolio, String condition) {
        if (!tag(portfolio).isNamedBy(condition)) {
            throw PortfolioDefinitions.moved();
        }
        return condition.strip().equals("*") ? Optional.empty() : Optional.of(portfolio.version());
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Portfolio portfolio = known(ctx);
        Optional<Integer> seen = IfMatch.of(ctx).flatMap(condition -> seen(portfolio, condition));
        accounts.definitions().delete(TradePaths.owner(ctx), portfolio.id(), seen);
        given.audit.note(Callers.actor(ctx), "portfolio.delete", portfolio.id().toString());
        Responses.nothing(ctx);
    }

    private void flow(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Portfolio portfolio = known(ctx);
        FlowBody body = bodies.read(ctx, FlowBody.class);
        String currency = Objects.requireNonNullElse(body.currency(), portfolio.terms().currency());
        CashFlows.Payment payment =
                new CashFlows.Payment(
                        currency,
                        body.amount(),
                        Objects.requireNonNullElse(body.reference(), "flow"));
        if (given.flows.book(
                TradePaths.owner(ctx), portfolio.id(), payment, IdempotencyKey.of(ctx))) {
            given.audit.note(
                    Callers.actor(ctx),
                    "portfolio.flow",
                    portfolio.id() + " " + body.amount().toPlainString() + " " + currency);
        } else {
            ctx.header("Idempotent-Replayed", "true");
        }
        ctx.status(201);
        answer(ctx, known(ctx));
    }
}
