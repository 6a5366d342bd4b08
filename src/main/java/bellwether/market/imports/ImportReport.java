package bellwether.market.imports;

import bellwether.market.bars.ActionCounts;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a file.
///
/// @param dryRun whether nothing was stored: then the numbers say what would have been
/// @param columns how the header was understood: our name of a column to the file's
/// @param notes what else a reader should know
/// @param understood how the file was understood; null for an archive of several
/// @param listings the first 100 symbols, and from where their tickers, exchanges and zones are
///   known
/// @param files of an archive, one by one; answers hold the first 100
/// @param fileCount how many files of an archive there are
public record ImportReport(
        String source,
        Timeframe timeframe,
        boolean dryRun,
        Map<String, String> columns,
        @JsonUnwrapped RowCounts counts,
        @JsonUnwrapped Content content,
        @JsonProperty("messages") List<String> notes,
        @Nullable FileInterpretation understood,
        List<ImportedSymbol> listings,
        List<Part> files,
        int fileCount,
        @JsonProperty("took_ms") long milliseconds) {
    public ImportReport {
        columns = Collections.unmodifiableMap(columns);
        notes = List.copyOf(notes);
        listings = List.copyOf(listings);
        files = List.copyOf(files);
    }

    /// What became of the rows: `rows` = `accepted` + `rejected`, and `accepted` = `inserted` +
    /// `changed` + `unchanged`.
    ///
    /// @param examples the first rejected rows, at most 100
    public record RowCounts(
            long rows,
            long accepted,
            long inserted,
            long changed,
            long unchanged,
            long rejected,
            Map<RejectReason, Long> rejectedByReason,
            List<RejectedRow> examples) {
        public RowCounts {
            rejectedByReason =
                    rejectedByReason.isEmpty()
                            ? Map.of()
                            : Collections.unmodifiableMap(new EnumMap<>(rejectedByReason));
            examples = List.copyOf(examples);
        }
    }

    /// What the accepted rows hold.
    ///
    /// @param symbols how many they belong to
    /// @param actions splits and dividends that they told of
    public record Content(
            int symbols,
            @JsonProperty("first_on") @Nullable LocalDate first,
            @JsonProperty("last_on") @Nullable LocalDate last,
            ActionCounts actions) {}

    /// The same with no more files than an answer holds.
    ImportReport bounded() {
        return new ImportReport(
                source,
                timeframe,
                dryRun,
                columns,
                counts,
                content,
                notes,
                understood,
                listings,
                files.subList(0, Math.min(files.size(), ImportLimits.MOST_FILES_SHOWN)),
                fileCount,
                milliseconds);
    }

    /// A file of an archive: what became of it, or why it was refused.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String name,
            @Nullable ImportReport report,
            @Nullable String code,
            @JsonProperty("message") @Nullable String detail) {
        static Part taken(String name, ImportReport report) {
            return new Part(name, report, null, null);
        }

        static Part refused(String name, Refusal refusal) {
            return new Part(name, null, refusal.code(), refusal.detail());
        }
    }
}
