package bellwether.market.imports.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportJob;
import bellwether.market.imports.ImportParams;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.ImportTrack;
import bellwether.market.imports.Importer;
import bellwether.market.imports.LongImport;
import bellwether.market.imports.StoredUpload;
import bellwether.market.imports.UploadSpool;
import bellwether.market.imports.UploadTrack;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.imports.format.LimitedInput;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Audit;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.http.Callers;
import bellwether.platform.http.HeaderLines;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.jobs.http.JobLinks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Takes price files over HTTP: into the spool as they come, and from there into the store; large
/// ones as a job.
public final class ImportRoute implements Routes {
    private static final long LARGE = 32L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_DRAINED = 256L << 20;
    static final String PATH = "/api/v1/prices/import";
    private static final String OFFSET = "Upload-Offset";
    private static final String REPLAYED = "Idempotent-Replayed";

    private record Received(long bytes, boolean complete) {}

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Calendars calendars;
    private final UploadSpool spool;
    private final Jobs jobs;
    private final Audit audit;

    public ImportRoute(Jdbi jdbi, Jobs jobs, Audit audit, Calendars calendars) {
        this.audit = audit;
        this.jdbi = jdbi;
        this.clock = calendars.clock();
        this.calendars = calendars;
        this.spool = new UploadSpool(jdbi, clock);
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::take, Role.ADMIN);
        routes.get(PATH, this::received, Role.ADMIN);
    }

    private void take(Context ctx) throws IOException {
        LimitedInput body = new LimitedInput(ctx.req().getInputStream(), ImportLimits.MOST_BYTES);
        try {
            ImportParams params = ImportRequest.of(ctx, calendars);
            if (ctx.req().getContentLengthLong() > ImportLimits.MOST_BYTES) {
                throw LimitedInput.tooLarge(ImportLimits.MOST_BYTES);
            }
            take(ctx, body, Json.write(params));
        } catch (Refusal refusal) {
            drain(ctx, body);
            throw refusal;
        }
    }

    private void take(Context ctx, InputStream body, String params) throws IOException {
        String owner = Callers.of(ctx).owner();
        Optional<String> key = IdempotencyKey.of(ctx);
        Optional<StoredUpload> earlier = key.flatMap(known -> spool.find(owner, known));
        if (earlier.isPresent() && earlier.get().complete()) {
            requireSame(earlier.get(), params, UploadSpool.sha256(body));
            ctx.header(REPLAYED, "true");
            answer(ctx, earlier.get());
            return;
        }
        if (earlier.isEmpty() && ctx.header(OFFSET) != null) {
            throw Refusal.conflict(
                    "wrong_upload_offset",
                    "No bytes of this upload are kept: send all of it, without Upload-Offset.");
        }
        StoredUpload upload =
                earlier.isPresent()
                        ? goOn(ctx, earlier.get(), params)
                        : spool.begin(owner, key, params);
        answer(ctx, spool.receive(upload, body));
    }

    private static void requireSame(StoredUpload upload, String params, String sha256) {
        if (!upload.params().equals(params) || !upload.sha256().equals(Optional.of(sha256))) {
            throw StatusRefusal.of(
                    422,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another upload; take a new one.");
        }
    }

    /// Goes on where the upload broke off, when the client says so, else begins anew.
    private StoredUpload goOn(Context ctx, StoredUpload upload, String params) {
        String offset = ctx.header(OFFSET);
        if (offset == null) {
            return spool.restart(upload, params);
        }
        if (!offset.equals(Long.toString(upload.bytes()))) {
            throw Refusal.conflict(
                    "wrong_upload_offset",
                    "Upload-Offset must be %d, as many bytes as have been received, was %s."
                            .formatted(upload.bytes(), Rejection.shown(offset)));
        }
        if (!upload.params().equals(params)) {
            throw StatusRefusal.of(
                    422,
                    "idempotency_key_reused",
                    "The upload of this Idempotency-Key began with other parameters.");
        }
        return upload;
    }

    private void answer(Context ctx, StoredUpload upload) {
        boolean asked = HeaderLines.of(ctx, "Prefer").orElse("").contains("respond-async");
        if (upload.job().isPresent()
                || (upload.answer().isEmpty() && (asked || upload.bytes() > LARGE))) {
            if (asked) {
                ctx.header("Preference-Applied", "respond-async");
            }
            answerJob(ctx, upload);
        } else if (upload.answer().isPresent()) {
            Responses.rawJson(ctx, upload.answer().get());
        } else {
            answerNow(ctx, upload);
        }
    }

    /// What turns out to take long becomes a job, which goes on where the request stops.
    private void answerNow(Context ctx, StoredUpload upload) {
        try {
            Optional<ImportReport> first = imported(upload);
            if (first.isEmpty()) {
                ctx.header(REPLAYED, "true");
                Responses.rawJson(ctx, spool.answer(upload).orElseThrow());
                return;
            }
            ImportReport report = first.get();
            if (!report.dryRun()) {
                audit.note(
                        Callers.actor(ctx),
                        "prices.import",
                        report.source(),
                        "%s of %s"
                                .formatted(
                                        new CountedNoun(report.counts().accepted(), "row"),
                                        new CountedNoun(report.content().symbols(), "symbol")));
            }
            Responses.json(ctx, report);
        } catch (LongImport tooLong) {
            answerJob(ctx, upload);
        }
    }

    /// Nothing when a request of the same key has imported it meanwhile: its answer is that of all.
    private Optional<ImportReport> imported(StoredUpload upload) {
        try {
            ImportParams params = Json.stored(upload.params(), ImportParams.class);
            ImportTrack track =
                    new UploadTrack(
                            spool,
                            upload,
                            params.dryRun(),
                            LongImport.after(PATIENCE, clock),
                            clock);
            ImportReport report =
                    new Importer(new RetriedTransactions(jdbi), calendars, track)
                            .run(spool.file(upload.id()), params.order());
            return spool.finish(upload, Json.write(report), changed(report))
                    ? Optional.of(report)
                    : Optional.empty();
        } catch (Refusal refusal) {
            if (spool.answer(upload).isPresent()) {
                return Optional.empty();
            }
            if (refusal.kind() != RefusalKind.UNAVAILABLE || upload.key().isEmpty()) {
                spool.delete(upload);
            }
            throw refusal;
        }
    }

    /// How many symbols may have other prices by an import.
    private static int changed(ImportReport report) {
        ImportReport.RowCounts rows = report.counts();
        boolean isSame =
                rows.inserted() + rows.changed() == 0
                        && report.content().actions().inserted()
                                        + report.content().actions().changed()
                                == 0;
        return report.dryRun() || isSame ? 0 : report.content().symbols();
    }

    private void answerJob(Context ctx, StoredUpload upload) {
        JobCreation creation =
                jobs.create(
                        new NewJob(
                                upload.owner(),
                                ImportJob.NAME,
                                upload.params(),
                                List.of(upload.id().toString()),
                                1,
                                Optional.of("upload " + upload.id()),
                                upload.sha256().orElse("")));
        spool.attach(upload, creation.id().value());
        if (!creation.replayed()) {
            audit.note(Callers.actor(ctx), "prices.import", "job " + creation.id(), "begun");
        }
        JobView job = jobs.of(Callers.actor(ctx)).find(creation.id()).orElseThrow();
        JobLinks.accepted(ctx, jobs, job);
        ctx.header("Location", PATH + "/" + job.id());
        Responses.json(ctx, jobs.shown(job));
    }

    /// How much of an upload has come, by its key.
    private void received(Context ctx) {
        QueryParameters.allowOnly(ctx);
        String key =
                IdempotencyKey.of(ctx)
                        .orElseThrow(() ->
                                StatusRefusal.of(
                                        400,
                                        "idempotency_key_missing",
                                        "Say with Idempotency-Key which upload you ask about."));
        StoredUpload upload =
                spool.find(Callers.of(ctx).owner(), key)
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "unknown_upload",
                                        "Nothing of this Idempotency-Key is kept."));
        ctx.header(OFFSET, Long.toString(upload.bytes()));
        Responses.json(ctx, new Received(upload.bytes(), upload.complete()));
    }

    /// A client that is still sending when the connection closes may never see the answer, so some
    /// of what it sends is taken and thrown away. One that waits to be told to send is not told.
    private static void drain(Context ctx, LimitedInput body) {
        if (ctx.header("Expect") != null && body.count() == 0) {
            return;
        }
        try {
            ctx.req().getInputStream().skip(MOST_DRAINED);
        } catch (IOException e) {
            // the client is gone, or the rest is broken: it gets the answer if it can
        }
    }
}
