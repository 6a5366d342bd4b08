package bellwether.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a file: `rows` = `accepted` + `rejected`, and `accepted` = `inserted` + `changed`
/// + `unchanged`.
///
/// @param columns how the header was understood: our name of a column to the file's
/// @param examples the first rejected rows, at most 100
/// @param symbols how many symbols the accepted rows belong to
/// @param notes what else a reader should know
public record ImportReport(
        String source,
        Timeframe timeframe,
        Map<String, String> columns,
        long rows,
        long accepted,
        long inserted,
        long changed,
        long unchanged,
        long rejected,
        Map<RejectReason, Long> rejectedByReason,
        List<RejectedRow> examples,
        int symbols,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        List<String> notes,
        long milliseconds) {
    public ImportReport {
        columns = Collections.unmodifiableMap(columns);
        rejectedByReason =
                rejectedByReason.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new EnumMap<>(rejectedByReason));
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }
}
