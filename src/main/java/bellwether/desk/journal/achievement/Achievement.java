package bellwether.desk.journal.achievement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What can be reached.
public enum Achievement {
    FIRST_TRADE(1, "Close a trade"),
    TEN_WINS(10, "Close 10 trades with a profit"),
    HUNDRED_TRADES(100, "Close 100 trades"),
    FIVE_PATTERNS(5, "Close trades of 5 different patterns"),
    BIG_MOVE(1, "Close a trade that won or lost 100 or more of its currency"),
    FIVE_IN_ROW(5, "Win 5 trades in a row"),
    TEN_IN_ROW(10, "Win 10 trades in a row"),
    JOURNALED(20, "Write about 20 closed trades within 24 hours of their booking"),
    PLANNER(10, "Close 10 trades in a row whose orders brought a stop"),
    KEEPER(20, "Close 20 trades in a row without having cancelled their planned stop"),
    WITHIN_LIMITS(
            30,
            "Hold positions on 30 sessions with every limit known and kept, and none broken"
                    + " between"),
    WEEK_STREAK(7, "Be active on 7 days in a row"),
    MONTH_STREAK(30, "Be active on 30 days in a row"),
    DRILLER(10, "Drill 10 alert rules before their first alert"),
    HONEST(10, "Write down a lesson of 10 losing trades");

    private final int goal;
    private final String meaning;

    Achievement(int goal, String meaning) {
        this.goal = goal;
        this.meaning = meaning;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How much of it is all.
    public int goal() {
        return goal;
    }

    /// What is to be done, for people.
    public String meaning() {
        return meaning;
    }
}
