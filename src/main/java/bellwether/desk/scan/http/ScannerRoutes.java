package bellwether.desk.scan.http;

import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.sweep.ScanLoop;
import bellwether.desk.scan.sweep.SweepFigures;
import bellwether.desk.scan.wish.ScanBook;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes of scans, and how the scanner is.
public final class ScannerRoutes implements Routes {
    private static final String PASSES = "passes of ";

    private final ScanBook book;
    private final ScanLoop loop;

    public ScannerRoutes(ScanBook book, ScanLoop loop) {
        this.book = book;
        this.loop = loop;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/scans/{id}/passes", this::passes, Role.READER);
        routes.get("/api/v1/scanner/status", this::status, Role.READER);
    }

    private void passes(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        ScanId id = ScanRoutes.id(ctx);
        String list = PASSES + id;
        List<ScanPass> found =
                book.passes(
                        Callers.of(ctx).owner(),
                        id,
                        Cursor.number(ctx, list, Long.MAX_VALUE),
                        limit + 1);
        Page<ScanPass> page = Page.of(ctx, limit, found, last -> Cursor.of(list, last.id()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownPass::of));
    }

    /// @param looksEverySeconds how often each process looks for due scans
    /// @param unswept symbols that could not be walked, the newest first
    /// @param scans of the caller
    private record Status(
            boolean scanningActive,
            List<SweepFigures.Running> sweeps,
            List<SweepFigures.SweptFrame> swept,
            @Nullable Instant lastSweepEndedAt,
            long looksEverySeconds,
            List<SweepFigures.Fault> unswept,
            Scans scans) {}

    private record Scans(int running, int stopped) {}

    private void status(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        SweepFigures figures = loop.figures();
        List<Boolean> running =
                book.list(Callers.of(ctx).owner(), 0, Page.MOST).stream()
                        .map(scan -> scan.running())
                        .toList();
        int on = (int) running.stream().filter(one -> one).count();
        reading.answer(
                EntityTag.ofBytes(),
                new Status(
                        !figures.running().isEmpty(),
                        figures.running(),
                        figures.swept(),
                        figures.lastEnded(),
                        ScanLoop.EVERY.toSeconds(),
                        figures.faults(),
                        new Scans(on, running.size() - on)));
    }
}
