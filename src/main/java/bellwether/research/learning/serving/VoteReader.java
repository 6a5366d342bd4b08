package bellwether.research.learning.serving;

import bellwether.platform.base.Refusal;
import bellwether.research.analysis.ModelVote;
import bellwether.research.learning.ScoreQuestion;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Reads what the active model says of many symbols as votes, in one statement for a batch. Which
/// model that is, is looked up once a second.
public final class VoteReader {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final ScoreQuestion NEWEST =
            new ScoreQuestion(Optional.empty(), Optional.empty(), Optional.empty());

    private final Jdbi jdbi;
    private final ScoreBook book;
    private final ScoreDao scores = new ScoreDao();
    private final ScoreWriter writer = new ScoreWriter();
    private volatile Optional<Speaker> last = Optional.empty();

    VoteReader(Jdbi jdbi, ScoreBook book) {
        this.jdbi = jdbi;
        this.book = book;
    }

    /// Who speaks.
    ///
    /// @param answer empty where no one does
    /// @param silence why
    /// @param at by the clock of the process
    private record Speaker(Optional<ScoreAnswer> answer, String silence, long at) {}

    /// By ticker. Scores that vote are kept as those that were shown.
    ///
    /// @param tickers as symbols are called now
    public Map<String, ModelVote> votes(Collection<String> tickers) {
        return jdbi.inTransaction(h -> votes(h, tickers));
    }

    private Map<String, ModelVote> votes(Handle h, Collection<String> tickers) {
        Speaker speaker = speaker(h);
        Map<String, ModelVote> votes = new HashMap<>();
        if (speaker.answer().isEmpty()) {
            tickers.forEach(ticker -> votes.put(ticker, ModelVote.silent(speaker.silence())));
            return votes;
        }
        ScoreAnswer answer = speaker.answer().get();
        Map<String, SymbolScore> found =
                scores.plain(h, answer.version().model().id(), tickers, answer.day());
        List<Long> fresh =
                found.values().stream()
                        .filter(one -> !one.shown())
                        .map(SymbolScore::symbol)
                        .toList();
        if (!fresh.isEmpty()) {
            writer.show(h, answer.version().model().id(), fresh, answer.day());
        }
        for (String ticker : tickers) {
            SymbolScore score = found.get(ticker);
            votes.put(
                    ticker,
                    score == null
                            ? ModelVote.silent(
                                    "no score of a model: %s has none of %s on %s"
                                            .formatted(
                                                    answer.version().name(), ticker, answer.day()))
                            : ScoringVotes.of(answer.of(ticker, score)));
        }
        return votes;
    }

    private Speaker speaker(Handle h) {
        Optional<Speaker> known = last;
        if (known.isPresent() && System.nanoTime() - known.get().at() < FRESH.toNanos()) {
            return known.get();
        }
        Speaker found = find(h);
        last = Optional.of(found);
        return found;
    }

    private Speaker find(Handle h) {
        try {
            Optional<ScoreAnswer> answer = book.answering(h, NEWEST);
            String silence =
                    answer.isPresent() ? "" : String.valueOf(book.silent(h, "", NEWEST).message());
            return new Speaker(answer, "no score of a model: " + silence, System.nanoTime());
        } catch (Refusal refusal) {
            return new Speaker(
                    Optional.empty(),
                    "no score of a model: " + refusal.detail(),
                    System.nanoTime());
        }
    }
}
