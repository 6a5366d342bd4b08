package bellwether.quality;

import bellwether.market.Ticker;
import bellwether.web.Answers;
import bellwether.web.Cursor;
import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import bellwether.web.Table;
import bellwether.web.Version;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// Shows ledgers: a symbol's own, and the worst of all.
final class QualityRoutes implements Routes {
    private static final String LIST = "quality";

    private static final Table<Brief> TABLE =
            Table.<Brief>of(LIST)
                    .with("ticker", Brief::ticker)
                    .with("score", Brief::score)
                    .with("severity", brief -> brief.severity().code())
                    .with(
                            "findings",
                            brief -> brief.findings().stream().map(Warning::words).toList())
                    .with("bars", Brief::bars)
                    .with("first", Brief::first)
                    .with("last", Brief::last)
                    .with("exchange", Brief::exchange)
                    .with("synthetic", Brief::synthetic)
                    .with("data_version", Brief::dataVersion)
                    .with("current", Brief::current);

    /// A ledger without the occurrences and the rules.
    private record Brief(
            String ticker,
            double score,
            Severity severity,
            List<Warning> findings,
            int bars,
            String first,
            String last,
            String exchange,
            boolean synthetic,
            long dataVersion,
            boolean current) {
        static Brief of(Ledger ledger) {
            return new Brief(
                    ledger.ticker(),
                    ledger.score(),
                    ledger.findings().getFirst().severity(),
                    ledger.findings().stream().map(Finding::warning).toList(),
                    ledger.bars(),
                    ledger.first(),
                    ledger.last(),
                    ledger.exchange(),
                    ledger.synthetic(),
                    ledger.dataVersion(),
                    ledger.current());
        }
    }

    /// @param behind symbols of whose present bars no ledger tells yet; they may be missing here
    private record Page(int behind, List<Brief> quality) {}

    private final Ledgers ledgers;

    QualityRoutes(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/quality", this::one, Role.READER);
        routes.get("/api/v1/quality", this::list, Role.READER);
    }

    private void one(Context ctx) {
        Reading reading = Reading.json(ctx);
        Queries.allowOnly(ctx);
        Ticker ticker =
                Ticker.of(ctx.pathParam("ticker"))
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "unknown_symbol", "The path names no possible ticker."));
        reading.answer(Version.ofBytes(), ledgers.of(ticker));
    }

    private void list(Context ctx) {
        Reading reading = Reading.table(ctx);
        Queries.allowOnly(ctx, "limit", "cursor");
        int limit = Queries.limit(ctx);
        List<Ledger> found = ledgers.worst(after(ctx), limit + 1);
        List<Ledger> shown = found.subList(0, Math.min(limit, found.size()));
        if (found.size() > limit) {
            Ledger last = shown.getLast();
            Answers.next(ctx, Cursor.of(LIST, last.score(), last.ticker()));
        }
        List<Brief> briefs = shown.stream().map(Brief::of).toList();
        reading.answer(Version.ofBytes(), new Page(ledgers.behind(), briefs), TABLE, () -> briefs);
    }

    private static Optional<Ranked> after(Context ctx) {
        return Cursor.from(ctx, LIST, 2)
                .map(cursor -> {
                    try {
                        return new Ranked(cursor.part(1), Double.parseDouble(cursor.part(0)));
                    } catch (NumberFormatException e) {
                        throw Cursor.mangled(cursor.encode());
                    }
                });
    }
}
