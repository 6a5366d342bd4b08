package bellwether.trading.portfolio;

import java.util.Optional;

/// Where a part of a list lies.
///
/// @param ascending whether the oldest come first
/// @param after the last one of the part before; empty at the begin
/// @param limit how many there may be at most
public record PageSide<K>(boolean ascending, Optional<K> after, int limit) {
    /// What an SQL statement compares and sorts with.
    public String comparison() {
        return ascending ? ">" : "<";
    }

    public String direction() {
        return ascending ? "asc" : "desc";
    }
}
