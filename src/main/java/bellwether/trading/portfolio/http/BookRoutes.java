package bellwether.trading.portfolio.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.trading.portfolio.AccountBooks;
import bellwether.trading.portfolio.BookQuery;
import bellwether.trading.portfolio.BookedFill;
import bellwether.trading.portfolio.FillPlace;
import bellwether.trading.portfolio.PageSide;
import bellwether.trading.portfolio.PortfolioId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What was booked in a portfolio: as pages, the newest first; as CSV and Parquet whole, the oldest
/// first.
public final class BookRoutes implements Routes {
    private static final String PORTFOLIO = "/api/v1/portfolios/{id}";
    private static final String FILLS = "fills of ";
    private static final String LEDGER = "ledger of ";

    private final AccountBooks books;

    public BookRoutes(AccountBooks books) {
        this.books = books;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PORTFOLIO + "/fills", this::fills, Role.READER);
        routes.get(PORTFOLIO + "/ledger", this::ledger, Role.READER);
    }

    private void fills(Context ctx) {
        TableFormat format = asked(ctx);
        PortfolioId id = portfolio(ctx);
        BookQuery query = BookRequest.query(ctx);
        if (format == TableFormat.JSON) {
            fillPage(ctx, id, query);
        } else {
            TableExports.send(ctx, format, AccountTables.FILLS, fillParts(id, query));
        }
    }

    private static TableFormat asked(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        if (format == TableFormat.JSON) {
            QueryParameters.allowOnly(
                    ctx, "strategy", "ticker", "from", "to", "limit", "cursor", "format");
        } else {
            QueryParameters.allowOnly(ctx, "strategy", "ticker", "from", "to", "format");
        }
        return format;
    }

    private PortfolioId portfolio(Context ctx) {
        return books.portfolio(TradePaths.owner(ctx), TradePaths.portfolio(ctx)).id();
    }

    private void fillPage(Context ctx, PortfolioId id, BookQuery query) {
        int limit = QueryParameters.limit(ctx);
        String list = FILLS + id;
        Optional<FillPlace> after = Cursor.from(ctx, list, 3).map(BookRoutes::fillPlace);
        List<BookedFill> found = books.fills(id, query, new PageSide<>(false, after, limit + 1));
        Page<BookedFill> page = Page.of(ctx, limit, found, last -> cursor(list, last));
        answer(ctx, page.map(booked -> ShownFill.of(id, booked)));
    }

    private static FillPlace fillPlace(Cursor cursor) {
        try {
            return new FillPlace(
                    Long.parseLong(cursor.part(0)),
                    cursor.part(1),
                    Integer.parseInt(cursor.part(2)));
        } catch (NumberFormatException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    private static Cursor cursor(String list, BookedFill last) {
        FillPlace place = FillPlace.of(last);
        return Cursor.of(list, place.time(), place.orderId(), place.n());
    }

    private static void answer(Context ctx, Page<?> page) {
        Responses.json(ctx, page);
    }

    private TableExports.Parts<ShownFill> fillParts(PortfolioId id, BookQuery query) {
        FillWalk walk = new FillWalk();
        return after -> {
            List<BookedFill> part =
                    books.fills(id, query, new PageSide<>(true, walk.place, TableExports.PART));
            walk.place = part.isEmpty() ? walk.place : Optional.of(FillPlace.of(part.getLast()));
            return part.stream().map(booked -> ShownFill.of(id, booked)).toList();
        };
    }

    /// How far one export is.
    private static final class FillWalk {
        private Optional<FillPlace> place = Optional.empty();
    }

    private void ledger(Context ctx) {
        TableFormat format = asked(ctx);
        PortfolioId id = portfolio(ctx);
        BookQuery query = BookRequest.query(ctx);
        if (format == TableFormat.JSON) {
            ledgerPage(ctx, id, query);
        } else {
            TableExports.send(ctx, format, AccountTables.LEDGER, entryParts(id, query));
        }
    }

    private void ledgerPage(Context ctx, PortfolioId id, BookQuery query) {
        int limit = QueryParameters.limit(ctx);
        String list = LEDGER + id;
        long before = Cursor.number(ctx, list, Long.MAX_VALUE);
        List<ShownEntry> found =
                books
                        .ledger(id, query, new PageSide<>(false, Optional.of(before), limit + 1))
                        .stream()
                        .map(ShownEntry::of)
                        .toList();
        answer(ctx, Page.of(ctx, limit, found, last -> Cursor.of(list, last.sequence())));
    }

    private TableExports.Parts<ShownEntry> entryParts(PortfolioId id, BookQuery query) {
        return after ->
                books
                        .ledger(
                                id,
                                query,
                                new PageSide<>(
                                        true, after.map(ShownEntry::sequence), TableExports.PART))
                        .stream()
                        .map(ShownEntry::of)
                        .toList();
    }
}
