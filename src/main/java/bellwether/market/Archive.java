package bellwether.market;

import bellwether.web.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What became of the files of an archive, one by one and together. A file that is refused does not
/// keep the others out.
final class Archive {
    /// The import of one of its files.
    @FunctionalInterface
    interface Work {
        ImportRun run() throws IOException;
    }

    private static final int MOST_EXAMPLES = 100;

    private final SourceName source;
    private final List<ImportReport.Part> parts = new ArrayList<>();
    private final List<ImportReport> reports = new ArrayList<>();
    private final Set<String> symbols = new HashSet<>();
    private Refusal first = Refusal.of(400, "empty_file", "The archive holds no file of prices.");

    Archive(SourceName source) {
        this.source = source;
    }

    void add(String name, Work work) {
        try {
            ImportRun run = work.run();
            ImportReport report = run.report(0);
            reports.add(report);
            symbols.addAll(run.tally().symbols());
            parts.add(ImportReport.Part.taken(name, report));
        } catch (IOException e) {
            refuse(name, Refusal.of(400, "broken_stream", "It broke off: " + e.getMessage()));
        } catch (Refusal refusal) {
            refuse(name, refusal);
        }
    }

    private void refuse(String name, Refusal refusal) {
        if (refusal.status() == 503 || refusal.code().equals("packed_too_tightly")) {
            throw refusal; // not this file's fault, or that of all
        }
        if (parts.isEmpty()) {
            first = Refusal.of(refusal.status(), refusal.code(), name + ": " + refusal.detail());
        }
        parts.add(ImportReport.Part.refused(name, refusal));
    }

    /// The refusal of the whole archive, with what stays of it.
    Refusal brokenOff(Refusal refusal) {
        return reports.isEmpty()
                ? refusal
                : Refusal.of(
                        refusal.status(),
                        refusal.code(),
                        "%s Before that, %s of %s went into the store and will stay."
                                .formatted(
                                        refusal.detail(),
                                        new Counted(sum(ImportReport::accepted), "row"),
                                        new Counted(reports.size(), "file")));
    }

    /// @throws Refusal when no file could be taken
    ImportReport report(long millis, boolean dry) {
        if (reports.isEmpty()) {
            throw first;
        }
        Map<RejectReason, Long> byReason = new EnumMap<>(RejectReason.class);
        reports.forEach(report ->
                report.rejectedByReason()
                        .forEach((reason, count) -> byReason.merge(reason, count, Long::sum)));
        return new ImportReport(
                source.name(),
                timeframe(),
                dry,
                reports.getFirst().columns(),
                sum(ImportReport::rows),
                sum(ImportReport::accepted),
                sum(ImportReport::inserted),
                sum(ImportReport::changed),
                sum(ImportReport::unchanged),
                sum(ImportReport::rejected),
                byReason,
                examples(),
                symbols.size(),
                reports.stream()
                        .flatMap(r -> Stream.ofNullable(r.first()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                reports.stream()
                        .flatMap(r -> Stream.ofNullable(r.last()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                reports.stream()
                        .map(ImportReport::actions)
                        .reduce(ActionCounts.NONE, ActionCounts::plus),
                List.of(),
                reports.size() == 1 ? reports.getFirst().understood() : null,
                parts,
                millis);
    }

    /// The longest of its files; each says its own.
    private Timeframe timeframe() {
        return reports.stream()
                .map(ImportReport::timeframe)
                .max(Comparator.naturalOrder())
                .orElse(Timeframe.DAY);
    }

    private List<RejectedRow> examples() {
        return parts.stream()
                .flatMap(part ->
                        Stream.ofNullable(part.report())
                                .flatMap(report -> report.examples().stream())
                                .map(row ->
                                        new RejectedRow(
                                                row.line(),
                                                row.reason(),
                                                part.name() + ": " + row.detail())))
                .limit(MOST_EXAMPLES)
                .toList();
    }

    private long sum(ToLongFunction<ImportReport> count) {
        return reports.stream().mapToLong(count).sum();
    }
}
