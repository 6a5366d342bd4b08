package bellwether.platform.jobs.http;

import bellwether.platform.base.Json;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ClientDisconnect;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobRate;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.ShownJob;
import bellwether.platform.jobs.engine.JobWatcher;
import bellwether.platform.jobs.engine.JobWatchers;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// `GET /api/v1/jobs/{id}/events`: a job's progress as server-sent events. An event's id is the
/// job's version, so that a client which comes back with `Last-Event-ID` misses nothing.
public final class JobEventStream {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final String TYPE = "text/event-stream";
    private static final String REFUSED =
            Json.write(
                    java.util.Map.of(
                            "code",
                            "key_gone",
                            "message",
                            "The API key of this stream is no longer valid."));

    private final Jobs jobs;
    private final JobWatchers watchers;

    public JobEventStream(Jobs jobs, JobWatchers watchers) {
        this.jobs = jobs;
        this.watchers = watchers;
    }

    void handle(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JobId id = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id")).id();
        if (!Optional.ofNullable(ctx.header("Accept")).orElse("").contains(TYPE)) {
            throw StatusRefusal.of(406, "not_acceptable", "This route answers " + TYPE + " only.");
        }
        jobs.refuseToStay();
        long told = told(ctx);
        BooleanSupplier allowed = KeyRevalidation.of(ctx);
        new SseHandler(
                        0,
                        client -> {
                            client.keepAlive();
                            JobWatcher watcher =
                                    new JobWatcher(
                                            id, told, SIGN_OF_LIFE, new Client(client, allowed));
                            ClientDisconnect.notice(ctx, watcher::leave);
                            watchers.add(watcher);
                        })
                .handle(ctx);
    }

    private static long told(Context ctx) {
        String last = ctx.header("Last-Event-ID");
        return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    }

    /// @param allowed whether its key is still good
    private record Client(SseClient client, BooleanSupplier allowed)
            implements JobWatcher.Listener {
        @Override
        public boolean progress(JobView view) {
            return mayHear() && send("progress", view);
        }

        @Override
        public boolean quiet() {
            if (mayHear()) {
                client.sendComment("still here");
                return !client.terminated();
            }
            return false;
        }

        @Override
        public void end(JobView view) {
            if (mayHear()) {
                send("end", view);
            }
        }

        @Override
        public void shutdown() {
            client.sendEvent("shutdown", "{}");
        }

        @Override
        public void close() {
            client.close();
        }

        private boolean send(String event, JobView view) {
            client.sendEvent(event, Json.answer(Progress.of(view)), Long.toString(view.version()));
            return !client.terminated();
        }

        private boolean mayHear() {
            boolean stands = allowed.getAsBoolean();
            if (!stands) {
                client.sendEvent("refused", REFUSED);
            }
            return stands;
        }
    }

    private record Progress(
            JobState state,
            @JsonUnwrapped ItemCounts counts,
            @JsonUnwrapped JobRate rate,
            @JsonRawValue String newest) {

        static Progress of(JobView view) {
            ShownJob shown = ShownJob.of(view, List.of());
            return new Progress(view.state(), shown.counts(), shown.rate(), view.newest());
        }
    }
}
