package bellwether.trading.rules;

import java.util.List;

/// The fields of the tests: those always known, and some as callers supply them.
final class RuleTestFields {
    static final List<String> VERDICTS =
            List.of("STRONG_SELL", "SELL", "HOLD", "BUY", "STRONG_BUY");

    static final RuleFields ALL =
            RuleFields.standard()
                    .with(
                            List.of(
                                    RuleField.words(
                                            "verdict", VERDICTS, true, "The verdict.", "analysis"),
                                    RuleField.words(
                                            "verdict.trend",
                                            VERDICTS,
                                            true,
                                            "The trend profile's verdict.",
                                            "analysis"),
                                    RuleField.number(
                                                    "score",
                                                    ValueType.NUMBER,
                                                    "points",
                                                    "The score.",
                                                    "analysis")
                                            .in("-100 to 100"),
                                    RuleField.words(
                                            "regime",
                                            List.of("trending", "ranging", "volatile"),
                                            false,
                                            "The regime.",
                                            "analysis"),
                                    RuleField.words(
                                            "sector",
                                            List.of("Energy", "Health Care", "known"),
                                            false,
                                            "The sector.",
                                            "symbols"),
                                    RuleField.flag("synthetic", "Made-up prices.", "symbols"),
                                    RuleField.number(
                                            "mine.as_of",
                                            ValueType.DATE,
                                            "date",
                                            "Day of the last analysis.",
                                            "analyses"),
                                    RuleField.number(
                                                    "position.profit_percent",
                                                    ValueType.PERCENT,
                                                    "percent",
                                                    "Profit of what is held.",
                                                    "positions")
                                            .live()))
                    .with(Membership.ON_LIST, Membership.SCREEN);

    private RuleTestFields() {}

    static Condition read(String text) {
        return switch (new ConditionLanguage(ALL).parse(text)) {
            case ParsedCondition.Valid(Condition condition) -> condition;
            case ParsedCondition.Invalid(List<ConditionError> errors) ->
                    throw new AssertionError(text + ": " + errors);
        };
    }

    static List<ConditionError> errors(String text) {
        return switch (new ConditionLanguage(ALL).parse(text)) {
            case ParsedCondition.Valid(Condition condition) ->
                    throw new AssertionError(text + " is valid: " + condition);
            case ParsedCondition.Invalid(List<ConditionError> errors) -> errors;
        };
    }
}
