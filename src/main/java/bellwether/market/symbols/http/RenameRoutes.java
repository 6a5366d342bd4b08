package bellwether.market.symbols.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.RenameDao;
import bellwether.market.symbols.RenameReversal;
import bellwether.market.symbols.RenameValidation;
import bellwether.market.symbols.StockDao;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.SymbolUse;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// New names of symbols, and taking them back.
public final class RenameRoutes implements Routes {
    private static final String PATH = "/api/v1/stocks";
    private static final String UNIQUE_VIOLATION = "23505";

    private final SymbolDao symbols = new SymbolDao();
    private final RenameDao renames = new RenameDao();
    private final StockDao stocks;
    private final SymbolUse use;
    private final Transactions transactions;
    private final BodyParser bodies;
    private final Audit audit;
    private final InstantSource clock;

    public RenameRoutes(
            Jdbi jdbi,
            StockDao stocks,
            SymbolUse use,
            BodyParser bodies,
            Audit audit,
            InstantSource clock) {
        this.stocks = stocks;
        this.use = use;
        this.transactions = new RetriedTransactions(jdbi);
        this.bodies = bodies;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH + "/{ticker}/renames", this::rename, Role.ADMIN);
        routes.delete(PATH + "/{ticker}/renames/{former}", this::takeBack, Role.ADMIN);
    }

    /// 201 when the name is new, 200 when the very same is on record already.
    private void rename(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        RenameBody body = bodies.read(ctx, RenameBody.class);
        boolean created = rename(ticker, body, Callers.of(ctx).owner());
        if (created) {
            audit.note(
                    Callers.actor(ctx), "stock.rename", "%s %s".formatted(ticker, body.ticker()));
        }
        ctx.status(created ? 201 : 200);
        ctx.header("Location", PATH + "/" + body.ticker());
        Responses.json(ctx, stocks.known(body.ticker()));
    }

    private boolean rename(Ticker ticker, RenameBody body, String owner) {
        try {
            return transactions.in(handle -> rename(handle, ticker, body, owner));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause
                    && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw Refusal.conflict(
                        "ticker_taken",
                        "%s has just become the name of another symbol.".formatted(body.ticker()));
            }
            throw e;
        }
    }

    private boolean rename(Handle handle, Ticker ticker, RenameBody body, String owner) {
        SymbolDao.Known symbol = symbols.locked(handle, ticker);
        LocalDate latest =
                LocalDate.ofInstant(clock.instant().plus(Calendars.FURTHEST_ZONE), ZoneOffset.UTC);
        boolean isNew =
                new RenameValidation(handle, symbols, symbol, latest)
                        .isNew(handle, ticker, body.ticker(), body.day());
        if (isNew) {
            renames.rename(handle, symbol.id(), body.ticker(), body.day(), owner, clock.instant());
            use.rename(handle, new Ticker(symbol.ticker()), body.ticker());
        }
        return isNew;
    }

    /// 200 with the symbol under the name that it has again; nothing changes when it has it
    /// already.
    private void takeBack(Context ctx) {
        QueryParameters.allowOnly(ctx, "keep_bars");
        boolean keepBars = QueryParameters.flag(ctx, "keep_bars");
        Ticker ticker = TickerParameter.of(ctx);
        Ticker former =
                Ticker.of(ctx.pathParam("former"))
                        .orElseThrow(() -> RenameReversal.unknown(ticker, ctx.pathParam("former")));
        Optional<String> gone =
                transactions.in(handle ->
                        new RenameReversal(handle, use, clock.instant())
                                .of(ticker, former, keepBars));
        gone.ifPresent(name ->
                audit.note(
                        Callers.actor(ctx),
                        "stock.rename.delete",
                        "%s %s".formatted(former, name)));
        Responses.json(ctx, stocks.known(former));
    }
}
