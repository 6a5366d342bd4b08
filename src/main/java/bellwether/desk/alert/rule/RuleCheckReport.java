package bellwether.desk.alert.rule;

import bellwether.platform.base.Fault;
import bellwether.trading.rules.BarsNeeded;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule means before it is made, or everything that is wrong with it.
///
/// @param errors of a condition in text, with their places
/// @param faults of all members, by pointer
/// @param text of the condition as it is printed
/// @param json the same as JSON
/// @param symbols how many the rule looks at now; null for other rules
/// @param mostAlerts how many it makes at most on one bar, where it fires on each; null for others
/// @param dueAt when a rule by the clock is due next
public record RuleCheckReport(
        boolean valid,
        List<Fault> faults,
        List<ConditionError> errors,
        @Nullable RuleKind kind,
        @Nullable String words,
        @Nullable String text,
        @Nullable JsonNode json,
        List<String> fields,
        @Nullable WarmUp warmUp,
        @Nullable Integer symbols,
        @Nullable Integer mostAlerts,
        @Nullable Instant dueAt) {
    public RuleCheckReport {
        faults = List.copyOf(faults);
        errors = List.copyOf(errors);
        fields = List.copyOf(fields);
    }

    /// How many bars a symbol needs before the condition can be known.
    ///
    /// @param stable before indicators no longer show where the history began; null when one always
    ///   does
    /// @param exact whether no bars of longer timeframes are involved
    public record WarmUp(int known, @Nullable Integer stable, boolean exact) {
        private static WarmUp of(BarsNeeded needed) {
            return new WarmUp(
                    needed.known(),
                    needed.stable() == Integer.MAX_VALUE ? null : Integer.valueOf(needed.stable()),
                    needed.isExact());
        }
    }

    /// Of a rule that an owner sends.
    static RuleCheckReport of(RuleReading reading, RuleLibrary library, String owner, Instant now) {
        Optional<RuleDefinition> found = reading.definition();
        if (found.isEmpty()) {
            return new RuleCheckReport(
                    false,
                    reading.faults(),
                    reading.conditionErrors(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null);
        }
        RuleDefinition rule = found.get();
        Integer symbols = symbols(rule, library, owner);
        return switch (rule.trigger()) {
            case RuleTrigger.Due(ClockSchedule schedule) ->
                    new RuleCheckReport(
                            true,
                            List.of(),
                            List.of(),
                            rule.kind(),
                            words(schedule),
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            schedule.next(now));
            case RuleTrigger.Test(Condition condition) -> {
                JudgedCondition judged = library.judged(owner, rule);
                yield new RuleCheckReport(
                        true,
                        List.of(),
                        List.of(),
                        rule.kind(),
                        ConditionLanguage.sentence(condition),
                        ConditionLanguage.text(condition),
                        ConditionLanguage.json(condition),
                        ConditionParts.fields(condition).stream()
                                .map(Operand.FieldValue::name)
                                .distinct()
                                .toList(),
                        WarmUp.of(
                                BarsNeeded.of(
                                        judged.condition(),
                                        judged.fields().names().with(AccountFields.all()),
                                        rule.timeframe())),
                        symbols,
                        rule.repeat() == RepeatMode.EACH ? symbols : null,
                        null);
            }
        };
    }

    private static @Nullable Integer symbols(
            RuleDefinition rule, RuleLibrary library, String owner) {
        return switch (rule.scope()) {
            case RuleScope.Account _, RuleScope.Nothing _ -> null;
            case RuleScope.Symbols _ ->
                    Integer.valueOf(library.tickers(owner, rule.scope()).size());
        };
    }

    /// What a rule means, in a sentence.
    public static String words(RuleDefinition rule) {
        return switch (rule.trigger()) {
            case RuleTrigger.Due(ClockSchedule schedule) -> words(schedule);
            case RuleTrigger.Test(Condition condition) -> ConditionLanguage.sentence(condition);
        };
    }

    private static String words(ClockSchedule schedule) {
        String days =
                switch (schedule.days()) {
                    case SESSION ->
                            "on each session of "
                                    + schedule.exchange().orElseThrow().exchange().mic();
                    case WEEKDAY -> "from Monday to Friday";
                    case DAILY -> "every day";
                };
        return "At %s in %s, %s.".formatted(schedule.at(), schedule.zone(), days);
    }
}
