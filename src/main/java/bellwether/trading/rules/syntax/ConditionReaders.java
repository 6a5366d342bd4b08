package bellwether.trading.rules.syntax;

import bellwether.platform.base.Fault;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads conditions in either spelling, with everything that is wrong at once.
public final class ConditionReaders {
    /// How long a text may be.
    public static final int LONGEST = 10_000;

    private ConditionReaders() {}

    public static ParsedCondition text(String text, RuleFields fields) {
        if (text.length() > LONGEST) {
            return new ParsedCondition.Invalid(List.of(tooLong(text)));
        }
        List<Problem> problems = new ArrayList<>();
        Draft draft = TestReader.read(text, problems);
        Optional<Condition> condition =
                DraftLimits.allow(draft, problems)
                        ? new ConditionResolver(fields, problems).condition(draft)
                        : Optional.empty();
        return problems.isEmpty() && condition.isPresent()
                ? new ParsedCondition.Valid(condition.get())
                : new ParsedCondition.Invalid(errors(problems));
    }

    private static ConditionError tooLong(String text) {
        return new ConditionError(
                LONGEST,
                text.length() - LONGEST,
                "%d characters".formatted(text.length()),
                List.of("at most %d characters".formatted(LONGEST)),
                null,
                "the text has %d characters, at most %d are allowed"
                        .formatted(text.length(), LONGEST));
    }

    private static List<ConditionError> errors(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new ConditionError(
                                problem.at().position(),
                                problem.at().length(),
                                problem.at().found(),
                                problem.expected(),
                                problem.didYouMean(),
                                problem.detail()))
                .sorted(Comparator.comparingInt(ConditionError::position))
                .distinct()
                .toList();
    }

    /// Reads a condition of a JSON document, where a text may take the place of the object.
    ///
    /// @param faults get what is wrong, by pointer
    public static Optional<Condition> either(
            JsonNode node, String pointer, RuleFields fields, List<Fault> faults) {
        if (!node.isTextual()) {
            return json(node, pointer, fields, faults);
        }
        return switch (text(node.textValue(), fields)) {
            case ParsedCondition.Valid(Condition condition) -> Optional.of(condition);
            case ParsedCondition.Invalid(List<ConditionError> errors) -> {
                errors.stream()
                        .map(error ->
                                new Fault(
                                        pointer,
                                        "%s (character %d)"
                                                .formatted(error.detail(), error.position() + 1)))
                        .forEach(faults::add);
                yield Optional.empty();
            }
        };
    }

    /// Reads the JSON spelling of a condition.
    ///
    /// @param faults get what is wrong, by pointer
    public static Optional<Condition> json(
            JsonNode node, String pointer, RuleFields fields, List<Fault> faults) {
        List<Problem> problems = new ArrayList<>();
        Draft draft = new JsonConditionReader(problems).test(node, pointer);
        Optional<Condition> condition =
                DraftLimits.allow(draft, problems)
                        ? new ConditionResolver(fields, problems).condition(draft)
                        : Optional.empty();
        report(problems, faults);
        return problems.isEmpty() ? condition : Optional.empty();
    }

    /// A value that stands alone in a rule, such as a limit price.
    public record TypedOperand(Operand operand, OperandType type) {}

    /// Reads the JSON spelling of a value.
    ///
    /// @param faults get what is wrong, by pointer
    public static Optional<TypedOperand> value(
            JsonNode node, String pointer, RuleFields fields, List<Fault> faults) {
        List<Problem> problems = new ArrayList<>();
        Draft draft = new JsonValueReader(problems).value(node, pointer);
        Optional<TypedOperand> value =
                DraftLimits.allow(draft, problems)
                        ? new ConditionResolver(fields, problems)
                                .value(draft)
                                .map(typed -> new TypedOperand(typed.operand(), typed.type()))
                        : Optional.empty();
        report(problems, faults);
        return problems.isEmpty() ? value : Optional.empty();
    }

    private static void report(List<Problem> problems, List<Fault> faults) {
        problems.stream()
                .map(problem -> new Fault(problem.at().pointer(), problem.detail()))
                .distinct()
                .forEach(faults::add);
    }
}
