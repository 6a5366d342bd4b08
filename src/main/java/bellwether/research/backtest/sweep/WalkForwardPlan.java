package bellwether.research.backtest.sweep;

import bellwether.platform.base.Refusal;
import bellwether.research.backtest.run.SessionCurves;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How a walk-forward parts a history: parameters are chosen in training, and tried on the sessions
/// that follow, again and again.
///
/// @param train sessions of training
/// @param test sessions of a test; the tests follow one another without gaps
/// @param anchored whether training always begins at the first session
/// @param embargo sessions between training and test that are used for neither
/// @param leastTrades closed trades without which parameters are not chosen
public record WalkForwardPlan(int train, int test, boolean anchored, int embargo, int leastTrades) {
    public static final WalkForwardPlan USUAL = new WalkForwardPlan(756, 126, false, 5, 10);

    private static final int LEAST_TRAIN = 2;

    public WalkForwardPlan {
        require("train", train, LEAST_TRAIN);
        require("test", test, 1);
        require("embargo", embargo, 0);
        require("least_trades", leastTrades, 0);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw Refusal.invalid(
                    "/search/" + name, "must be %d or more, was %d".formatted(least, value));
        }
    }

    /// The usual one with other lengths.
    public static WalkForwardPlan of(int train, int test, boolean anchored) {
        return new WalkForwardPlan(train, test, anchored, USUAL.embargo, USUAL.leastTrades);
    }

    /// Sessions that a history must have for one test of one session.
    public int sessionsNeeded() {
        return train + embargo + 1;
    }

    /// The windows of a history, the oldest first; the last one may be shorter than the others.
    ///
    /// @param notBefore the bar before which nothing is decided
    /// @throws Refusal where the history is too short for one
    public List<WalkForwardWindow> windows(RuleHistory history, int notBefore) {
        SessionCurves sessions = new SessionCurves(history, 1);
        int first = 0;
        while (first < sessions.count() && sessions.lastBar(first) < notBefore) {
            first++;
        }
        int count = sessions.count() - first;
        if (count < sessionsNeeded()) {
            throw Refusal.invalid(
                    "/search/train",
                    ("needs %,d sessions: %,d of training, %,d between and 1 of test; the history"
                                    + " has %,d. Choose a shorter training or an earlier begin.")
                            .formatted(sessionsNeeded(), train, embargo, count));
        }
        List<WalkForwardWindow> windows = new ArrayList<>();
        int begin = first + train + embargo;
        for (int from = begin; from < sessions.count(); from += test) {
            int trainFrom = anchored ? first : from - embargo - train;
            int sessionsOfTest = Math.min(test, sessions.count() - from);
            windows.add(
                    new WalkForwardWindow(
                            windows.size(),
                            span(history, sessions, trainFrom, from - embargo - trainFrom),
                            span(history, sessions, from, sessionsOfTest),
                            sessionsOfTest < test));
        }
        return windows;
    }

    private static SessionSpan span(
            RuleHistory history, SessionCurves sessions, int from, int count) {
        LocalDate first = history.date(sessions.lastBar(from));
        LocalDate last = history.date(sessions.lastBar(from + count - 1));
        return new SessionSpan(from, count, first, last);
    }
}
