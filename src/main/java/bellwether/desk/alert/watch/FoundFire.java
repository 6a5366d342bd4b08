package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.fire.NewAlert;
import java.time.Instant;

/// What a rule found on a bar.
///
/// @param time when the bar began, in seconds of the epoch
/// @param endedAt when it ended
record FoundFire(
        CompiledRule rule,
        AlertKind kind,
        AlertSubject subject,
        long time,
        Instant endedAt,
        AlertFacts facts,
        boolean late) {
    NewAlert alert() {
        String name = rule.definition().name();
        return new NewAlert(
                rule.rule().owner(),
                rule.rule().id().origin(),
                kind,
                subject,
                kind == AlertKind.FIRED ? rule.occasion(time) : kind.word() + ":" + time,
                endedAt,
                title(kind, name, subject.label()),
                facts,
                rule.definition().notice().priority(),
                late);
    }

    static String title(AlertKind kind, String name, String label) {
        return switch (kind) {
            case FIRED -> "%s: %s".formatted(label, name);
            case UNKNOWN -> "%s: %s cannot be judged".formatted(label, name);
            case KNOWN -> "%s: %s can be judged again".formatted(label, name);
        };
    }
}
