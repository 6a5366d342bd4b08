package bellwether.frontend.legacy;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.Scanner;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.desk.scan.wish.ScanRequest;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one scan that the first system had; each caller's is a scan of this name.
final class OlderScanRoutes implements Routes {
    private static final String NAME = "older scanner";
    private static final int USUAL_INTERVAL = 60;

    private final Scanner scanner;
    private final BodyParser bodies;

    OlderScanRoutes(Scanner scanner, BodyParser bodies) {
        this.scanner = scanner;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/scan/start", this::start, Role.TRADER);
        routes.post("/api/scan/stop", this::stop, Role.TRADER);
        routes.get("/api/scan/status", this::show, Role.READER);
        routes.get("/api/scan/config", this::show, Role.READER);
        routes.post("/api/scan/config", this::change, Role.TRADER);
    }

    private void start(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderScanBody body =
                ctx.bodyAsBytes().length == 0
                        ? OlderScanBody.EMPTY
                        : bodies.read(ctx, OlderScanBody.class);
        Actor actor = Callers.actor(ctx);
        ScanRequest wanted = request(body, find(actor.owner()), true);
        Optional<Scan> known = find(actor.owner());
        answer(
                ctx,
                known.isEmpty()
                        ? scanner.book().create(actor, wanted)
                        : scanner.book().change(actor, known.get().id(), _ -> {}, _ -> wanted));
    }

    private void stop(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Actor actor = Callers.actor(ctx);
        answer(
                ctx,
                find(actor.owner())
                        .map(scan -> scanner.book().run(actor, scan.id(), false))
                        .orElse(null));
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, find(Callers.of(ctx).owner()).orElse(null));
    }

    /// A scan that does not run yet is made, and waits to be started.
    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderScanBody body = bodies.read(ctx, OlderScanBody.class);
        Actor actor = Callers.actor(ctx);
        Optional<Scan> known = find(actor.owner());
        ScanRequest wanted = request(body, known, known.map(Scan::running).orElse(false));
        answer(
                ctx,
                known.isEmpty()
                        ? scanner.book().create(actor, wanted)
                        : scanner.book().change(actor, known.get().id(), _ -> {}, _ -> wanted));
    }

    /// What is absent stays as it was, or is as it used to be by default.
    private static ScanRequest request(OlderScanBody body, Optional<Scan> old, boolean running) {
        Universe universe =
                body.symbols() == null
                        ? old.map(Scan::universe).orElse(new Universe.Everything())
                        : named(body.symbols());
        return new ScanRequest(
                NAME,
                universe.json(),
                null,
                Objects.requireNonNullElse(
                        body.interval(),
                        old.map(scan -> scan.timing().everySeconds()).orElse(USUAL_INTERVAL)),
                null,
                null,
                null,
                null,
                Objects.requireNonNullElse(body.autoAlerts(), old.map(Scan::alerts).orElse(false)),
                running);
    }

    private static Universe named(List<String> symbols) {
        List<Fault> faults = new ArrayList<>();
        return UniverseReader.read(new Universe.Named(symbols).json(), "", faults)
                .orElseThrow(() ->
                        Refusal.invalid(
                                faults.stream()
                                        .map(fault ->
                                                new Fault(
                                                        fault.pointer()
                                                                .replaceFirst(
                                                                        "^/tickers", "/symbols"),
                                                        fault.detail()))
                                        .toList()));
    }

    private Optional<Scan> find(String owner) {
        return scanner.book().list(owner, 0, Page.MOST).stream()
                .filter(scan -> scan.name().equals(NAME))
                .findFirst();
    }

    /// @param scanId at `/api/v1/scans`; null where it was never started
    /// @param symbols none for all
    private record State(
            @Nullable String scanId,
            boolean isScanning,
            List<String> symbols,
            int interval,
            boolean autoAlerts,
            @Nullable Instant lastScan,
            @Nullable Integer patternsFound) {}

    private record Answer(boolean success, boolean scanning, State data) {}

    private void answer(Context ctx, @Nullable Scan scan) {
        if (scan == null) {
            Responses.json(
                    ctx,
                    new Answer(
                            true,
                            false,
                            new State(null, false, List.of(), USUAL_INTERVAL, false, null, null)));
            return;
        }
        Optional<ScanPass> newest =
                scanner.book().passes(scan.owner(), scan.id(), Long.MAX_VALUE, 1).stream()
                        .findFirst();
        List<String> symbols =
                scan.universe() instanceof Universe.Named(List<String> tickers)
                        ? tickers
                        : List.of();
        Responses.json(
                ctx,
                new Answer(
                        true,
                        scan.running(),
                        new State(
                                scan.id().toString(),
                                scan.running(),
                                symbols,
                                scan.timing().everySeconds(),
                                scan.alerts(),
                                newest.map(ScanPass::beganAt).orElse(null),
                                newest.map(pass -> pass.counts().detections()).orElse(null))));
    }
}
