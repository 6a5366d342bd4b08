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

    /// Of the total, rounded down to a tenth.
    @JsonProperty
    public double percent() {
        return Math.floor(1000.0 * (total - remaining()) / total) / 10;
    }
}
