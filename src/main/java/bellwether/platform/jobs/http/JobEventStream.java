package bellwether.platform.jobs.http;

import bellwether.platform.base.Json;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ClientDisconnect;
import bellwether.platform.http.EventStream;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.MediaTypes;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobRate;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.engine.JobWatcher;
import bellwether.platform.jobs.engine.JobWatchers;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// `GET /api/v1/jobs/{id}/events`: a job's progress as server-sent events. An event's id is the
/// job's version, so that a client which comes back with `Last-Event-ID` misses nothing.
public final class JobEventStream {
    /// How often it is looked whether the client may still listen.
    private static final Duration QUIET = Duration.ofSeconds(1);

    /// A client that hears nothing is shown that it is still heard.
    private static final int QUIET_TIMES_TO_SIGN_OF_LIFE = 15;

    private static final String TYPE = "text/event-stream";
    private static final int BUFFER = 4 * 1024;
    private static final String REFUSED =
            Json.write(
                    java.util.Map.of(
                            "code",
                            "key_gone",
                            "message",
                            "The API key or session of this stream is no longer valid."));

    private final Jobs jobs;
    private final JobWatchers watchers;

    public JobEventStream(Jobs jobs, JobWatchers watchers) {
        this.jobs = jobs;
        this.watchers = watchers;
    }

    void handle(Context ctx) throws IOException {
        QueryParameters.allowOnly(ctx);
        JobId id = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id")).id();
        MediaTypes.of(ctx, List.of(MediaTypes.EVENTS));
        jobs.refuseToStay();
        if (ctx.req().getMethod().equals("HEAD")) {
            ctx.contentType(TYPE); // there is nothing to stay for
            return;
        }
        long told = told(ctx);
        BooleanSupplier allowed = KeyRevalidation.of(ctx);
        EventStream answer = EventStream.begin(ctx, BUFFER);
        JobWatcher watcher = new JobWatcher(id, told, QUIET, new Client(answer, allowed));
        ClientDisconnect.notice(ctx, watcher::leave);
        watchers.add(watcher);
    }

    private static long told(Context ctx) {
        String last = ctx.header("Last-Event-ID");
        return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    }

    /// One who listens; used by one thread.
    private static final class Client implements JobWatcher.Listener {
        private final EventStream stream;
        private final BooleanSupplier allowed;
        private int quiet;

        private interface Write {
            void run() throws IOException;
        }

        /// @param allowed whether its key or session is still good
        Client(EventStream stream, BooleanSupplier allowed) {
            this.stream = stream;
            this.allowed = allowed;
        }

        @Override
        public boolean progress(JobView view) {
            quiet = 0;
            return mayHear() && send("progress", view);
        }

        @Override
        public boolean quiet() {
            quiet++;
            return mayHear()
                    && (quiet % QUIET_TIMES_TO_SIGN_OF_LIFE != 0
                            || written(() -> stream.comment("still here")));
        }

        @Override
        public void end(JobView view) {
            if (mayHear()) {
                send("end", view);
            }
        }

        @Override
        public void shutdown() {
            written(() -> stream.event("shutdown", null, "{}"));
        }

        @Override
        public void close() {
            stream.close();
        }

        private boolean send(String event, JobView view) {
            return written(() ->
                    stream.event(
                            event, Long.toString(view.version()), Json.answer(Progress.of(view))));
        }

        private boolean mayHear() {
            boolean stands = allowed.getAsBoolean();
            if (!stands) {
                written(() -> stream.event("refused", null, REFUSED));
            }
            return stands;
        }

        /// Whether the client is still there.
        private static boolean written(Write write) {
            try {
                write.run();
                return true;
            } catch (IOException gone) {
                return false;
            }
        }
    }

    private record Progress(
            JobState state,
            @JsonUnwrapped ItemCounts counts,
            @JsonUnwrapped JobRate rate,
            @JsonRawValue String newest) {

        static Progress of(JobView view) {
            return new Progress(view.state(), view.counts(), JobRate.of(view), view.newest());
        }
    }
}
