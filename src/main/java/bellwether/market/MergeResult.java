package bellwether.market;

import java.util.Map;
import java.util.Set;

/// What became of the rows of one transaction.
///
/// @param replaced how many of the changed bars had been of another source, by its name
/// @param refused tickers none of whose rows were taken
record MergeResult(
        long inserted,
        long changed,
        long unchanged,
        Map<String, Long> replaced,
        Set<String> refused,
        Rejections rejections,
        ActionCounts actions) {}
