package bellwether.platform.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a job's items so far.
public record ItemCounts(int total, int done, int failed, int cancelled) {

    /// Those that have not ended.
    @JsonIgnore
    public int remaining() {
        return total - ended() - cancelled;
    }

    /// Those that were tried to their end.
    @JsonIgnore
    public int ended() {
        return done + failed;
    }

    /// How much of the total was worked on to its end: done or failed.
    @JsonProperty
    public double percent() {
        return percent(ended());
    }

    /// How much of the total needs no more waiting: done, failed or cancelled.
    @JsonProperty("settled_percent")
    public double settledPercent() {
        return percent(total - remaining());
    }

    /// Rounded down to a tenth, so that 100 means all.
    private double percent(int part) {
        return Math.floor(1000.0 * part / total) / 10;
    }
}
