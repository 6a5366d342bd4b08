package bellwether.market.bars;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of the rows of one transaction.
///
/// @param replaced how many of the changed bars had been of another source, by its name
/// @param refused tickers none of whose rows were taken
/// @param notes what else a reader should know
public record MergeReport(
        long inserted,
        long changed,
        long unchanged,
        Map<String, Long> replaced,
        Set<String> refused,
        Rejections rejections,
        ActionCounts actions,
        List<String> notes) {}
