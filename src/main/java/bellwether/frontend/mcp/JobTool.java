package bellwether.frontend.mcp;

import bellwether.platform.base.Actor;
import bellwether.platform.http.Cursor;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.platform.jobs.ShownJob;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// `get_job`.
final class JobTool implements AssistantTool {
    private static final String LIST = "jobs";

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_job",
                    "Get a background job",
                    "How far a background job of the caller is: its state, what was asked for, how"
                            + " many of its items are done and failed, why those failed, items per"
                            + " second and the estimated seconds left. Without id it lists the caller's"
                            + " jobs, the newest first. Its results are read elsewhere: get_analysis"
                            + " for analyses.",
                    ToolSchema.text("id", "Id of a job; leave out to list jobs.")
                            .andWords("state", states(), "Of a list: only jobs in this state.")
                            .andText("kind", "Of a list: only jobs of this kind, such as analysis.")
                            .paged(),
                    "Call get_job without id to list the caller's jobs and their ids.");

    private final Jobs jobs;

    JobTool(Jobs jobs) {
        this.jobs = jobs;
    }

    private static List<String> states() {
        return Arrays.stream(JobState.values()).map(JobState::word).toList();
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        OwnedJobs own = jobs.of(actor);
        Optional<String> id = arguments.text("id");
        if (id.isEmpty()) {
            return list(own, arguments);
        }
        ShownJob job = jobs.shown(own.known(id.get()));
        return ToolAnswer.of(
                        "job %s of the caller; n is its items".formatted(job.id()),
                        job.counts().total(),
                        newest(job.times()))
                .with("job", job);
    }

    private static Instant newest(ShownJob.Times times) {
        return Stream.of(times.finishedAt(), times.startedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(times.createdAt());
    }

    private ToolAnswer list(OwnedJobs own, ToolArguments arguments) {
        int limit = arguments.limit();
        List<JobView> found = own.list(filter(arguments), limit + 1);
        return ToolAnswer.of(
                        "jobs of the caller; n is those of this page",
                        Math.min(limit, found.size()),
                        found.stream().findFirst().map(job -> job.times().createdAt()).orElse(null))
                .page(limit, found, jobs.display()::listed, last -> Cursor.of(LIST, last.id()));
    }

    private static JobState state(String word) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static JobFilter filter(ToolArguments arguments) {
        return new JobFilter(
                Optional.empty(),
                arguments.text("state").map(word -> state(word)),
                arguments.text("kind"),
                Optional.empty(),
                arguments
                        .cursor(LIST, 1)
                        .map(cursor ->
                                JobId.parse(cursor.part(0))
                                        .orElseThrow(() ->
                                                arguments.wrong(
                                                        "cursor",
                                                        "must be next_cursor of an earlier"
                                                                + " page"))));
    }
}
