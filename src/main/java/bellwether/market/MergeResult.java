package bellwether.market;

import java.util.Set;

/// What became of the rows of one transaction.
///
/// @param refused tickers none of whose rows were taken
record MergeResult(
        long inserted, long changed, long unchanged, Set<String> refused, Rejections rejections) {}
