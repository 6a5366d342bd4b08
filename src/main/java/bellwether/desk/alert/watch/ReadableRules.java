package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/// The rules that are judged and can be: what they name is there.
final class ReadableRules {
    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final AlertRuleDao rules = new AlertRuleDao();

    ReadableRules(Jdbi jdbi, RuleLibrary library) {
        this.jdbi = jdbi;
        this.library = library;
    }

    /// Those of a kind and of these owners.
    List<QuoteWatch.ReadRule> of(RuleKind kind, Predicate<String> owners) {
        List<QuoteWatch.ReadRule> readable = new ArrayList<>();
        jdbi.withHandle(h -> rules.watching(h, kind)).stream()
                .filter(rule -> owners.test(rule.owner()))
                .forEach(rule ->
                        library.read(rule)
                                .definition()
                                .flatMap(definition -> judged(rule, definition))
                                .ifPresent(readable::add));
        return readable;
    }

    /// Nothing where what it names went since it was last looked at.
    private Optional<QuoteWatch.ReadRule> judged(AlertRule rule, RuleDefinition definition) {
        try {
            return Optional.of(
                    new QuoteWatch.ReadRule(
                            rule, definition, library.judged(rule.owner(), definition)));
        } catch (Refusal refusal) {
            RuleLibrary.lasting(refusal);
            return Optional.empty();
        }
    }
}
