package bellwether.market.imports;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of the rows of one transaction of an import, as it is kept for another try.
///
/// @param number from 0
/// @param fingerprint of its rows and those of all steps before
/// @param rows read when it was stored, of all files
/// @param results one of each file that the rows are of
record ImportStep(int number, long fingerprint, long rows, List<Result> results) {
    /// A [MergeReport] as JSON; what is empty is left out, because there are many.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Result(
            long inserted,
            long changed,
            long unchanged,
            Map<String, Long> replaced,
            Set<String> refused,
            Map<RejectReason, Long> rejected,
            List<RejectedRow> examples,
            ActionCounts actions,
            List<String> notes) {
        Result {
            replaced = replaced == null ? Map.of() : replaced;
            refused = refused == null ? Set.of() : refused;
            rejected = rejected == null ? Map.of() : rejected;
            examples = examples == null ? List.of() : examples;
            actions = actions == null ? ActionCounts.NONE : actions;
            notes = notes == null ? List.of() : notes;
        }

        static Result of(MergeReport result) {
            return new Result(
                    result.inserted(),
                    result.changed(),
                    result.unchanged(),
                    new TreeMap<>(result.replaced()),
                    new TreeSet<>(result.refused()),
                    result.rejections().byReason(),
                    result.rejections().examples(),
                    result.actions(),
                    result.notes());
        }

        MergeReport merged() {
            return new MergeReport(
                    inserted,
                    changed,
                    unchanged,
                    replaced,
                    refused,
                    Rejections.of(rejected, examples),
                    actions,
                    notes);
        }
    }

    static ImportStep of(int number, long fingerprint, long rows, List<MergeReport> results) {
        return new ImportStep(number, fingerprint, rows, results.stream().map(Result::of).toList());
    }

    List<MergeReport> merged() {
        return results.stream().map(Result::merged).toList();
    }
}
