package bellwether.research.analysis.change;

import bellwether.research.analysis.change.AnalysisDiff.Side;
import bellwether.research.analysis.change.AnalysisDiff.VoterChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The difference of two analyses in one line.
record DiffText(Side from, Side to, List<VoterChange> voters) {
    private static final int SHOWN = 3;

    String line() {
        String verdict =
                from.verdict().equals(to.verdict())
                        ? "still " + to.verdict()
                        : from.verdict() + " became " + to.verdict();
        String score =
                String.format(Locale.ROOT, "score %+.3f, then %+.3f", from.score(), to.score());
        String most =
                voters.stream()
                        .filter(change -> change.difference() != 0)
                        .limit(SHOWN)
                        .map(DiffText::words)
                        .collect(Collectors.joining(", "));
        String profile =
                from.profile().equals(to.profile())
                        ? ""
                        : "; profile %s, then %s".formatted(from.profile(), to.profile());
        return "%s: %s; %s%s"
                .formatted(
                        verdict, score, most.isEmpty() ? "every vote is the same" : most, profile);
    }

    private static String words(VoterChange change) {
        return String.format(Locale.ROOT, "%s %+.3f", change.voter(), change.difference());
    }
}
