package bellwether.desk.journal.achievement;

import bellwether.trading.portfolio.history.HeldDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts together what looks at limits have found of the portfolios of an owner.
public final class LimitSessions {
    private LimitSessions() {}

    /// One for each day. A day of a portfolio at which no look was made is one of which nothing is
    /// known.
    ///
    /// @param held days on which portfolios held something
    /// @param looked what looks have found
    public static List<LimitSession> of(
            List<HeldDay> held, Map<HeldDay, LimitSession.Result> looked) {
        Map<LocalDate, LimitSession.Result> days = new TreeMap<>();
        for (HeldDay one : held) {
            days.merge(
                    one.day(),
                    looked.getOrDefault(one, LimitSession.Result.UNKNOWN),
                    LimitSessions::worse);
        }
        List<LimitSession> sessions = new ArrayList<>();
        days.forEach((day, result) -> sessions.add(new LimitSession(day, result)));
        return List.copyOf(sessions);
    }

    private static LimitSession.Result worse(LimitSession.Result one, LimitSession.Result other) {
        if (one == LimitSession.Result.BROKEN || other == LimitSession.Result.BROKEN) {
            return LimitSession.Result.BROKEN;
        }
        return one == LimitSession.Result.KEPT ? other : one;
    }
}
