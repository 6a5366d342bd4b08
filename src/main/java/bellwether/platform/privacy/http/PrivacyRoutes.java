package bellwether.platform.privacy.http;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StreamedBody;
import bellwether.platform.privacy.KeptRecord;
import bellwether.platform.privacy.OwnerDeletion;
import bellwether.platform.privacy.OwnerExport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The routes by which callers take what is theirs with them, or have it deleted.
public final class PrivacyRoutes implements Routes {
    /// Well within the time that a request may take.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CONFIRM =
            "Nothing is deleted yet. DELETE /api/v1/me?confirmation=… with this confirmation"
                    + " deletes it all, ends every key and session of yours, and cannot be undone. GET"
                    + " /api/v1/me/export takes a copy first.";
    private static final String DONE = "Everything of yours is deleted but what stays.";
    private static final String LAST_LOOK =
            " What is created under your owner's name before the last look, due at %s and at most"
                    + " two minutes later, is deleted too, also what is created without a key or"
                    + " with MASTER_API_KEY: create nothing until then.";
    private static final String EMPTY = DONE + LAST_LOOK;
    private static final String GOING =
            "The deletion is continued in the background until nothing is left; your keys and"
                    + " sessions have ended."
                    + LAST_LOOK;

    private final ExportPlaces places = new ExportPlaces();
    private final OwnerExport export;
    private final OwnerDeletion deletion;

    public PrivacyRoutes(OwnerExport export, OwnerDeletion deletion) {
        this.export = export;
        this.deletion = deletion;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/me/export", this::export, Role.READER);
        routes.delete("/api/v1/me", this::delete, Role.TRADER);
    }

    private void export(Context ctx) {
        QueryParameters.allowOnly(ctx);
        String owner = Callers.of(ctx).owner();
        try (ExportPlaces.Place _ = places.take(owner)) {
            StreamedBody.answer(
                    ctx, "application/zip", "export.zip", out -> export.write(owner, out));
        }
    }

    /// What was asked for, or how far it is.
    ///
    /// @param confirmation null once it was confirmed
    /// @param removes rows by table that would go; empty once it was confirmed
    /// @param done whether nothing is left and the last look is over
    /// @param removed how many rows are gone
    /// @param lastLookAt when the last look is due; null while it was only asked for
    private record DeletionAnswer(
            String owner,
            @Nullable String confirmation,
            @Nullable Instant expiresAt,
            boolean done,
            long removed,
            @Nullable Instant lastLookAt,
            SortedMap<String, Long> removes,
            List<KeptRecord> stays,
            String message) {}

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx, "confirmation");
        Actor actor = Callers.actor(ctx);
        String confirmation = ctx.queryParam("confirmation");
        DeletionAnswer shown = confirmation == null ? asked(actor) : confirmed(actor, confirmation);
        ctx.status(shown.done() ? 200 : 202);
        Responses.json(ctx, shown);
    }

    private DeletionAnswer asked(Actor actor) {
        OwnerDeletion.Plan plan = deletion.ask(actor);
        return new DeletionAnswer(
                actor.owner(),
                plan.confirmation(),
                plan.expiresAt(),
                false,
                0,
                null,
                plan.removes(),
                KeptRecord.ALL,
                CONFIRM);
    }

    private DeletionAnswer confirmed(Actor actor, String confirmation) {
        OwnerDeletion.Progress progress = deletion.confirm(actor, confirmation, PATIENCE);
        return new DeletionAnswer(
                actor.owner(),
                null,
                null,
                progress.isDone(),
                progress.removed(),
                progress.lastLookAt(),
                new TreeMap<>(),
                KeptRecord.ALL,
                words(progress));
    }

    private static String words(OwnerDeletion.Progress progress) {
        return progress.isDone()
                ? DONE
                : (progress.isEmpty() ? EMPTY : GOING).formatted(progress.lastLookAt());
    }
}
