package bellwether.market.bars.http;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.PriceLiveEvents;
import bellwether.market.bars.PriceLiveEvents.Change;
import bellwether.market.bars.Split;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.bars.history.ActionDao;
import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Snapshots;
import bellwether.platform.db.Transactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Splits and dividends of a symbol: those on record, and those that its prices make suspect.
public final class ActionRoutes implements Routes {
    /// @param applied whether adjusted views use it: see [Split#applied()]; null for a dividend
    private record Shown(
            long id,
            ActionKind kind,
            LocalDate exDate,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal amount,
            String source,
            @Nullable Boolean applied) {}

    /// @param likelier what else it rather is: `pence became pounds`
    private record Suspected(
            LocalDate exDate,
            int numerator,
            int denominator,
            double observed,
            @Nullable String likelier) {}

    private record Listed(
            String ticker,
            @Nullable String askedAs,
            long dataVersion,
            @JsonUnwrapped Page<Shown> page,
            List<Suspected> suspected) {}

    private static final String PATH = "/api/v1/stocks/{ticker}/actions";

    private final ActionDao actions = new ActionDao();
    private final Jdbi jdbi;
    private final Market market;
    private final Transactions transactions;
    private final BodyParser bodies;
    private final Audit audit;
    private final InstantSource clock;

    public ActionRoutes(
            Jdbi jdbi, Market market, BodyParser bodies, Audit audit, InstantSource clock) {
        this.market = market;
        this.audit = audit;
        this.jdbi = jdbi;
        this.transactions = new RetriedTransactions(jdbi);
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list, Role.READER);
        routes.post(PATH, this::add, Role.ADMIN);
        routes.delete(PATH + "/{id}", this::remove, Role.ADMIN);
    }

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        try (MemoryBudget.Room _ = room(ticker)) {
            Responses.json(ctx, Snapshots.read(jdbi, handle -> page(handle, ticker)));
        }
    }

    /// For the history in which splits are looked for.
    private MemoryBudget.Room room(Ticker ticker) {
        return market.room(List.of(ticker.name()), Timeframe.DAY, MemoryBudget.REQUEST);
    }

    private Listed page(Handle handle, Ticker ticker) {
        ActionDao.Symbol symbol =
                actions.symbol(handle, ticker)
                        .orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
        List<ActionDao.Stored> stored = actions.of(handle, symbol.id());
        Optional<PackedHistory> packed =
                market.packed(handle, List.of(symbol.ticker()), Timeframe.DAY).stream().findFirst();
        Optional<History> found = packed.map(history -> history.read(new BarBuffer()));
        Optional<PriceUnit> unit = packed.flatMap(history -> market.units(history).unit());
        List<Split> splits = found.map(History::splits).orElse(List.of());
        List<SuspectedSplit> suspected =
                found.map(history -> SuspectedSplit.among(history.bars())).orElse(List.of());
        return new Listed(
                symbol.ticker(),
                ticker.name().equals(symbol.ticker()) ? null : ticker.name(),
                symbol.dataVersion(),
                Page.whole(stored.stream().map(one -> shown(one, splits)).toList()),
                suspected.stream()
                        .map(s ->
                                new Suspected(
                                        s.date(),
                                        s.numerator(),
                                        s.denominator(),
                                        s.observed(),
                                        s.likelier(unit).orElse(null)))
                        .toList());
    }

    private static Shown shown(ActionDao.Stored stored, List<Split> splits) {
        CorporateAction action = stored.action();
        Boolean applied =
                action.kind() == ActionKind.DIVIDEND
                        ? null
                        : splits.stream()
                                .anyMatch(split ->
                                        split.exDate().equals(action.exDate()) && split.applied());
        return new Shown(
                stored.id(),
                action.kind(),
                action.exDate(),
                action.numerator(),
                action.denominator(),
                action.amount(),
                stored.source(),
                applied);
    }

    /// 201 when it is new, 200 when the same is on record already, 409 when another one is.
    private void add(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        CorporateAction action = bodies.read(ctx, NewAction.class).action();
        // before anything is stored, so that what is stored is never answered 503
        try (MemoryBudget.Room _ = room(ticker)) {
            boolean created =
                    transactions.in(handle -> add(handle, ticker, action, Callers.of(ctx)));
            if (created) {
                audit.note(
                        Callers.actor(ctx),
                        "stock.%s.add".formatted(action.kind().code()),
                        "%s %s".formatted(ticker, action.exDate()));
            }
            ctx.status(created ? 201 : 200);
            ctx.header("Location", "/api/v1/stocks/" + ticker.name() + "/actions");
            Responses.json(ctx, Snapshots.read(jdbi, handle -> page(handle, ticker)));
        }
    }

    private boolean add(Handle handle, Ticker ticker, CorporateAction action, Caller caller) {
        ActionDao.Symbol symbol =
                actions.lock(handle, ticker)
                        .orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
        for (ActionDao.Stored stored : actions.of(handle, symbol.id())) {
            CorporateAction known = stored.action();
            if (known.kind() == action.kind() && known.exDate().equals(action.exDate())) {
                requireSame(known, action);
                return false;
            }
        }
        actions.merge(
                handle,
                symbol.id(),
                List.of(action),
                "stated by " + caller.owner(),
                clock.instant());
        actions.moveVersion(handle, symbol.id(), clock.instant());
        PriceLiveEvents.publish(
                handle, caller.owner(), Change.ACTION_ADDED, 1, Optional.of(symbol.ticker()));
        return true;
    }

    private static void requireSame(CorporateAction known, CorporateAction action) {
        if (!known.equals(action)) {
            throw Refusal.conflict(
                    "other_action_on_record",
                    "Another %s of %s is already recorded; delete it first."
                            .formatted(known.kind().code(), known.exDate()));
        }
    }

    private void remove(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        transactions.in(handle -> remove(handle, ticker, ctx.pathParam("id"), Callers.of(ctx)));
        audit.note(Callers.actor(ctx), "stock.action.delete", ticker + " " + ctx.pathParam("id"));
        Responses.nothing(ctx);
    }

    private boolean remove(Handle handle, Ticker ticker, String id, Caller caller) {
        ActionDao.Symbol symbol =
                actions.lock(handle, ticker)
                        .orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
        boolean known =
                id.matches("\\d{1,18}") && actions.delete(handle, symbol.id(), Long.parseLong(id));
        if (!known) {
            throw Refusal.notFound(
                    "unknown_action",
                    "%s has no action %s.".formatted(ticker, Rejection.shown(id)));
        }
        actions.moveVersion(handle, symbol.id(), clock.instant());
        PriceLiveEvents.publish(
                handle, caller.owner(), Change.ACTION_REMOVED, 1, Optional.of(symbol.ticker()));
        return true;
    }
}
