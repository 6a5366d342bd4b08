package bellwether.desk.alert;

import bellwether.desk.alert.drill.FirstDrillDao;
import bellwether.desk.alert.fire.AlertAnswerDao;
import bellwether.desk.alert.rule.AlertRuleDao;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What owners did with alerts and rules.
public final class OwnerActs {
    private final Jdbi jdbi;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final AlertAnswerDao answers = new AlertAnswerDao();
    private final FirstDrillDao drills = new FirstDrillDao();

    OwnerActs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Who has a rule.
    public List<String> owners() {
        return jdbi.withHandle(rules::owners);
    }

    /// The quarters of an hour in which an owner answered an alert, the oldest first.
    public List<Instant> answers(String owner) {
        return jdbi.withHandle(h -> answers.of(h, owner));
    }

    /// Rules that an owner drilled before their first alert, by their first drill.
    public List<DrilledRule> drills(String owner) {
        return jdbi.withHandle(h -> drills.of(h, owner));
    }
}
