package bellwether.market.symbols;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A row that was not taken.
///
/// @param line its first physical line in the file, from 1
/// @param detail what is wrong, with the value
public record RejectedRow(long line, RejectReason reason, @JsonProperty("message") String detail)
        implements Comparable<RejectedRow> {
    @Override
    public int compareTo(RejectedRow other) {
        return Long.compare(line, other.line);
    }
}
