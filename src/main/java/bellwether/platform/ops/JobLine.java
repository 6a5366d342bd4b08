package bellwether.platform.ops;

import bellwether.platform.base.Json;
import bellwether.platform.base.PrintableText;
import bellwether.platform.jobs.JobEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A line of the event log about a job.
record JobLine(Instant at, String event, Map<String, Object> facts) {
    /// Some facts are names that others have chosen.
    JobLine {
        Map<String, Object> printable = new LinkedHashMap<>(facts);
        printable.replaceAll(
                (_, fact) -> fact instanceof String text ? PrintableText.line(text) : fact);
        facts = Collections.unmodifiableMap(printable);
    }

    static JobLine of(Instant at, JobEvent happened) {
        Map<String, Object> facts = new LinkedHashMap<>();
        String event =
                switch (happened) {
                    case JobEvent.Created created -> {
                        facts.put("job", created.job().toString());
                        facts.put("kind", created.kind());
                        facts.put("user", created.owner());
                        facts.put("total", created.total());
                        yield "job_created";
                    }
                    case JobEvent.Started started -> {
                        facts.put("job", started.job().toString());
                        facts.put("kind", started.kind());
                        yield "job_started";
                    }
                    case JobEvent.Asked asked -> {
                        facts.put("job", asked.job().toString());
                        facts.put("state", asked.state().word());
                        yield "job_" + asked(asked.wish());
                    }
                    case JobEvent.Ended ended -> ended(ended, facts);
                    case JobEvent.Rescued rescued -> {
                        facts.put("job", rescued.job().toString());
                        facts.put("items", rescued.items());
                        yield "job_rescued";
                    }
                    case JobEvent.Quarantined given -> {
                        facts.put("job", given.job().toString());
                        facts.put("item", given.key());
                        yield "job_quarantined";
                    }
                    case JobEvent.LoopFailed failed -> {
                        facts.put("loop", failed.loop());
                        facts.put("fault", failed.fault().getClass().getName());
                        yield "job_loop_failed";
                    }
                };
        return new JobLine(at.truncatedTo(ChronoUnit.MILLIS), event, facts);
    }

    private static String ended(JobEvent.Ended ended, Map<String, Object> facts) {
        facts.put("job", ended.job().toString());
        facts.put("state", ended.state().word());
        facts.put("total", ended.total());
        facts.put("done", ended.done());
        facts.put("failed", ended.failed());
        facts.put("cancelled", ended.cancelled());
        facts.put("ms", ended.took().toMillis());
        return "job_ended";
    }

    private static String asked(JobEvent.Wish wish) {
        return switch (wish) {
            case CANCEL -> "cancelled";
            case PAUSE -> "paused";
            case RESUME -> "resumed";
            case RETRY -> "retried";
        };
    }

    /// As a line of the event log.
    ///
    /// @param structured whether it is JSON
    String written(boolean structured) {
        return structured ? Json.write(fields()) : text();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at.toString());
        fields.put("event", event);
        fields.putAll(facts);
        return fields;
    }

    private String text() {
        String rest =
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(" "));
        return "%s %s %s".formatted(at, event.toLowerCase(Locale.ROOT), PrintableText.line(rest));
    }
}
