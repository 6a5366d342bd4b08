package bellwether.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Waits for a job of the running service and prints its results.
final class JobWatch {
    private static final List<String> ENDED = List.of("completed", "failed", "cancelled");
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Program program;
    private final ServiceClient client;
    private final String id;

    JobWatch(Program program, ServiceClient client, String id) {
        this.program = program;
        this.client = client;
        this.id = id;
    }

    /// Waits until the job has ended, with a progress bar where somebody sees it. When it cannot,
    /// it says how to wait for the same job again.
    void await() throws IOException, InterruptedException {
        boolean seen = false;
        try {
            awaitEnd();
            seen = true;
        } finally {
            if (!seen) {
                program.err()
                        .printf(
                                "The job may still be running; to wait for it again: ./run.sh results %s%n",
                                id);
            }
        }
    }

    private void awaitEnd() throws IOException, InterruptedException {
        JsonNode job = job();
        if (hasEnded(job)) {
            return;
        }
        if (!program.onTerminal()) {
            program.err().printf("Job %s%n", id);
            while (!hasEnded(job)) {
                Thread.sleep(BETWEEN);
                job = job();
            }
            return;
        }
        try (ProgressBar bar =
                new ProgressBar(program.err(), "job " + id, job.path("total").asLong())) {
            while (!hasEnded(job)) {
                bar.accept(done(job));
                Thread.sleep(BETWEEN);
                job = job();
            }
        }
    }

    private JsonNode job() throws IOException, InterruptedException {
        return ServiceClient.json(
                client.get("/api/v1/jobs/" + ServiceClient.encoded(id), ServiceClient.JSON).body());
    }

    private static boolean hasEnded(JsonNode job) {
        return ENDED.contains(job.path("state").asText());
    }

    private static long done(JsonNode job) {
        return job.path("done").asLong() + job.path("failed").asLong();
    }

    /// Prints the results, page after page.
    ///
    /// @param query of the first page, such as `?verdict=buys`
    void print(String query, String accept) throws IOException, InterruptedException {
        Optional<String> path =
                Optional.of(
                        "/api/v1/jobs/%s/results%s".formatted(ServiceClient.encoded(id), query));
        while (path.isPresent()) {
            HttpResponse<String> page = client.get(path.get(), accept);
            path = ServiceClient.next(page);
            if (accept.equals(ServiceClient.TEXT)) {
                program.out().print(path.isPresent() ? withoutAddress(page.body()) : page.body());
            } else {
                program.out().println(page.body());
            }
        }
    }

    /// The next page follows at once.
    private static String withoutAddress(String text) {
        return text.replaceFirst("More at \\S+\\n$", "");
    }

    boolean isCompleted() throws IOException, InterruptedException {
        return job().path("state").asText().equals("completed");
    }

    /// Says why items failed, if any did.
    void explainFailures() throws IOException, InterruptedException {
        JsonNode job = job();
        for (JsonNode reason : job.path("failure_reasons")) {
            JsonNode examples = reason.path("examples");
            examples.forEach(example -> program.err().println(example.path("message").asText()));
            long others = reason.path("count").asLong() - examples.size();
            if (others > 0) {
                program.err()
                        .printf("%s: %,d more symbols%n", reason.path("code").asText(), others);
            }
        }
        String state = job.path("state").asText();
        if (!state.equals("completed") && job.path("failure_reasons").isEmpty()) {
            program.err().printf("Job %s is %s%n", id, state);
        }
    }

    /// 0, or 1 when a symbol failed, or the job ended before its end.
    int exitCode() throws IOException, InterruptedException {
        JsonNode job = job();
        return job.path("failed").asLong() == 0 && job.path("cancelled").asLong() == 0 ? 0 : 1;
    }
}
