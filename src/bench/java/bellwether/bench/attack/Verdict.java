package bellwether.bench.attack;

import java.util.List;

/// One row of the table: what an attack did to the service and to others.
///
/// @param after what its end left
/// @param ending how a SIGTERM during it ended the process
record Verdict(
        Attack attack,
        Load.Result result,
        Callers callers,
        After after,
        String ending,
        boolean ended) {
    static final double HEALTH_MILLIS = 50;
    static final double STOCKS_MILLIS = 250;

    /// What honest callers got.
    record Callers(ProbeResult health, ProbeResult stocks, boolean refusals) {
        boolean met() {
            return health.met(HEALTH_MILLIS, refusals) && stocks.met(STOCKS_MILLIS, refusals);
        }
    }

    /// @param words what the process held, before and after
    /// @param wrong what was not as before a second after the attack's end
    record After(String words, List<String> wrong) {
        boolean met() {
            return wrong.isEmpty();
        }
    }

    boolean met() {
        return callers.met() && after.met() && ended && !result.faulty();
    }

    String row() {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        attack.family() + ": " + attack.words(),
                        result.words() + (result.faulty() ? " **WRONG ANSWERS**" : ""),
                        callers.health().words(),
                        callers.stocks().words(),
                        callers.met() ? "met" : "MISSED",
                        after.words()
                                + (after.met()
                                        ? "; as before"
                                        : "; NOT as before: " + String.join(", ", after.wrong())),
                        ending + (ended ? "" : " MISSED"),
                        met() ? "met" : "MISSED");
    }

    static String head() {
        return """
        | attack | what the attackers got | `/health`: answers: p50 / p99 / worst | `/api/v1/stocks`, the same | ≤ %.0f and %.0f ms | 1 s after its end | SIGTERM during it | all |
        |---|---|---|---|---|---|---|---|\
        """
                .formatted(HEALTH_MILLIS, STOCKS_MILLIS);
    }
}
