package bellwether.research.evidence.http;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.research.evidence.EvidenceRequest;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.work.EvidenceArchive;
import bellwether.research.evidence.work.EvidenceQuery;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/evidence`, and those of a symbol.
public final class EvidenceRoutes implements Routes {
    private static final String LIST = "evidence";

    private static final String WORDS =
            "What followed earlier signals of real symbols that are stored today, in the bars that"
                    + " are stored: from the next open to a close, against what the same symbols did"
                    + " after all their bars. Costs and dividends are not in it.";
    private static final String NOT_COMPUTED =
            "Not computed yet: that is done each night, once daily bars of real symbols are stored."
                    + " `./run.sh maintain` does it now.";

    private final EvidenceArchive archive;
    private final SymbolDirectory symbols;
    private final EvidenceParameters parameters;
    private final InstantSource clock;

    public EvidenceRoutes(EvidenceArchive archive, SymbolDirectory symbols, InstantSource clock) {
        this.archive = archive;
        this.symbols = symbols;
        this.parameters = new EvidenceParameters(archive, symbols);
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/evidence", this::list, Role.READER);
        routes.get("/api/v1/stocks/{ticker}/evidence", this::ofSymbol, Role.READER);
    }

    /// @param ticker null where none was asked for
    /// @param dataDay null where no job has run
    /// @param level of all intervals
    private record Cards(
            @Nullable String ticker,
            @Nullable LocalDate dataDay,
            double level,
            Survivorship survivorship,
            String message,
            @JsonUnwrapped Page<ShownCard> page) {}

    private void list(Context ctx) {
        answer(
                ctx,
                () -> EvidenceParameters.of(ctx, EvidenceParameters.parameter(ctx, "ticker")),
                "signal",
                "scope",
                "ticker",
                "sector",
                "horizon",
                "state");
    }

    private void ofSymbol(Context ctx) {
        answer(
                ctx,
                () -> EvidenceParameters.of(ctx, Optional.of(TickerParameter.of(ctx).name())),
                "signal",
                "scope",
                "horizon",
                "state");
    }

    /// Cards for callers that are not requests over HTTP.
    ///
    /// @param count of all that were found
    private record CardPage(
            @Nullable String ticker,
            @Nullable LocalDate dataDay,
            double level,
            Survivorship survivorship,
            String message,
            int count,
            List<ShownCard> items) {}

    /// Some of the cards that were found, as lists show them, and `count` of all.
    ///
    /// @param from how many to pass over
    public JsonNode cards(EvidenceRequest asked, long from, int limit) {
        EvidenceQuery wanted = parameters.query(asked);
        EvidenceArchive.CardListing found = archive.find(wanted, null);
        CardPage page =
                new CardPage(
                        wanted.symbol().map(Stock::ticker).orElse(null),
                        found.dataDay().orElse(null),
                        SignalCard.LEVEL,
                        symbols.survivorship(symbols.realTickers(), today()),
                        found.dataDay().isPresent() ? WORDS : NOT_COMPUTED,
                        found.cards().size(),
                        found.cards().stream().skip(from).limit(limit).map(ShownCard::of).toList());
        return Json.stored(Json.answer(page), JsonNode.class);
    }

    /// Reads what is wanted, once its parameters are known to be its own.
    @FunctionalInterface
    private interface QueryReader {
        EvidenceRequest read();
    }

    private void answer(Context ctx, QueryReader query, String... names) {
        TableFormat format = TableFormat.of(ctx);
        if (format == TableFormat.JSON) {
            page(ctx, query, names);
            return;
        }
        QueryParameters.allowOnly(ctx, and(names, "format"));
        List<ShownCard> all = shown(archive.find(parameters.query(query.read()), null));
        TableExports.send(
                ctx, format, ShownCard.TABLE, after -> after.isPresent() ? List.of() : all);
    }

    private void page(Context ctx, QueryReader query, String... names) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, and(names, "limit", "cursor", "format"));
        EvidenceQuery wanted = parameters.query(query.read());
        int limit = QueryParameters.limit(ctx);
        long from = Cursor.number(ctx, LIST, 0);
        EvidenceArchive.CardListing found = archive.find(wanted, null);
        List<ShownCard> rest = shown(found).stream().skip(from).limit(limit + 1L).toList();
        reading.answer(
                EntityTag.ofBytes(),
                new Cards(
                        wanted.symbol().map(Stock::ticker).orElse(null),
                        found.dataDay().orElse(null),
                        SignalCard.LEVEL,
                        symbols.survivorship(symbols.realTickers(), today()),
                        found.dataDay().isPresent() ? WORDS : NOT_COMPUTED,
                        Page.of(ctx, limit, rest, _ -> Cursor.of(LIST, from + limit))));
    }

    private static String[] and(String[] names, String... more) {
        return Stream.of(names, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static List<ShownCard> shown(EvidenceArchive.CardListing found) {
        return found.cards().stream().map(ShownCard::of).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
