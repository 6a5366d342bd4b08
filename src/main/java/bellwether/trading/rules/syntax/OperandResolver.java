package bellwether.trading.rules.syntax;

import bellwether.trading.rules.FunctionName;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Operation;
import bellwether.trading.rules.RuleFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks up the names of values, and holds them to their types.
final class OperandResolver {
    private final RuleFields fields;
    private final List<Problem> problems;

    OperandResolver(RuleFields fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /// A value that makes sense, and what it is.
    record Typed(Operand operand, OperandType type) {}

    /// Nothing when it makes none; the problem is then known.
    Optional<Typed> value(Draft draft) {
        return switch (draft.kind()) {
            case NUMBER -> {
                boolean percent = draft.text().equals("%");
                yield Optional.of(
                        new Typed(
                                new Operand.Literal(draft.number(), percent),
                                OperandType.literal(percent)));
            }
            case DATE -> date(draft);
            case NAME -> new FieldResolver(fields, problems).field(draft);
            case NEGATIVE -> negative(draft);
            case ARITHMETIC -> arithmetic(draft);
            case CALL -> call(draft);
            case BROKEN -> Optional.empty();
            case ALL, ANY, NOT, COMPARE, BETWEEN, CROSS, RUN, IS, IS_NOT, IN -> test(draft);
            case KNOWN, BARE, MEMBER, WITHIN, FOR -> test(draft);
        };
    }

    private Optional<Typed> test(Draft draft) {
        return refused(draft, "a test stands where a value is expected", "a number", "a field");
    }

    private Optional<Typed> refused(Draft draft, String detail, String... expected) {
        problems.add(Problem.of(draft.at(), detail, expected));
        return Optional.empty();
    }

    private Optional<Typed> date(Draft draft) {
        try {
            Operand operand = new Operand.DateLiteral(LocalDate.parse(draft.text()));
            return Optional.of(new Typed(operand, OperandType.of(operand, fields)));
        } catch (DateTimeException e) {
            return refused(draft, draft.text() + " is no date", "a date such as 2024-02-20");
        }
    }

    private Optional<Typed> negative(Draft draft) {
        Optional<Typed> part = value(draft.parts().get(0));
        if (part.isEmpty()) {
            return part;
        }
        Typed typed = part.get();
        if (!typed.type().type().isNumeric()) {
            return refused(
                    draft, "a " + typed.type().type().noun() + " has no opposite", "a number");
        }
        Operand operand =
                typed.operand() instanceof Operand.Literal(double number, boolean percent)
                        ? new Operand.Literal(-number, percent)
                        : new Operand.Negative(typed.operand());
        return Optional.of(new Typed(operand, typed.type()));
    }

    private Optional<Typed> arithmetic(Draft draft) {
        Optional<Typed> left = value(draft.parts().get(0));
        Optional<Typed> right = value(draft.parts().get(1));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Operation operation = operation(draft.text(), left.get(), right.get());
        Optional<OperandType> type = left.get().type().with(operation, right.get().type());
        if (type.isEmpty()) {
            return refused(
                    draft,
                    "a %s %s a %s makes no sense"
                            .formatted(noun(left.get()), draft.text(), noun(right.get())),
                    "values that go together");
        }
        return Optional.of(
                new Typed(
                        new Operand.Arithmetic(
                                operation, left.get().operand(), right.get().operand()),
                        type.get()));
    }

    private static Operation operation(String sign, Typed left, Typed right) {
        return switch (sign) {
            case "+" -> Operation.ADD;
            case "-" -> Operation.SUBTRACT;
            case "/" -> Operation.DIVIDE;
            default ->
                    left.type().isPercentOf(right.type())
                            ? Operation.PERCENT_OF
                            : Operation.MULTIPLY;
        };
    }

    private Optional<Typed> call(Draft draft) {
        FunctionName function = FunctionName.of(draft.text()).orElseThrow();
        List<Typed> typed = new ArrayList<>();
        for (Draft part : draft.parts()) {
            value(part).ifPresent(typed::add);
        }
        if (typed.size() < draft.parts().size()) {
            return Optional.empty();
        }
        if (function == FunctionName.ABS && typed.size() > 1) {
            return refused(draft, "abs takes one value, not " + typed.size(), "one value");
        }
        OperandType type = typed.get(0).type();
        for (Typed each : typed) {
            if (!each.type().type().isNumeric() || !each.type().goesWith(type)) {
                return refused(
                        draft,
                        "%s of a %s and a %s makes no sense"
                                .formatted(function.code(), type.type().noun(), noun(each)),
                        "values that go together");
            }
            type = type.isPlain() ? each.type() : type;
        }
        List<Operand> operands = typed.stream().map(Typed::operand).toList();
        return Optional.of(new Typed(new Operand.Call(function, operands), type));
    }

    static String noun(Typed typed) {
        return typed.type().type().noun();
    }
}
