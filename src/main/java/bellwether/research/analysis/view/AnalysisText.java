package bellwether.research.analysis.view;

import bellwether.platform.jobs.FailedItem;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Analyses in a few lines each, for people: verdict, plan, reasons, and what would change it.
public final class AnalysisText {
    private static final int FOR = 3;
    private static final int AGAINST = 2;
    private static final int MOST_DIGITS = 6;

    private final AnalysisDocument analysis;
    private final Verdict verdict;

    private AnalysisText(AnalysisDocument analysis) {
        this.analysis = analysis;
        this.verdict = analysis.verdict();
    }

    /// One analysis, its lines ended.
    public static String of(AnalysisDocument analysis) {
        AnalysisText text = new AnalysisText(analysis);
        return Stream.of(
                        Stream.of(text.head()),
                        PlanText.lines(analysis).stream(),
                        text.reasons().stream(),
                        text.changes().stream().map(line -> "  " + line))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /// A page of them, with an empty line between two, and the symbols that failed.
    ///
    /// @param next where the rest is, when there is more
    public static String page(
            List<AnalysisDocument> analyses, List<FailedItem> failed, Optional<String> next) {
        List<String> parts = new ArrayList<>();
        analyses.forEach(analysis -> parts.add(of(analysis)));
        if (!failed.isEmpty()) {
            parts.add(
                    failed.stream()
                            .map(item -> "%s  failed: %s\n".formatted(item.key(), item.message()))
                            .collect(Collectors.joining()));
        }
        if (parts.isEmpty()) {
            parts.add("No analyses.\n");
        }
        next.ifPresent(path -> parts.add("More at %s\n".formatted(path)));
        return String.join("\n", parts);
    }

    private String head() {
        return "%s  %s  score %s (%s)   %s"
                .formatted(
                        analysis.ticker(),
                        verdict,
                        score(),
                        thresholds().map(this::edges).orElse("its thresholds were not stored"),
                        prices());
    }

    private String edges(Thresholds edges) {
        return verdict.side() == 0
                ? "BUY from +%s, SELL from -%s".formatted(edges.act, edges.act)
                : verdict.side() > 0
                        ? "BUY from +%s, STRONG_BUY from +%s".formatted(edges.act, edges.strong)
                        : "SELL from -%s, STRONG_SELL from -%s".formatted(edges.act, edges.strong);
    }

    private record Thresholds(BigDecimal act, BigDecimal strong) {}

    /// Analyses of the first formulas lack them.
    private Optional<Thresholds> thresholds() {
        Optional<BigDecimal> act = analysis.number("/profile_numbers/thresholds/act");
        Optional<BigDecimal> strong = analysis.number("/profile_numbers/thresholds/strong");
        return act.isPresent() && strong.isPresent()
                ? Optional.of(new Thresholds(act.get(), strong.get()))
                : Optional.empty();
    }

    /// With two digits, or as many more as it takes to show on which side of a threshold it lies.
    private String score() {
        BigDecimal exact = BigDecimal.valueOf(analysis.score());
        int digits = 2;
        while (digits < MOST_DIGITS && crosses(exact, shown(exact, digits))) {
            digits++;
        }
        BigDecimal shown = shown(exact, digits);
        return (shown.signum() < 0 ? "" : "+") + shown.toPlainString();
    }

    private static BigDecimal shown(BigDecimal exact, int digits) {
        return exact.setScale(digits, RoundingMode.HALF_EVEN);
    }

    private boolean crosses(BigDecimal exact, BigDecimal shown) {
        return thresholds().stream()
                .flatMap(edges -> Stream.of(edges.act, edges.strong))
                .anyMatch(
                        edge -> exact.abs().compareTo(edge) < 0 != shown.abs().compareTo(edge) < 0);
    }

    private String prices() {
        long days = analysis.daysOld();
        String age =
                "last bar %s: %s"
                        .formatted(
                                analysis.asOf(),
                                days == 0
                                        ? "today's"
                                        : days == 1 ? "1 day old" : days + " days old");
        return Stream.of(
                        Optional.of("synthetic").filter(_ -> analysis.synthetic()),
                        analysis.recomputedFor().map(day -> "recomputed for " + day),
                        Optional.of(age),
                        Optional.of("stale").filter(_ -> analysis.stale()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private List<String> reasons() {
        boolean hold = verdict.side() == 0;
        int side = hold ? 1 : verdict.side();
        List<String> pro = ShortReason.side(analysis, side, hold ? AGAINST : FOR);
        List<String> contra = ShortReason.side(analysis, -side, AGAINST);
        String line =
                Stream.of(list(hold ? "up" : "for", pro), list(hold ? "down" : "against", contra))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("     "));
        return line.isEmpty() ? List.of() : List.of("  " + line);
    }

    private static Optional<String> list(String name, List<String> reasons) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(name + ": " + String.join(", ", reasons));
    }

    /// From which close another verdict begins; nothing where that was not computed.
    private List<String> changes() {
        List<String> known =
                Stream.of("/would_change/lower", "/would_change/higher")
                        .flatMap(place -> change(place).stream())
                        .toList();
        if (known.isEmpty() && analysis.tree().path("would_change").isObject()) {
            return List.of("no close within three ATR changes the verdict");
        }
        return known.isEmpty() ? List.of() : List.of(String.join("; ", known));
    }

    private Optional<String> change(String place) {
        return analysis.number(place + "/close")
                .flatMap(close ->
                        analysis.text(place + "/verdict")
                                .map(next ->
                                        "%s%s from a close of %s"
                                                .formatted(
                                                        next,
                                                        next.equals("HOLD") ? " again" : "",
                                                        close.toPlainString())));
    }
}
