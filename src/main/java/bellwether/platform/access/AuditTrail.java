package bellwether.platform.access;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.PrintableText;
import java.time.InstantSource;

/// Keeps who did what, at once and in the transaction of whoever says so.
final class AuditTrail implements Audit {
    private static final int LONGEST = 200;

    private final AuditDao dao;
    private final InstantSource clock;

    AuditTrail(AuditDao dao, InstantSource clock) {
        this.dao = dao;
        this.clock = clock;
    }

    @Override
    public void note(Actor actor, String action, String object, String outcome) {
        dao.insert(
                new AuditEntry(
                        0,
                        clock.instant(),
                        actor.caller().key(),
                        actor.owner(),
                        action,
                        brief(object),
                        brief(outcome),
                        actor.requestId(),
                        actor.client(),
                        1));
    }

    private static String brief(String text) {
        return PrintableText.cut(text, LONGEST);
    }
}
