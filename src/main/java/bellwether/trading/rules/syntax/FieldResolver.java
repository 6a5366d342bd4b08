package bellwether.trading.rules.syntax;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.syntax.OperandResolver.Typed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks up the names of fields, and says which was probably meant.
final class FieldResolver {
    /// Names that other programs have for our fields, no letter of which need be alike.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("price", "close"),
                    Map.entry("last", "close"),
                    Map.entry("last_price", "close"),
                    Map.entry("adj_close", "close"),
                    Map.entry("o", "open"),
                    Map.entry("h", "high"),
                    Map.entry("l", "low"),
                    Map.entry("c", "close"),
                    Map.entry("v", "volume"),
                    Map.entry("vol", "volume"),
                    Map.entry("change", "return_1"),
                    Map.entry("change_percent", "return_1"),
                    Map.entry("signal", "verdict"),
                    Map.entry("rating", "verdict"));

    private final RuleFields fields;
    private final List<Problem> problems;

    FieldResolver(RuleFields fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    private Optional<Typed> refused(Draft draft, String detail, String... expected) {
        problems.add(Problem.of(draft.at(), detail, expected));
        return Optional.empty();
    }

    Optional<Typed> field(Draft draft) {
        Optional<RuleField> field = find(draft);
        Optional<Timeframe> timeframe = timeframe(draft);
        if (field.isEmpty() || (timeframe.isEmpty() && !draft.words().isEmpty())) {
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

    private Optional<RuleField> find(Draft draft) {
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

    /// What other programs call it; else the nearest name; of an indicator with numbers, the
    /// nearest with the same numbers.
    private Optional<String> meant(String typed) {
        String elsewhere = ELSEWHERE.get(typed.toLowerCase(Locale.ROOT));
        if (elsewhere != null && exists(elsewhere)) {
            return Optional.of(elsewhere);
        }
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
}
