package bellwether.market;

import bellwether.web.Answers;
import bellwether.web.Audit;
import bellwether.web.Bodies;
import bellwether.web.Callers;
import bellwether.web.Queries;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/// What is stated about symbols: name, sector, exchange, dates of listing; and their new names.
final class SymbolRoutes implements Routes {
    private static final String PATH = "/api/v1/stocks";

    private final SymbolDao symbols = new SymbolDao();
    private final StockDao stocks;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Bodies bodies;
    private final Audit audit;
    private final InstantSource clock;

    SymbolRoutes(Jdbi jdbi, Bodies bodies, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.stocks = new StockDao(jdbi);
        this.transactions = new RetriedTransactions(jdbi);
        this.bodies = bodies;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::load, Role.ADMIN);
        routes.put(PATH + "/{ticker}", this::state, Role.ADMIN);
        new RenameRoutes(jdbi, bodies, audit, clock).addTo(routes);
    }

    /// A table of symbols, of which only what it tells is changed.
    private void load(Context ctx) throws IOException {
        Queries.allowOnly(ctx);
        String type = String.valueOf(ctx.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.matches("\\s*text/(csv|tab-separated-values)\\s*(;.*)?")) {
            throw Refusal.of(
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
        Answers.json(ctx, report);
    }

    /// Puts the stated facts in the place of those on record.
    private void state(Context ctx) {
        Queries.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        SymbolFacts facts = bodies.read(ctx, SymbolFacts.class);
        transactions.in(handle -> {
            symbols.state(handle, symbols.locked(handle, ticker).id(), facts, clock.instant());
            return true;
        });
        audit.note(Callers.actor(ctx), "stock.state", ticker.name());
        Answers.json(ctx, stocks.known(ticker));
    }
}
