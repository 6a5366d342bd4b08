package bellwether.trading.rules.syntax;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.FunctionName;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Operation;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
            case NAME -> field(draft);
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

    private Optional<Typed> field(Draft draft) {
        Optional<RuleField> field = find(draft);
        Optional<Timeframe> timeframe = timeframe(draft);
        if (field.isEmpty() || timeframe.isEmpty() && !draft.words().isEmpty()) {
            return Optional.empty();
        }
        RuleField found = field.get();
        if (draft.number() > Operand.MOST_AGO) {
            return refused(
                    draft,
                    "bars ago must be 0 to %d, was %.0f"
                            .formatted(Operand.MOST_AGO, draft.number()),
                    "0 to " + Operand.MOST_AGO);
        }
        if (found.isLive() && (draft.number() > 0 || timeframe.isPresent())) {
            return refused(draft, found.name() + " is known on the present bar only", found.name());
        }
        if (timeframe.isPresent() && fields.isSupplied(found.name())) {
            return refused(
                    draft,
                    found.name() + " has no values of longer bars",
                    found.name() + " without @" + timeframe.get().code());
        }
        return Optional.of(
                new Typed(
                        new Operand.FieldValue(found.name(), (int) draft.number(), timeframe),
                        OperandType.of(found)));
    }

    Optional<RuleField> find(Draft draft) {
        try {
            Optional<RuleField> field = fields.find(draft.text());
            if (field.isEmpty()) {
                unknown(draft);
            }
            return field;
        } catch (IllegalArgumentException e) {
            problems.add(
                    Problem.of(
                            draft.at(),
                            "%s: %s".formatted(Quoted.text(draft.text()), e.getMessage())));
            return Optional.empty();
        }
    }

    private void unknown(Draft draft) {
        String meant = meant(draft.text()).orElse(null);
        problems.add(
                new Problem(
                        draft.at(),
                        "no field is called \"%s\"%s"
                                .formatted(
                                        Quoted.text(draft.text()),
                                        meant == null ? "" : "; did you mean " + meant + "?"),
                        List.of("a field"),
                        meant));
    }

    /// The nearest name; of an indicator with numbers, the nearest with the same numbers.
    private Optional<String> meant(String typed) {
        Optional<String> whole = DidYouMean.among(fields.names(), typed);
        int numbers = firstNumber(typed);
        if (numbers < 0) {
            return whole;
        }
        List<String> same =
                fields.names().stream()
                        .filter(name -> firstNumber(name) > 0)
                        .map(name -> name.substring(0, firstNumber(name)))
                        .distinct()
                        .toList();
        return DidYouMean.among(same, typed.substring(0, numbers))
                .map(name -> name + typed.substring(numbers))
                .filter(this::exists)
                .or(() -> whole);
    }

    private boolean exists(String name) {
        try {
            return fields.find(name).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int firstNumber(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i - 1) == '_' && Character.isDigit(name.charAt(i))) {
                return i - 1;
            }
        }
        return -1;
    }

    private Optional<Timeframe> timeframe(Draft draft) {
        if (draft.words().isEmpty()) {
            return Optional.empty();
        }
        Draft.WordAt written = draft.words().get(0);
        Optional<Timeframe> timeframe = Timeframe.of(written.word());
        if (timeframe.isEmpty()) {
            List<String> codes = Arrays.stream(Timeframe.values()).map(Timeframe::code).toList();
            problems.add(
                    new Problem(
                            written.at(),
                            "no timeframe is called \"%s\"".formatted(Quoted.text(written.word())),
                            codes,
                            DidYouMean.among(codes, written.word()).orElse(null)));
        }
        return timeframe;
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
