package bellwether.platform.ops;

import java.time.Duration;

/// Counts failed looks in a row and says what they come to.
final class FailedProbes {
    private static final int ALARM = 3;

    /// From the alarm to the end of the process.
    static final Duration LAST_CHANCE = Duration.ofMinutes(1);

    /// What is to be done after a look.
    enum Consequence {
        NONE,
        ALARM,
        RECOVERED,
        EXIT
    }

    private int inRow;
    private Duration sinceAlarm = Duration.ZERO;

    /// A look has failed.
    ///
    /// @param since the time since the look before
    Consequence failed(Duration since) {
        inRow++;
        if (inRow < ALARM) {
            return Consequence.NONE;
        }
        if (inRow == ALARM) {
            return Consequence.ALARM;
        }
        sinceAlarm = sinceAlarm.plus(since);
        return sinceAlarm.compareTo(LAST_CHANCE) >= 0 ? Consequence.EXIT : Consequence.NONE;
    }

    Consequence passed() {
        boolean alarmed = isAlarmed();
        forget();
        return alarmed ? Consequence.RECOVERED : Consequence.NONE;
    }

    /// Begins anew, as if none had failed.
    void forget() {
        inRow = 0;
        sinceAlarm = Duration.ZERO;
    }

    boolean isAlarmed() {
        return inRow >= ALARM;
    }

    int inRow() {
        return inRow;
    }

    Duration sinceAlarm() {
        return sinceAlarm;
    }
}
