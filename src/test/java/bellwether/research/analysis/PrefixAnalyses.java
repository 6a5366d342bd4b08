package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.History;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.VoteColumn;
import bellwether.research.analysis.vote.VoteReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a [ScoreHistory] with what [Analyst] says of a bar when it is given the bars up to it
/// alone.
final class PrefixAnalyses {
    private static final AnalysisOptions TERMS = AnalysisOptions.capital("100000");

    private final Analyst analyst = new Analyst();
    private final ScoreHistory scores = new ScoreHistory();
    private final List<ScoreColumn> columns = new ArrayList<>();
    private final History history;
    private final String name;

    PrefixAnalyses(String name, History history) {
        this.name = name;
        this.history = history;
        scores.read(history, Timeframe.DAY, TestBars.LATER);
        BuiltInProfiles.ALL.forEach(profile -> columns.add(scores.scores(profile)));
    }

    /// All profiles at one bar.
    void assertSame(int bar) {
        for (ScoreColumn column : columns) {
            AnalysisOutcome outcome = analyse(column.profile(), bar);
            String place = "%s, %s, bar %d".formatted(name, column.profile().name(), bar);
            if (outcome instanceof AnalysisOutcome.Analysed(Analysis analysis)) {
                assertSame(analysis, column, bar, place);
            } else {
                assertFalse(scores.isScored(bar), place);
                assertTrue(Double.isNaN(column.value(bar)), place);
                assertEquals(Optional.empty(), column.verdict(bar), place);
            }
        }
    }

    private AnalysisOutcome analyse(Profile profile, int bar) {
        return analyst.analyse(
                history.with(history.bars().trimmed(bar + 1), Optional.empty()),
                Timeframe.DAY,
                profile,
                TERMS,
                TestBars.LATER);
    }

    private void assertSame(Analysis analysis, ScoreColumn column, int bar, String place) {
        assertTrue(scores.isScored(bar), place);
        VotingResult votes = analysis.votes();
        assertArrayEquals(
                new long[] {Double.doubleToRawLongBits(votes.score())},
                new long[] {Double.doubleToRawLongBits(column.value(bar))},
                () -> place + ": " + votes.score() + " and " + column.value(bar));
        assertEquals(Optional.of(votes.verdict()), column.verdict(bar), place);
        assertEquals(votes.verdict().rank(), column.ranks()[bar], place);
        assertEquals(votes.reasons(), scores.reasons(column.profile(), bar), place);
        votes.reasons().forEach(reason -> assertCast(reason, bar, place));
        votes.notCounted().forEach(silent -> assertNotCast(silent, bar, place));
        assertEquals(analysis.levels(), scores.levels(bar), place);
        assertEquals(analysis.plan(), scores.plan(column, bar, TERMS), place);
    }

    private void assertCast(VoteReason reason, int bar, String place) {
        VoteColumn column = scores.votes(reason.voter());
        assertTrue(column.isCast(bar), place);
        assertEquals(reason.vote(), column.side(bar), place);
        assertEquals(
                Double.doubleToRawLongBits(reason.confidence()),
                Double.doubleToRawLongBits(column.confidence(bar)),
                () -> place + " " + reason.voter());
        assertEquals(reason.words(), scores.vote(reason.voter(), bar).words(), place);
    }

    private void assertNotCast(Abstention silent, int bar, String place) {
        VoteColumn column = scores.votes(silent.voter());
        assertFalse(column.isCast(bar), place);
        assertEquals(0, column.side(bar), place);
        assertEquals(0, column.confidence(bar), place);
        assertEquals(silent.words(), scores.vote(silent.voter(), bar).words(), place);
    }
}
