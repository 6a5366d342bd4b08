package bellwether.market.imports.http;

import bellwether.market.imports.SymbolLoad;
import bellwether.market.imports.SymbolReport;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.StockDao;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.SymbolFacts;
import bellwether.market.symbols.SymbolUse;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.RenameRoutes;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StatusRefusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/// What is stated about symbols: name, sector, currency, exchange, dates of listing, tick, lot; and
/// their new names.
public final class SymbolRoutes implements Routes {
    private static final String PATH = "/api/v1/stocks";

    private final SymbolDao symbols = new SymbolDao();
    private final StockDao stocks;
    private final SymbolUse use;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final BodyParser bodies;
    private final Audit audit;
    private final InstantSource clock;

    public SymbolRoutes(
            Jdbi jdbi,
            StockDao stocks,
            SymbolUse use,
            BodyParser bodies,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.stocks = stocks;
        this.use = use;
        this.transactions = new RetriedTransactions(jdbi);
        this.bodies = bodies;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::load, Role.ADMIN);
        routes.put(PATH + "/{ticker}", this::state, Role.ADMIN);
        routes.patch(PATH + "/{ticker}", this::change, Role.ADMIN);
        new RenameRoutes(jdbi, stocks, use, bodies, audit, clock).addTo(routes);
    }

    /// A table of symbols, of which only what it tells is changed.
    private void load(Context ctx) throws IOException {
        QueryParameters.allowOnly(ctx);
        String type = String.valueOf(ctx.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.matches("\\s*text/(csv|tab-separated-values)\\s*(;.*)?")) {
            throw StatusRefusal.of(
                    415,
                    "unsupported_media_type",
                    "Send the table with Content-Type: text/csv; it was "
                            + Rejection.shown(String.valueOf(ctx.header("Content-Type"))));
        }
        SymbolReport report =
                new SymbolLoad(transactions, clock)
                        .run(new ByteArrayInputStream(ctx.bodyAsBytes()), false);
        audit.note(
                Callers.actor(ctx),
                "stock.load",
                "symbols",
                "%d changed".formatted(report.changed()));
        Responses.json(ctx, report);
    }

    /// Puts the stated facts in the place of those on record.
    private void state(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        SymbolFacts facts = bodies.read(ctx, SymbolFacts.class);
        transactions.in(handle -> {
            symbols.state(handle, symbols.locked(handle, ticker).id(), facts, clock.instant());
            return true;
        });
        audit.note(Callers.actor(ctx), "stock.state", ticker.name());
        Responses.json(ctx, stocks.known(ticker));
    }

    /// Puts in what is given, and leaves the other facts as they are.
    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        SymbolFacts given = bodies.read(ctx, SymbolFacts.class);
        transactions.in(handle -> {
            SymbolDao.Known known = symbols.locked(handle, ticker);
            SymbolFacts facts = given.over(known.facts());
            List<Fault> faults = facts.faults();
            if (!faults.isEmpty()) {
                throw Refusal.invalid(faults);
            }
            symbols.state(handle, known.id(), facts, clock.instant());
            return true;
        });
        audit.note(Callers.actor(ctx), "stock.state", ticker.name());
        Responses.json(ctx, stocks.known(ticker));
    }
}
