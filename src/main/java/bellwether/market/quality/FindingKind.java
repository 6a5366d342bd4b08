package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What can be wrong with a symbol's bars, with the rule by which it is found and the most that it
/// adds to the symbol's score.
enum FindingKind {
    SUSPECTED_SPLIT(
            40,
            "An open within 5 % (3:2 within 2.5 %) of the close before over a small ratio, borne out within 6 % by"
                    + " the middle of the five closes before and after, and no such split recorded. One is enough"
                    + " for the whole score."),
    BAD_TICK(
            30,
            "With r = ln(close / close before) and s = 1.4826 × the median of |r| over all bars: |r| above"
                    + " 10 s and 5 %, of which the next bar takes back at least two thirds; or a high or low that"
                    + " lies so far outside its own bar's open and close and both neighbours' high or low. Three are"
                    + " enough for the whole score. A day on which all the market jumped and came back looks the"
                    + " same."),
    GAP(
            30,
            "Sessions of the exchange's calendar between the first and the last bar that have no bar. Missing in"
                    + " 2 % of the sessions is enough for the whole score."),
    STALE(
            30,
            "Sessions of the exchange's calendar that ended after the last bar, up to the delisting if there was"
                    + " one. Twenty are enough for the whole score."),
    CONTRADICTION(
            20,
            "Rows of imports with impossible values, such as a high below the low or a price that is"
                    + " missing, and were not taken. 1 % of the bars is enough for the whole score."),
    SOURCES_DISAGREE(
            20,
            "Days on which a source replaced another's bar with an open, high, low or close that differs by 0.1 % or"
                    + " more of the smaller one; days on which they agree are not kept. A difference of 5 % is"
                    + " enough for the whole score."),
    ZERO_VOLUME(
            10,
            "Bars whose volume is 0 among those whose volume is known, when most are not. 5 % are enough for the"
                    + " whole score."),
    OFF_CALENDAR(
            5,
            "Bars on days on which the exchange's calendar has no session. 1 % of the bars is enough for the whole"
                    + " score.");

    private final int weight;
    private final String rule;

    FindingKind(int weight, String rule) {
        this.weight = weight;
        this.rule = rule;
    }

    int weight() {
        return weight;
    }

    /// In words, with its formula.
    String rule() {
        return rule;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
