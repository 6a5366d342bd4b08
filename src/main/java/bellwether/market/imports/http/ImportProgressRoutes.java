package bellwether.market.imports.http;

import bellwether.market.imports.ImportJob;
import bellwether.market.imports.StoredUpload;
import bellwether.market.imports.UploadSpool;
import bellwether.market.imports.UploadStepDao;
import bellwether.market.imports.format.ImportLimits;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// How far an import job is, and what became of the files of an archive.
public final class ImportProgressRoutes implements Routes {
    private static final String PATH = ImportRoute.PATH + "/{job}";

    /// @param next where the list of its files goes on, when the report does not hold them all
    private record Progress(
            Object job,
            long bytes,
            long rowsRead,
            @Nullable Object report,
            @Nullable String next,
            boolean hasMore) {}

    private final UploadSpool spool;
    private final UploadStepDao steps = new UploadStepDao();
    private final Jobs jobs;

    public ImportProgressRoutes(Jdbi jdbi, Jobs jobs, InstantSource clock) {
        this.spool = new UploadSpool(jdbi, clock);
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::progress, Role.ADMIN);
        routes.get(PATH + "/files", this::files, Role.ADMIN);
    }

    private void progress(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Optional<JobView> job = job(ctx);
        StoredUpload upload = upload(ctx, job);
        List<String> more =
                spool.in(handle ->
                        steps.files(handle, upload.id(), ImportLimits.MOST_FILES_SHOWN, 1));
        String next =
                more.isEmpty()
                        ? null
                        : Page.next(
                                ctx,
                                ctx.path() + "/files",
                                Page.USUAL,
                                cursor(upload, ImportLimits.MOST_FILES_SHOWN));
        Responses.json(
                ctx,
                new Progress(
                        jobs.shown(job.orElseThrow()),
                        upload.bytes(),
                        upload.rowsRead(),
                        upload.answer().map(ImportProgressRoutes::tree).orElse(null),
                        next,
                        next != null));
    }

    private Optional<JobView> job(Context ctx) {
        return JobId.parse(ctx.pathParam("job")).flatMap(jobs.of(Callers.actor(ctx))::find);
    }

    private StoredUpload upload(Context ctx, Optional<JobView> job) {
        return job.flatMap(view -> spool.ofJob(view.id().value()))
                .filter(known -> known.owner().equals(Callers.of(ctx).owner()))
                .orElseThrow(() -> Refusal.notFound("unknown_import", missing(job)));
    }

    private static String missing(Optional<JobView> job) {
        return job.filter(view -> view.kind().equals(ImportJob.NAME))
                .map(view ->
                        "The file of this import was removed, or a retry took it over; the job itself is at /api/v1/jobs/%s."
                                .formatted(view.id()))
                .orElse("No import has this job id.");
    }

    /// What became of the files of an archive.
    private void files(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        StoredUpload upload = upload(ctx, job(ctx));
        int limit = QueryParameters.limit(ctx);
        int first = Math.toIntExact(Cursor.number(ctx, list(upload), 0));
        List<String> found = spool.in(handle -> steps.files(handle, upload.id(), first, limit + 1));
        Page<String> page = Page.of(ctx, limit, found, _ -> cursor(upload, first + limit));
        Responses.json(ctx, page.map(ImportProgressRoutes::tree));
    }

    private static String list(StoredUpload upload) {
        return "files of " + upload.id();
    }

    private static Cursor cursor(StoredUpload upload, int first) {
        return Cursor.of(list(upload), first);
    }

    private static Object tree(String json) {
        return Json.stored(json, JsonNode.class);
    }
}
