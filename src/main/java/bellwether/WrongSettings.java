package bellwether;

import java.util.ArrayList;
import java.util.List;

/// The environment holds values that cannot be used; the message lists all of them, and no secret.
final class WrongSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> faults;

    WrongSettings(List<String> faults) {
        super("Wrong settings:\n  " + String.join("\n  ", faults));
        this.faults = new ArrayList<>(faults);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
