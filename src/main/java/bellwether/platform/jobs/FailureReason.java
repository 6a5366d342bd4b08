package bellwether.platform.jobs;

import java.util.List;

/// Why some items of a job failed: how many for this reason, and a few of them.
public record FailureReason(String code, int count, List<Example> examples) {
    public FailureReason {
        examples = List.copyOf(examples);
    }

    public record Example(String key, String message) {}
}
