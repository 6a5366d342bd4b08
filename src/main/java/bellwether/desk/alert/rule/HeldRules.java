package bellwether.desk.alert.rule;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Rules that are held against all others while they are changed.
final class HeldRules {
    private final Jdbi jdbi;
    private final AlertRuleDao dao = new AlertRuleDao();

    HeldRules(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What is done to a rule while it is held.
    interface Work {
        void on(Handle h, AlertRule held);
    }

    /// Changes a rule of an owner.
    ///
    /// @param condition asked of the rule as it stands; throws where it is not to be changed
    /// @return the rule as it is then
    AlertRule change(String owner, AlertRuleId id, Consumer<AlertRule> condition, Work work) {
        return jdbi.inTransaction(h -> {
            AlertRule old = find(h, owner, id);
            condition.accept(old);
            work.on(h, old);
            return find(h, owner, id);
        });
    }

    /// A rule of an owner, held until the transaction ends.
    AlertRule find(Handle h, String owner, AlertRuleId id) {
        return dao.findForUpdate(h, owner, id).orElseThrow(() -> AlertRules.unknown(id.toString()));
    }
}
