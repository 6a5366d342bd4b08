package bellwether.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up what became of a file's rows.
final class Tally {
    static final String TICKERS_IN_FILE =
            "The file names its tickers itself; the one given with it was not used.";
    static final String NOT_OLDEST_FIRST =
            "The rows were not in order, oldest first; they were sorted.";

    private final Rejections rejections = new Rejections();
    private final Set<String> symbols = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private long rows;
    private long inserted;
    private long changed;
    private long unchanged;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void read() {
        rows++;
    }

    long rows() {
        return rows;
    }

    void reject(long line, Rejection rejection) {
        rejections.add(line, rejection);
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    void stored(List<Arrivals> group, MergeResult result) {
        inserted += result.inserted();
        changed += result.changed();
        unchanged += result.unchanged();
        rejections.addAll(result.rejections());
        for (Arrivals arrivals : group) {
            if (!result.refused().contains(arrivals.ticker())) {
                symbols.add(arrivals.ticker());
                first = Math.min(first, arrivals.bars().time()[0]);
                last = Math.max(last, arrivals.bars().time()[arrivals.bars().size() - 1]);
            }
        }
    }

    long accepted() {
        return inserted + changed + unchanged;
    }

    int symbols() {
        return symbols.size();
    }

    ImportReport report(SourceName source, Timeframe timeframe, Columns columns, long millis) {
        return new ImportReport(
                source.name(),
                timeframe,
                columns.understood(),
                rows,
                accepted(),
                inserted,
                changed,
                unchanged,
                rejections.count(),
                rejections.byReason(),
                rejections.examples(),
                symbols.size(),
                date(first),
                date(last),
                notes,
                millis);
    }

    private @Nullable LocalDate date(long time) {
        return symbols.isEmpty()
                ? null
                : LocalDate.ofEpochDay(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }
}
