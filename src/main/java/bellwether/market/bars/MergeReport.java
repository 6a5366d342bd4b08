package bellwether.market.bars;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
        List<String> notes) {

    /// Of what another part of the same rows came to as well.
    MergeReport plus(MergeReport other) {
        Map<String, Long> allReplaced = new HashMap<>(replaced);
        other.replaced.forEach((name, count) -> allReplaced.merge(name, count, Long::sum));
        Set<String> allRefused = new HashSet<>(refused);
        allRefused.addAll(other.refused);
        Rejections allRejections = new Rejections();
        allRejections.addAll(rejections);
        allRejections.addAll(other.rejections);
        return new MergeReport(
                inserted + other.inserted,
                changed + other.changed,
                unchanged + other.unchanged,
                allReplaced,
                allRefused,
                allRejections,
                actions.plus(other.actions),
                Stream.concat(notes.stream(), other.notes.stream()).toList());
    }
}
